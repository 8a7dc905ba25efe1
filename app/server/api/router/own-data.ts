import { TRPCError, type TRPCRouterRecord } from "@trpc/server";
import { z } from "zod/v4";

import { DeleteAccount, notTheHandle } from "~/validators/own-data";
import { archiveName } from "../../services/export";
import { countOwnData, deleteAccount, isNeeded } from "../../services/own-data";
import { invalidAt } from "../errors";
import { accountProcedure, freshProcedure } from "../trpc";

const gone = () => new TRPCError({ code: "UNAUTHORIZED", message: "This account is deleted already." });

const needed = () =>
  new TRPCError({
    code: "CONFLICT",
    message: "You are the only administrator. Make another member an administrator first.",
  });

export const ownDataRouter = {
  /** How much there is of the member, and whether they may go. */
  summary: accountProcedure.input(z.void()).query(async ({ ctx: { db, session } }) => {
    const { user } = session;
    return {
      handle: user.handle,
      counts: await countOwnData(db, user.id),
      isNeeded: await isNeeded(db, user),
    };
  }),

  /** Whether the member may download everything now, and what the archive will be called. */
  prepareExport: freshProcedure
    .input(z.void())
    .query(({ ctx }) => ({ fileName: archiveName(ctx.session.user.handle, new Date()) })),

  /** Deletes the account, for good. Answers how much of each kind was there. */
  delete: freshProcedure.input(DeleteAccount).mutation(async ({ ctx: { db, session }, input }) => {
    const answer = await deleteAccount(db, { ...input, userId: session.user.id });
    if (answer === "gone") throw gone();
    if (answer === "needed") throw needed();
    if (answer === "other handle") throw invalidAt("handle", notTheHandle(session.user.handle));
    return { posts: input.posts, counts: answer };
  }),
} satisfies TRPCRouterRecord;
