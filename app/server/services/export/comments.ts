import { and, asc, eq, gt } from "drizzle-orm";

import type { SelectResultFields } from "drizzle-orm/query-builders/select.types";

import type { ExportPart, ExportSource } from "./part";

import { Comment, Post } from "../../db/schema";

/** Comments read at once: of the longest there may be, 4 MB. */
const PAGE = 100;

/** Below every UUIDv7. */
const BEFORE_FIRST = "00000000-0000-0000-0000-000000000000";

const columns = {
  id: Comment.id,
  post: { id: Post.id, title: Post.title },
  parentId: Comment.parentId,
  content: Comment.content,
  createdAt: Comment.createdAt,
  updatedAt: Comment.updatedAt,
  version: Comment.version,
  reactionCount: Comment.reactionCount,
};

type OwnComment = SelectResultFields<typeof columns>;

/** A member's comments, oldest first, read page by page, as their posts are. */
async function* ownComments({ db, userId }: ExportSource): AsyncGenerator<OwnComment> {
  let after = BEFORE_FIRST;
  for (;;) {
    const page: OwnComment[] = await db
      .select(columns)
      .from(Comment)
      .innerJoin(Post, eq(Post.id, Comment.postId))
      .where(and(eq(Comment.authorId, userId), gt(Comment.id, after)))
      .orderBy(asc(Comment.id))
      .limit(PAGE);
    yield* page;
    const last = page.at(-1);
    if (!last || page.length < PAGE) return;
    after = last.id;
  }
}

async function* asJson(source: ExportSource): AsyncGenerator<string> {
  let before = "[\n";
  for await (const comment of ownComments(source)) {
    const address = `${source.baseUrl}/posts/${comment.post.id}/comments/${comment.id}`;
    yield before + JSON.stringify({ ...comment, address }, null, 2);
    before = ",\n";
  }
  yield before === "[\n" ? "[]\n" : "\n]\n";
}

/** What a member wrote under posts, their own and others'. */
export const comments: ExportPart = {
  about: { "comments.json": "Every comment that you wrote, complete, oldest first, with its post." },
  files: async function* (source) {
    yield { name: "comments.json", content: asJson(source) };
    await Promise.resolve();
  },
};
