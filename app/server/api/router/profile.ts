import { TRPCError, type TRPCRouterRecord } from "@trpc/server";
import { z } from "zod/v4";

import type { Database } from "../../db/client";

import { HANDLE_MAX } from "~/lib/handle";
import { isStorableText } from "~/lib/text";
import { ProfileForm } from "~/validators/profile";
import { removeAvatar } from "../../services/avatar";
import { HandleRefusal } from "../../services/handle";
import { suggestMembers } from "../../services/member-suggestion";
import { changeProfile, findProfile } from "../../services/profile";
import { conflictAt } from "../errors";
import { QUESTIONS } from "../limits";
import { limitedHere, protectedProcedure, publicProcedure } from "../trpc";

const UpdateProfileSchema = ProfileForm.partial()
  .strict()
  .refine(
    ({ name, handle, bio }) => name !== undefined || handle !== undefined || bio !== undefined,
    "Nothing to change was sent.",
  );

/** @throws NOT_FOUND */
async function requireProfile(db: Database, handle: string | undefined) {
  const profile = handle === undefined ? undefined : await findProfile(db, handle);
  if (!profile) throw new TRPCError({ code: "NOT_FOUND", message: "There is no member of this name." });
  return profile;
}

export const profileRouter = {
  /** What everybody may know of a member. A former handle answers too, with the present one in it. */
  byHandle: publicProcedure
    .input(z.object({ handle: z.string() }).strict())
    .query(({ ctx, input }) => requireProfile(ctx.db, input.handle)),

  /** At most eight members whose handle, or a word of whose name, begins with `prefix`. */
  suggest: protectedProcedure
    .input(z.object({ prefix: z.string().trim().min(1).max(HANDLE_MAX).refine(isStorableText) }).strict())
    .use(limitedHere(QUESTIONS.suggestion))
    .query(({ ctx, input }) => suggestMembers(ctx.db, input.prefix)),

  update: protectedProcedure.input(UpdateProfileSchema).mutation(async ({ ctx, input }) => {
    try {
      return await requireProfile(ctx.db, await changeProfile(ctx.db, ctx.session.user.id, input));
    } catch (error) {
      throw error instanceof HandleRefusal ? conflictAt("handle", error.message) : error;
    }
  }),

  /** Takes one's own picture away. It is set at `/api/avatar`, which takes a file. */
  removeAvatar: protectedProcedure.input(z.void()).mutation(async ({ ctx }) => {
    await removeAvatar(ctx.db, ctx.session.user.id);
    return { image: null };
  }),
} satisfies TRPCRouterRecord;
