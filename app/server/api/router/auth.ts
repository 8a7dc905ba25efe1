import { z } from "zod/v4";

import type { TRPCRouterRecord } from "@trpc/server";

import { ownAvatar } from "~/lib/avatar";
import { offeredProviders } from "../../auth/providers";
import { mailMode } from "../../mail/mode";
import { isResetLink } from "../../services/account";
import { publicProcedure } from "../trpc";

export const authRouter = {
  /** Who is signed in, or null. The session's token never leaves its cookie. */
  getSession: publicProcedure.input(z.void()).query(({ ctx }) => {
    if (!ctx.session) return null;
    const { session, user } = ctx.session;
    return {
      session: { id: session.id, expiresAt: session.expiresAt },
      user: {
        id: user.id,
        name: user.name,
        handle: user.handle,
        email: user.email,
        emailVerified: user.emailVerified,
        image: ownAvatar(user.image),
        role: user.role,
      },
    };
  }),

  /** The accounts elsewhere that one can sign in with: Better Auth's name for each, and one for people. */
  providers: publicProcedure.input(z.void()).query(() => offeredProviders()),

  /** Where this site's mail goes: to a mail server, to the development inbox, or nowhere. */
  mail: publicProcedure.input(z.void()).query(mailMode),

  /** Whether a link to a new password still works, so that nobody chooses one in vain. */
  isResetLink: publicProcedure
    .input(z.object({ token: z.string().max(256) }).strict())
    .query(({ ctx, input }) => isResetLink(ctx.db, input.token)),
} satisfies TRPCRouterRecord;
