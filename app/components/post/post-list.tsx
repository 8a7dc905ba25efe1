import { Link } from "@tanstack/react-router";

import type { ReactNode } from "react";
import type { RouterOutputs } from "~/trpc/types";

import { TagLinks } from "~/components/ui/tag-links";
import { Byline } from "./byline";

type ListedPost = RouterOutputs["post"]["list"]["items"][number];

/** Of a post's tags, a list names this many. */
const TAGS_SHOWN = 3;

interface PostListProps {
  posts: ListedPost[];
  /** Whether the page says whose posts they are. */
  ofOne?: boolean;
  /** Whether a post is new to who reads. */
  isNew?: ((post: ListedPost) => boolean) | undefined;
  /** What can be done with a post, under it. */
  below?: (post: ListedPost) => ReactNode;
}

const counted = (count: number, what: string) =>
  count > 0 ? <span className="tabular">{`${count} ${what}${count === 1 ? "" : "s"}`}</span> : null;

/** Posts as a reader skims them: title, two lines, and the quiet line. */
export function PostList({ posts, ofOne = false, isNew, below }: PostListProps) {
  return (
    <ul className="divide-y divide-line">
      {posts.map((post) => (
        <li key={post.id} className="py-6 first:pt-0">
          <article className="relative flex flex-col gap-1.5">
            <h2 className="font-serif text-xl font-semibold [overflow-wrap:anywhere]" dir="auto">
              <Link
                to="/posts/$postId/{-$slug}"
                params={{ postId: post.id, slug: post.slug }}
                data-stop
                className="rounded decoration-1 underline-offset-4 hover:underline pointer-coarse:after:absolute pointer-coarse:after:inset-x-0 pointer-coarse:after:-inset-y-6"
              >
                {post.title}
              </Link>
            </h2>
            <p className="line-clamp-2 font-serif text-base [overflow-wrap:anywhere] text-quiet" dir="auto">
              {post.extract}
            </p>
            <Byline
              author={ofOne ? undefined : post.author}
              createdAt={post.createdAt}
              isNew={isNew?.(post)}
              timeInMargin
            >
              {counted(post.commentCount, "comment")}
              {counted(post.reactionCount, "reaction")}
              <TagLinks tags={post.tags.slice(0, TAGS_SHOWN)} />
            </Byline>
          </article>
          {below?.(post)}
        </li>
      ))}
    </ul>
  );
}
