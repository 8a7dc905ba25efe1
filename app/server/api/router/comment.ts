import { TRPCError, type TRPCRouterRecord } from "@trpc/server";
import { createInsertSchema } from "drizzle-zod";
import { z } from "zod/v4";

import type { Actor } from "~/lib/permissions";
import type { Database } from "../../db/client";

import { isThreadCursor } from "~/lib/thread";
import { can } from "~/lib/permissions";
import { isStorableText } from "~/lib/text";
import { commentFields } from "~/validators/comment";
import { DraftVersion, WriterId } from "~/validators/draft";
import { RowId } from "~/validators/id";
import { Comment } from "../../db/schema";
import { findShown, findSource, shown } from "../../services/comment";
import { commentsOfAuthor } from "../../services/comment-author";
import { deleteComment } from "../../services/comment-delete";
import { readBranch, readThread, THREAD_PAGE } from "../../services/comment-thread";
import { editComment, refusals, writeComment, type Refusal } from "../../services/comment-write";
import { WRITES } from "../limits";
import { requireWriter } from "../rights";
import { limited, protectedProcedure, publicProcedure } from "../trpc";

/** What an author writes: neither the id, nor the author, nor the times, nor the place. */
const WrittenComment = createInsertSchema(Comment, commentFields).pick({ content: true });

const CreateCommentSchema = WrittenComment.extend({
  postId: RowId,
  /** The comment that is replied to; without it, the post is. */
  parentId: RowId.nullish().transform((id) => id ?? undefined),
  /** The draft that is published and goes with it. The same one again gives the same comment. */
  draftId: RowId.optional(),
  draftVersion: DraftVersion.optional(),
  userId: WriterId.optional(),
}).strict();

const UpdateCommentSchema = WrittenComment.extend({
  id: RowId,
  /** The version that the change was made from; without it, it is made to whatever stands there. */
  version: z.int().positive().optional(),
  draftId: RowId.optional(),
  draftVersion: DraftVersion.optional(),
  userId: WriterId.optional(),
}).strict();

/** Sent by tRPC with every infinite query; there is one direction here. */
const direction = z.enum(["forward", "backward"]).optional();

const ListCommentsSchema = z
  .object({
    postId: RowId,
    /** A comment: it and the replies to it are meant, instead of all on the post. */
    root: RowId.optional(),
    /** What the page before answered as `nextCursor`. */
    cursor: z.string().refine(isThreadCursor, "This is not a place in a thread.").nullish(),
    limit: z.int().min(1).max(100).default(THREAD_PAGE),
    direction,
  })
  .strict();

const CommentsByAuthorSchema = z
  .object({
    /** Of the one whose comments are meant; a former one will do. */
    handle: z.string().refine(isStorableText, "This is not a handle."),
    /** The id of the last comment already seen. */
    cursor: RowId.nullish(),
    limit: z.int().min(1).max(50).default(20),
    direction,
  })
  .strict();

const notFound = () =>
  new TRPCError({ code: "NOT_FOUND", message: "This comment does not exist, or was deleted." });

const CODES: Record<Refusal, TRPCError["code"]> = {
  "no post": "NOT_FOUND",
  "no parent": "NOT_FOUND",
  "other post": "BAD_REQUEST",
  "parent deleted": "CONFLICT",
  "too deep": "BAD_REQUEST",
  "other draft": "CONFLICT",
  "too many": "CONFLICT",
};

const refused = (why: Refusal) => new TRPCError({ code: CODES[why], message: refusals[why] });

/** @throws NOT_FOUND or FORBIDDEN unless `actor` may do `action` to the comment */
async function requireComment(
  db: Database,
  { actor, action, id }: { actor: Actor; action: "comment.update" | "comment.delete"; id: string },
) {
  const comment = await findSource(db, id);
  if (!comment) throw notFound();
  if (!can(actor, action, comment)) {
    throw new TRPCError({ code: "FORBIDDEN", message: "Only its author or a moderator may do this." });
  }
  return comment;
}

async function readBack(db: Database, id: string, viewerId: string) {
  const [row] = await findShown(db, id, viewerId);
  if (!row || row.deletedAt) throw notFound();
  return shown(db, row);
}

async function withSource(db: Database, id: string, viewerId: string) {
  const source = await findSource(db, id);
  if (!source) throw notFound();
  return { ...(await readBack(db, id, viewerId)), content: source.content };
}

export const commentRouter = {
  /** A page of a thread in reading order; `nextCursor` is null at the end. */
  list: publicProcedure.input(ListCommentsSchema).query(async ({ ctx, input }) => {
    const { root, limit, postId } = input;
    const thread = { postId, limit, cursor: input.cursor ?? undefined, viewerId: ctx.session?.user.id };
    const page = root ? await readBranch(ctx.db, { ...thread, root }) : await readThread(ctx.db, thread);
    if (page) return page;
    throw root ? notFound() : refused("no post");
  }),

  /** A comment as it was typed, for whoever is about to change it. */
  byId: publicProcedure.input(z.object({ id: RowId }).strict()).query(async ({ ctx, input }) => {
    return withSource(ctx.db, input.id, ctx.session?.user.id ?? "");
  }),

  /** A member's comments, newest first, each with its post; `nextCursor` is null at the end. */
  byAuthor: publicProcedure.input(CommentsByAuthorSchema).query(async ({ ctx, input }) => {
    const { handle, limit } = input;
    const rows = await commentsOfAuthor(ctx.db, {
      handle,
      before: input.cursor ?? undefined,
      rows: limit + 1,
    });
    const items = rows.slice(0, limit);
    return { items, nextCursor: rows.length > limit ? (items.at(-1)?.id ?? null) : null };
  }),

  /** Answers what is stored: for a draft that was published before, what it was published as. */
  create: protectedProcedure
    .input(CreateCommentSchema)
    .use(limited(WRITES.comment))
    .mutation(async ({ ctx, input: { userId, ...comment } }) => {
      requireWriter(ctx.session.user, userId);
      const { id: viewerId } = ctx.session.user;
      const written = await writeComment(ctx.db, { ...comment, authorId: viewerId });
      if (typeof written === "string") throw refused(written);
      return withSource(ctx.db, written.id, viewerId);
    }),

  /** A change made from an older version is a CONFLICT that carries what stands there now. */
  update: protectedProcedure
    .input(UpdateCommentSchema)
    .use(limited(WRITES.edit))
    .mutation(async ({ ctx, input: { userId, ...change } }) => {
      const { user: actor } = ctx.session;
      const { id } = change;
      requireWriter(actor, userId);
      const { postId } = await requireComment(ctx.db, { actor, action: "comment.update", id });
      if (!(await editComment(ctx.db, { ...change, postId, editorId: actor.id }))) throw notFound();
      return readBack(ctx.db, id, actor.id);
    }),

  /** Answers the ids of what went; none when the comment leaves its place to its replies. */
  delete: protectedProcedure
    .input(z.object({ id: RowId }).strict())
    .mutation(async ({ ctx, input: { id } }) => {
      const { user: actor } = ctx.session;
      const { postId } = await requireComment(ctx.db, { actor, action: "comment.delete", id });
      const removed = await deleteComment(ctx.db, { id, postId });
      if (!removed) throw notFound();
      return { id, removed };
    }),
} satisfies TRPCRouterRecord;
