import type { ReactNode } from "react";
import type { RouterOutputs } from "~/trpc/types";

import { TagLinks } from "~/components/ui/tag-links";
import { AuthorLink } from "./author-link";
import { Byline } from "./byline";
import { EditedLink } from "./edited-link";

interface PostViewProps {
  post: RouterOutputs["post"]["read"];
  /** What can be done with it by anybody, under the text. */
  below?: ReactNode;
  children?: ReactNode;
}

/** A post as a reader sees it. The author's own actions come as `children`. */
export function PostView({ post, below, children }: PostViewProps) {
  return (
    <article>
      <header>
        <h1
          className={`font-serif font-semibold [overflow-wrap:anywhere] ${post.title.length > 100 ? "text-xl sm:text-2xl" : "text-2xl sm:text-3xl"}`}
          dir="auto"
        >
          {post.title}
        </h1>
        <div className="mt-1 flex min-h-11 items-center justify-between gap-4">
          <Byline
            author={post.author}
            authorLink={post.author ? <AuthorLink author={post.author} /> : undefined}
            createdAt={post.createdAt}
          >
            {post.updatedAt ? <EditedLink postId={post.id} at={post.updatedAt} /> : null}
          </Byline>
          <div className="-me-3 print:hidden">{children}</div>
        </div>
      </header>
      {/* Rendered and made safe by the server when it was written. */}
      <div className="prose-text mt-6" dangerouslySetInnerHTML={{ __html: post.html }} />
      {post.tags.length > 0 ? (
        <p className="mt-6 flex flex-wrap gap-x-4 gap-y-1">
          <span className="sr-only">Tags: </span>
          <TagLinks tags={post.tags} />
        </p>
      ) : null}
      {below ? <div className="-ms-2 mt-8 flex flex-wrap gap-x-1 print:hidden">{below}</div> : null}
    </article>
  );
}
