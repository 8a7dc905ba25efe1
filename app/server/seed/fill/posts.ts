import { v7 as uuidv7 } from "uuid";

import { EXTRACT_MAX } from "~/validators/post";
import { RENDERER_VERSION } from "../../services/markdown";
import { postSlug } from "../../services/rendering";
import { phrase, type Passage } from "./passages";
import { pick, skewed } from "./random";

interface PostOptions {
  random: () => number;
  word: () => string;
  /** Milliseconds. */
  time: number;
  memberIds: readonly string[];
  passages: readonly Passage[];
  comments: number;
}

/** Reactions that a post may have: one a member, and few have many. */
const REACTIONS_MAX = 16;

/** A post as a row of its table, and its text as the search reads it. */
export function makePost({ random, word, time, memberIds, passages, comments }: PostOptions) {
  const parts = Array.from({ length: 1 + skewed(random, 5, 1.5) }, () => pick(random, passages));
  const title = phrase({ word }, 3 + Math.floor(random() * 6));
  const row = {
    id: uuidv7({ msecs: Math.floor(time) }),
    title,
    content: parts.map(({ markdown }) => markdown).join("\n\n"),
    author_id: memberIds[skewed(random, memberIds.length, 2)] ?? null,
    created_at: new Date(time).toISOString(),
    slug: postSlug(title),
    html: parts.map(({ html }) => html).join("\n"),
    extract: (parts[0]?.extract ?? "").slice(0, EXTRACT_MAX),
    renderer_version: RENDERER_VERSION,
    comment_count: comments,
    comment_serial: comments,
    reaction_count: Math.min(skewed(random, REACTIONS_MAX, 5), memberIds.length),
  };
  return { row, text: parts.map(({ text }) => text).join("\n") };
}

export type PostRow = ReturnType<typeof makePost>["row"];

/** As many reactions as the post says it has, each of another member. */
export function makeReactions(
  post: PostRow,
  { random, memberIds }: Pick<PostOptions, "random" | "memberIds">,
) {
  const first = Math.floor(random() * memberIds.length);
  return Array.from({ length: post.reaction_count }, (_, index) => ({
    post_id: post.id,
    user_id: memberIds[(first + index) % memberIds.length],
    created_at: post.created_at,
  }));
}

/** Up to five tags of a post, the well-known ones most often. */
export function makeTagsOfPost<T>({ random, tags }: { random: () => number; tags: readonly T[] }): T[] {
  const chosen = Array.from({ length: skewed(random, 6, 1.5) }, () => tags[skewed(random, tags.length, 2)]);
  return [...new Set(chosen)].filter((tag) => tag !== undefined);
}

/** Puts tags on a post, in their order. */
export function makePostTags(post: PostRow, tagIds: readonly string[]) {
  return tagIds.map((tagId, position) => ({
    post_id: post.id,
    tag_id: tagId,
    position,
    created_at: post.created_at,
    reaction_count: post.reaction_count,
  }));
}
