import { Link } from "@tanstack/react-router";

import type { ReactNode } from "react";
import type { RouterOutputs } from "~/trpc/types";

import { ButtonLink } from "~/components/ui/button";
import { Byline } from "./byline";

type ListedPost = RouterOutputs["post"]["list"]["items"][number];

interface PostListProps {
  posts: ListedPost[];
  ofOne?: boolean;
  /** What can be done with a post, under it. */
  below?: (post: ListedPost) => ReactNode;
}

/** Posts as a reader skims them: title, two lines, and the quiet line, which names no author `ofOne`. */
export function PostList({ posts, ofOne = false, below }: PostListProps) {
  return (
    <ul className="divide-y divide-line">
      {posts.map((post) => (
        <li key={post.id} className="py-6 first:pt-0">
          <article className="relative flex flex-col gap-1.5">
            <h2 className="font-serif text-xl font-semibold [overflow-wrap:anywhere]" dir="auto">
              <Link
                to="/posts/$postId/{-$slug}"
                params={{ postId: post.id, slug: post.slug }}
                className="rounded decoration-1 underline-offset-4 hover:underline pointer-coarse:after:absolute pointer-coarse:after:inset-x-0 pointer-coarse:after:-inset-y-6"
              >
                {post.title}
              </Link>
            </h2>
            <p className="line-clamp-2 font-serif text-base [overflow-wrap:anywhere] text-quiet" dir="auto">
              {post.extract}
            </p>
            <Byline author={ofOne ? undefined : post.author} createdAt={post.createdAt} timeInMargin />
          </article>
          {below?.(post)}
        </li>
      ))}
    </ul>
  );
}

/** What a site says before anyone has written. */
export function EmptyFeed({ isMember }: { isMember: boolean }) {
  return (
    <div>
      <h2 className="font-serif text-2xl font-semibold">Nothing has been posted yet</h2>
      <p className="mt-3 max-w-[60ch] text-lg text-quiet">
        This is where the group’s posts appear, the newest first. Someone has to write the first one.
      </p>
      <div className="mt-8 flex flex-wrap gap-3">
        {isMember ? (
          <ButtonLink look="filled" to="/posts/new">
            Write the first post
          </ButtonLink>
        ) : (
          <>
            <ButtonLink look="filled" to="/sign-up">
              Sign up
            </ButtonLink>
            <ButtonLink to="/sign-in">Sign in</ButtonLink>
          </>
        )}
      </div>
    </div>
  );
}
