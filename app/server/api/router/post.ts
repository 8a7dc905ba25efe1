import { TRPCError, type TRPCRouterRecord } from "@trpc/server";
import { eq } from "drizzle-orm";
import { createInsertSchema } from "drizzle-zod";
import { z } from "zod/v4";

import type { Actor } from "~/lib/permissions";
import type { Database } from "../../db/client";

import { can } from "~/lib/permissions";
import { isStorableText } from "~/lib/text";
import { RowId } from "~/validators/id";
import { postFields } from "~/validators/post";
import { Post } from "../../db/schema";
import { findPost, newestPosts, PAGE_SIZE, postPage } from "../../services/post";
import { protectedProcedure, publicProcedure } from "../trpc";

/** What a client may set: neither the id, nor the author, nor the times. */
const CreatePostSchema = createInsertSchema(Post, postFields)
  .omit({ id: true, authorId: true, createdAt: true, updatedAt: true })
  .strict();

const UpdatePostSchema = CreatePostSchema.partial()
  .extend({ id: RowId })
  .strict()
  .refine(
    ({ title, content }) => title !== undefined || content !== undefined,
    "Nothing to change was sent.",
  );

const ListPostsSchema = z
  .object({
    /** The id of the last post already seen. */
    cursor: RowId.nullish(),
    limit: z.int().min(1).max(50).default(PAGE_SIZE),
    /** The handle of the one whose posts alone are meant; a former one will do. */
    author: z.string().refine(isStorableText, "This is not a handle.").optional(),
    sort: z.enum(["new"]).default("new"),
    /** Sent by tRPC with every infinite query; there is one direction here. */
    direction: z.enum(["forward", "backward"]).optional(),
  })
  .strict();

const notFound = () =>
  new TRPCError({ code: "NOT_FOUND", message: "This post does not exist, or was deleted." });

/** The post, when `actor` may do `action` to it. @throws NOT_FOUND or FORBIDDEN */
async function requirePost(db: Database, actor: Actor, action: "post.update" | "post.delete", id: string) {
  const { authorId, title, content } = Post;
  const [post] = await db.select({ authorId, title, content }).from(Post).where(eq(Post.id, id));
  if (!post) throw notFound();
  if (!can(actor, action, post)) {
    throw new TRPCError({ code: "FORBIDDEN", message: "Only its author or a moderator may do this." });
  }
  return post;
}

export const postRouter = {
  /** The ten newest posts, newest first. */
  all: publicProcedure.input(z.void()).query(({ ctx }) => newestPosts(ctx.db)),

  /** A page of posts; `nextCursor` is null at the end. */
  list: publicProcedure.input(ListPostsSchema).query(async ({ ctx, input }) => {
    const rows = await postPage(ctx.db, {
      rows: input.limit + 1,
      before: input.cursor ?? undefined,
      author: input.author,
    });
    const items = rows.slice(0, input.limit);
    return { items, nextCursor: rows.length > input.limit ? (items.at(-1)?.id ?? null) : null };
  }),

  byId: publicProcedure.input(z.object({ id: RowId }).strict()).query(async ({ ctx, input }) => {
    const post = await findPost(ctx.db, input.id);
    if (!post) throw notFound();
    return post;
  }),

  create: protectedProcedure.input(CreatePostSchema).mutation(async ({ ctx, input }) => {
    const [post] = await ctx.db
      .insert(Post)
      .values({ ...input, authorId: ctx.session.user.id })
      .returning({ id: Post.id });
    return readBack(ctx.db, post?.id);
  }),

  update: protectedProcedure.input(UpdatePostSchema).mutation(async ({ ctx, input: { id, ...change } }) => {
    const { title, content } = await requirePost(ctx.db, ctx.session.user, "post.update", id);
    const after = { title, content, ...change };
    // Saving what stands there already is no edit.
    if (after.title !== title || after.content !== content) {
      await ctx.db
        .update(Post)
        .set({ ...after, updatedAt: new Date() })
        .where(eq(Post.id, id));
    }
    return readBack(ctx.db, id);
  }),

  delete: protectedProcedure.input(RowId).mutation(async ({ ctx, input: id }) => {
    await requirePost(ctx.db, ctx.session.user, "post.delete", id);
    await ctx.db.delete(Post).where(eq(Post.id, id));
    return { id };
  }),
} satisfies TRPCRouterRecord;

async function readBack(db: Database, id: string | undefined) {
  const post = id && (await findPost(db, id));
  if (!post) throw notFound();
  return post;
}
