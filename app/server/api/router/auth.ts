import { z } from "zod/v4";

import type { TRPCRouterRecord } from "@trpc/server";

import { ownAvatar } from "~/lib/avatar";
import { offeredProviders } from "../../auth/providers";
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
} satisfies TRPCRouterRecord;
