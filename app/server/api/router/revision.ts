import { TRPCError, type TRPCRouterRecord } from "@trpc/server";
import { z } from "zod/v4";

import { can } from "~/lib/permissions";
import { RowId } from "~/validators/id";
import { findRevision, restore } from "../../services/restore";
import { versionPage } from "../../services/version";
import { versionDifference } from "../../services/version-diff";
import { WRITES } from "../limits";
import { limited, protectedProcedure, publicProcedure } from "../trpc";

const PAGE_SIZE = 20;

/** A version is numbered from 1; PostgreSQL's integer ends here. */
const Version = z.int().min(1).max(2_147_483_647);

const listOptions = {
  /** The last version already seen. */
  cursor: Version.nullish(),
  limit: z.int().min(1).max(50).default(PAGE_SIZE),
  direction: z.enum(["forward", "backward"]).optional(),
};

const ListRevisionsSchema = z.union([
  z.object({ postId: RowId, ...listOptions }).strict(),
  z.object({ commentId: RowId, ...listOptions }).strict(),
]);

/** Without a version the newest is meant. */
const DiffSchema = z.union([
  z.object({ postId: RowId, version: Version.optional() }).strict(),
  z.object({ commentId: RowId, version: Version.optional() }).strict(),
]);

const RestoreSchema = z
  .object({
    id: RowId,
    /** The version that stood there when it was decided; without it, whatever stands there is replaced. */
    version: Version.optional(),
  })
  .strict();

type Subject = { postId: string } | { commentId: string };

const subjectOf = (input: Subject) =>
  "postId" in input ? { postId: input.postId } : { commentId: input.commentId };

const notFound = () =>
  new TRPCError({ code: "NOT_FOUND", message: "There is no such version, or it was deleted." });

export const revisionRouter = {
  /** The versions of a post or a comment, the present one included, newest first. */
  list: publicProcedure.input(ListRevisionsSchema).query(async ({ ctx, input }) => {
    const rows = await versionPage(ctx.db, subjectOf(input), {
      rows: input.limit + 1,
      before: input.cursor ?? undefined,
    });
    if (rows.length === 0 && !input.cursor) throw notFound();
    const items = rows.slice(0, input.limit);
    return { items, nextCursor: rows.length > input.limit ? (items.at(-1)?.version ?? null) : null };
  }),

  /** One version: who wrote it and when, what it belongs to, and what it changed of the one before. */
  diff: publicProcedure.input(DiffSchema).query(async ({ ctx, input }) => {
    const found = await versionDifference(ctx.db, subjectOf(input), input.version);
    if (!found) throw notFound();
    return found;
  }),

  /**
   * Makes a revision of a post or a comment its newest version. Made from an older one than stands
   * there, it is a CONFLICT that carries what stands there now.
   */
  restore: protectedProcedure
    .input(RestoreSchema)
    .use(limited(WRITES.edit))
    .mutation(async ({ ctx, input: { id, version } }) => {
      const earlier = await findRevision(ctx.db, id);
      if (!earlier) throw notFound();
      const { user } = ctx.session;
      if (!can(user, `${earlier.kind}.update`, earlier)) {
        throw new TRPCError({ code: "FORBIDDEN", message: "Only its author or a moderator may do this." });
      }
      if (!(await restore(ctx.db, earlier, { editorId: user.id, version }))) throw notFound();
      return { postId: earlier.postId, commentId: earlier.kind === "comment" ? earlier.commentId : null };
    }),
} satisfies TRPCRouterRecord;
