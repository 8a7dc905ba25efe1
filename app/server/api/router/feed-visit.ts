import type { TRPCRouterRecord } from "@trpc/server";
import { z } from "zod/v4";

import { findVisit, recordLook } from "../../services/feed-visit";
import { accountProcedure } from "../trpc";

/** A program that reads with a member's token is not the member looking. */
export const feedVisitRouter = {
  /** `since` is when the member's visit before this one ended: what is newer is new to them. */
  current: accountProcedure.input(z.void()).query(({ ctx }) => findVisit(ctx.db, ctx.session.user.id)),

  /** Says that the member is looking at the feed; for when `current` says that it is due. */
  record: accountProcedure
    .meta({ unseen: true })
    .input(z.void())
    .mutation(({ ctx }) => recordLook(ctx.db, ctx.session.user.id)),
} satisfies TRPCRouterRecord;
