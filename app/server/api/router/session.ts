import { TRPCError, type TRPCRouterRecord } from "@trpc/server";
import { z } from "zod/v4";

import { describeDevice } from "../../services/device";
import { listSessions, revokeOtherSessions, revokeSession } from "../../services/session";
import { accountProcedure } from "../trpc";

export const sessionRouter = {
  /** Where the person is signed in: this browser first, then the one that signed in last. */
  list: accountProcedure.input(z.void()).query(async ({ ctx }) => {
    const { session, user } = ctx.session;
    const rows = await listSessions(ctx.db, user.id);
    return rows
      .map(({ userAgent, ...row }) => ({
        ...row,
        device: describeDevice(userAgent) ?? null,
        current: row.id === session.id,
      }))
      .sort((one, other) => Number(other.current) - Number(one.current));
  }),

  /** Signs another browser of the person out. */
  revoke: accountProcedure
    .input(z.object({ id: z.string().min(1).max(64) }).strict())
    .mutation(async ({ ctx, input }) => {
      const ended = await revokeSession(ctx.db, ctx.session.user.id, input.id);
      if (!ended) throw new TRPCError({ code: "NOT_FOUND", message: "That session has ended already." });
    }),

  /** Signs the person out everywhere but here. Answers how many sessions that ended. */
  revokeOthers: accountProcedure.input(z.void()).mutation(async ({ ctx }) => {
    const { session, user } = ctx.session;
    return { ended: await revokeOtherSessions(ctx.db, user.id, session.id) };
  }),
} satisfies TRPCRouterRecord;
