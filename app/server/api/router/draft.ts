import { TRPCError, type TRPCRouterRecord } from "@trpc/server";
import { z } from "zod/v4";

import { DRAFT_PUBLISHED } from "~/lib/api-error";
import { DRAFTS_MAX, DraftTarget, SaveDraft } from "~/validators/draft";
import { RowId } from "~/validators/id";
import { deleteDraft, findDraft, findDraftFor, saveDraft } from "../../services/draft";
import { draftPage } from "../../services/draft-page";
import { Reason } from "../errors";
import { WRITES } from "../limits";
import { limited, protectedProcedure } from "../trpc";

/** Drafts a page holds unless the caller says otherwise. */
const PAGE_SIZE = 20;

/** A time to the microsecond and an id, as the list gives them. */
const Cursor = z
  .string()
  .max(80)
  .refine((cursor) => {
    const [time, id, ...rest] = cursor.split("_");
    return rest.length === 0 && Microseconds.safeParse(time).success && RowId.safeParse(id).success;
  }, "This is not a place in the list of drafts.");

/** Of a year that PostgreSQL knows: it has none before the first. */
const Microseconds = z.iso.datetime({ precision: 6 }).regex(/^(?!0000)/);

const ListDraftsSchema = z
  .object({
    cursor: Cursor.nullish(),
    limit: z.int().min(1).max(50).default(PAGE_SIZE),
    /** Sent by tRPC with every infinite query; there is one direction here. */
    direction: z.enum(["forward", "backward"]).optional(),
  })
  .strict();

const ById = z.object({ id: RowId }).strict();

const conflict = (message: string, reason?: string) =>
  new TRPCError({ code: "CONFLICT", message, cause: reason && new Reason(reason) });

const notFound = () =>
  new TRPCError({ code: "NOT_FOUND", message: "This draft does not exist, or was deleted." });

export const draftRouter = {
  /** The member's drafts, the last written first; `nextCursor` is null at the end. */
  list: protectedProcedure.input(ListDraftsSchema).query(async ({ ctx, input }) => {
    const rows = await draftPage(ctx.db, {
      userId: ctx.session.user.id,
      rows: input.limit + 1,
      after: input.cursor ?? undefined,
    });
    const items = rows.slice(0, input.limit);
    const last = items.at(-1);
    return {
      items: items.map(({ cursor: _, ...draft }) => draft),
      nextCursor: last && rows.length > input.limit ? last.cursor : null,
    };
  }),

  /** What the member has written for a target so far, or null. */
  byTarget: protectedProcedure
    .input(z.object({ target: DraftTarget }).strict())
    .query(
      async ({ ctx, input }) =>
        (await findDraftFor(ctx.db, { userId: ctx.session.user.id, target: input.target })) ?? null,
    ),

  byId: protectedProcedure.input(ById).query(async ({ ctx, input }) => {
    const draft = await findDraft(ctx.db, { userId: ctx.session.user.id, id: input.id });
    if (!draft) throw notFound();
    return draft;
  }),

  /**
   * Keeps what is being written. Made from a version that is not the newest, it is a CONFLICT that
   * carries what stands there. An empty text removes the draft, and answers version 0.
   */
  save: protectedProcedure
    .meta({ unseen: true })
    .input(SaveDraft)
    .use(limited(WRITES.draft))
    .mutation(async ({ ctx, input: { userId, ...draft } }) => {
      const { id } = ctx.session.user;
      if (userId !== undefined && userId !== id) {
        throw new TRPCError({ code: "UNAUTHORIZED", message: "Someone else is signed in here by now." });
      }
      const outcome = await saveDraft(ctx.db, { ...draft, userId: id });
      if (outcome === "published") throw conflict("This was published already.", DRAFT_PUBLISHED);
      if (outcome === "taken") throw conflict("This id can’t be used for a draft.");
      if (outcome === "too many") {
        throw conflict(`You have ${DRAFTS_MAX} drafts, the most there can be. Delete some to keep new ones.`);
      }
      return { id: draft.id, ...outcome };
    }),

  delete: protectedProcedure
    .meta({ unseen: true })
    .input(ById)
    .mutation(async ({ ctx, input }) => {
      if (!(await deleteDraft(ctx.db, { userId: ctx.session.user.id, id: input.id }))) throw notFound();
      return { id: input.id };
    }),
} satisfies TRPCRouterRecord;
