import { TRPCError, type TRPCRouterRecord } from "@trpc/server";
import { eq } from "drizzle-orm";
import { createInsertSchema } from "drizzle-zod";
import { z } from "zod/v4";

import type { Actor } from "~/lib/permissions";
import type { Database } from "../../db/client";

import { PERIODS, SORTS } from "~/lib/feed";
import { can } from "~/lib/permissions";
import { isStorableText } from "~/lib/text";
import { RowId } from "~/validators/id";
import { DraftVersion, WriterId } from "~/validators/draft";
import { postFields } from "~/validators/post";
import { TagName, TagNames } from "~/validators/tag";
import { Post } from "../../db/schema";
import { placeIn, postPage } from "../../services/feed-page";
import { findPost, newestPosts, PAGE_SIZE } from "../../services/post";
import { deletePost, editPost, publishPost } from "../../services/post-write";
import { WRITES } from "../limits";
import { requireWriter } from "../rights";
import { limited, protectedProcedure, publicProcedure } from "../trpc";

/** What an author writes: neither the id, nor the author, nor the times, nor what follows from the text. */
const WrittenPost = createInsertSchema(Post, postFields).pick({ title: true, content: true });

const CreatePostSchema = WrittenPost.extend({
  tags: TagNames.default([]),
  /** The draft that is published and goes with it. The same one again gives the same post. */
  draftId: RowId.optional(),
  draftVersion: DraftVersion.optional(),
  userId: WriterId.optional(),
}).strict();

const UpdatePostSchema = WrittenPost.partial()
  .extend({
    id: RowId,
    tags: TagNames.optional(),
    /** The version that the change was made from; without it, it is made to whatever stands there. */
    version: z.int().positive().optional(),
    draftId: RowId.optional(),
    draftVersion: DraftVersion.optional(),
    userId: WriterId.optional(),
  })
  .strict()
  .refine(
    ({ title, content, tags }) => title !== undefined || content !== undefined || tags !== undefined,
    "Nothing to change was sent.",
  );

const ListPostsSchema = z
  .object({
    /** The `nextCursor` of the page before. */
    cursor: z.string().nullish(),
    limit: z.int().min(1).max(50).default(PAGE_SIZE),
    sort: z.enum(SORTS).default("new"),
    /** Of which time the best are meant; the newest are the newest. */
    period: z.enum(PERIODS).default("all"),
    /** The tag that all of them have, however it is spelt. */
    tag: TagName.optional(),
    /** The handle of the one whose posts alone are meant; a former one will do. */
    author: z.string().refine(isStorableText, "This is not a handle.").optional(),
    /** Sent by tRPC with every infinite query; there is one direction here. */
    direction: z.enum(["forward", "backward"]).optional(),
  })
  .strict()
  .transform(({ sort, period, cursor, ...rest }, context) => {
    const order = sort === "new" ? sort : period;
    const place = typeof cursor === "string" ? placeIn(order, cursor) : {};
    if (place) return { ...rest, order, place };
    context.addIssue({ code: "custom", path: ["cursor"], message: "This is not a cursor of this list." });
    return z.NEVER;
  });

const notFound = () =>
  new TRPCError({ code: "NOT_FOUND", message: "This post does not exist, or was deleted." });

/** @throws NOT_FOUND or FORBIDDEN unless `actor` may do `action` to the post */
async function requirePost(db: Database, actor: Actor, action: "post.update" | "post.delete", id: string) {
  const [post] = await db.select({ authorId: Post.authorId }).from(Post).where(eq(Post.id, id));
  if (!post) throw notFound();
  if (!can(actor, action, post)) {
    throw new TRPCError({ code: "FORBIDDEN", message: "Only its author or a moderator may do this." });
  }
}

export const postRouter = {
  /** The ten newest posts, newest first. */
  all: publicProcedure.input(z.void()).query(({ ctx }) => newestPosts(ctx.db)),

  /** A page of posts; `nextCursor` is null at the end. */
  list: publicProcedure.input(ListPostsSchema).query(({ ctx, input }) => postPage(ctx.db, input)),

  byId: publicProcedure.input(z.object({ id: RowId }).strict()).query(async ({ ctx, input }) => {
    const post = await findPost(ctx.db, input.id);
    if (!post) throw notFound();
    return post;
  }),

  /** What a post's page shows: all of it but the text as it was typed. */
  read: publicProcedure.input(z.object({ id: RowId }).strict()).query(async ({ ctx, input }) => {
    const post = await findPost(ctx.db, input.id);
    if (!post) throw notFound();
    const { content: _, ...shown } = post;
    return shown;
  }),

  create: protectedProcedure
    .input(CreatePostSchema)
    .use(limited(WRITES.post))
    .mutation(async ({ ctx, input: { userId, ...post } }) => {
      requireWriter(ctx.session.user, userId);
      const id = await publishPost(ctx.db, { ...post, authorId: ctx.session.user.id });
      if (!id) throw new TRPCError({ code: "CONFLICT", message: "This draft was published already." });
      return readBack(ctx.db, id);
    }),

  /** A change made from an older version is a CONFLICT that carries what stands there now. */
  update: protectedProcedure
    .input(UpdatePostSchema)
    .use(limited(WRITES.edit))
    .mutation(async ({ ctx, input: { userId, ...change } }) => {
      requireWriter(ctx.session.user, userId);
      await requirePost(ctx.db, ctx.session.user, "post.update", change.id);
      await editPost(ctx.db, { ...change, editorId: ctx.session.user.id });
      return readBack(ctx.db, change.id);
    }),

  delete: protectedProcedure.input(RowId).mutation(async ({ ctx, input: id }) => {
    await requirePost(ctx.db, ctx.session.user, "post.delete", id);
    await deletePost(ctx.db, id);
    return { id };
  }),
} satisfies TRPCRouterRecord;

async function readBack(db: Database, id: string) {
  const post = await findPost(db, id);
  if (!post) throw notFound();
  return post;
}
