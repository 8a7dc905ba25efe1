import { TRPCError, type TRPCRouterRecord } from "@trpc/server";
import { z } from "zod/v4";

import { RowId } from "~/validators/id";
import { mailMode } from "../../mail/mode";
import { storedMail, storedMessage } from "../../services/inbox";
import { publicProcedure } from "../trpc";

const nothingHere = () => new TRPCError({ code: "NOT_FOUND", message: "There is nothing here." });

/** What the development server would have sent; nowhere else is there anything to see. */
const inboxProcedure = publicProcedure.use(({ next }) => {
  if (mailMode() !== "inbox") throw nothingHere();
  return next();
});

export const mailRouter = {
  inbox: inboxProcedure.input(z.void()).query(({ ctx }) => storedMail(ctx.db)),

  message: inboxProcedure.input(z.object({ id: RowId }).strict()).query(async ({ ctx, input }) => {
    const message = await storedMessage(ctx.db, input.id);
    if (!message) throw nothingHere();
    return message;
  }),
} satisfies TRPCRouterRecord;
