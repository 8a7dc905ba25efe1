import type { ReactNode } from "react";
import type { RouterOutputs } from "~/trpc/types";

import { TagLinks } from "~/components/ui/tag-links";
import { AuthorLink } from "./author-link";
import { Byline } from "./byline";

/** A post as a reader sees it. The author's own actions come as `children`. */
export function PostView({ post, children }: { post: RouterOutputs["post"]["read"]; children?: ReactNode }) {
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
            updatedAt={post.updatedAt}
          />
          <div className="-me-3 print:hidden">{children}</div>
        </div>
      </header>
      {/* Rendered and made safe by the server when it was written. */}
      <div className="prose-text mt-6" dir="auto" dangerouslySetInnerHTML={{ __html: post.html }} />
      {post.tags.length > 0 ? (
        <p className="mt-6 flex flex-wrap gap-x-4 gap-y-1">
          <span className="sr-only">Tags: </span>
          <TagLinks tags={post.tags} />
        </p>
      ) : null}
    </article>
  );
}
