import { z } from "zod/v4";

import type { TRPCRouterRecord } from "@trpc/server";

import { SiteForm } from "~/validators/site";
import { currentSite, saveSite } from "../../services/site";
import { requireRight } from "../rights";
import { accountProcedure, publicProcedure } from "../trpc";

export const siteRouter = {
  /** The site's name, and who may make an account. */
  get: publicProcedure.input(z.void()).query(({ ctx }) => currentSite(ctx.db)),

  update: accountProcedure.input(SiteForm.strict()).mutation(async ({ ctx, input }) => {
    requireRight(ctx.session.user, "site.update");
    await saveSite(ctx.db, input);
    return input;
  }),
} satisfies TRPCRouterRecord;
