import type { ReactNode } from "react";
import type { RouterOutputs } from "~/trpc/types";

import { Byline } from "./byline";

/** A post as a reader sees it. The author's own actions come as `children`. */
export function PostView({ post, children }: { post: RouterOutputs["post"]["byId"]; children?: ReactNode }) {
  return (
    <article>
      <header className="flex items-start justify-between gap-4">
        <div className="flex min-w-0 flex-col gap-3">
          <h1 className="font-serif text-2xl font-semibold [overflow-wrap:anywhere] sm:text-3xl" dir="auto">
            {post.title}
          </h1>
          <Byline author={post.author} createdAt={post.createdAt} updatedAt={post.updatedAt} />
        </div>
        {children}
      </header>
      <div className="prose-text mt-8" dir="auto">
        {post.content}
      </div>
    </article>
  );
}
