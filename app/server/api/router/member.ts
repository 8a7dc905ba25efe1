import { TRPCError, type TRPCRouterRecord } from "@trpc/server";
import { z } from "zod/v4";

import { HANDLE_MAX } from "~/lib/handle";
import { roles } from "~/lib/permissions";
import { isStorableText } from "~/lib/text";
import { memberPage, MEMBERS_PAGE, setRole } from "../../services/member";
import { requireRight } from "../rights";
import { accountProcedure, freshProcedure, requireVerified } from "../trpc";

const ListMembersSchema = z
  .object({
    /** The handle of the last member already seen. */
    cursor: z.string().max(HANDLE_MAX).refine(isStorableText).nullish(),
    /** A part of a name, a handle or an e-mail address. */
    search: z.string().trim().max(254).refine(isStorableText, "That can’t be searched for.").optional(),
  })
  .strict();

const SetRoleSchema = z
  .object({ id: z.string().min(1).max(64).refine(isStorableText), role: z.enum(roles) })
  .strict();

export const memberRouter = {
  /** A page of all members by handle, with their addresses; `nextCursor` is null at the end. */
  list: accountProcedure.input(ListMembersSchema).query(async ({ ctx, input }) => {
    requireRight(ctx.session.user, "member.list");
    const { cursor, search } = input;
    const rows = await memberPage(ctx.db, { rows: MEMBERS_PAGE + 1, after: cursor ?? undefined, search });
    const items = rows.slice(0, MEMBERS_PAGE);
    return { items, nextCursor: rows.length > MEMBERS_PAGE ? (items.at(-1)?.handle ?? null) : null };
  }),

  /** Gives a member a role. */
  setRole: freshProcedure.input(SetRoleSchema).mutation(async ({ ctx, input: { id, role } }) => {
    const actor = ctx.session.user;
    requireRight(actor, "member.setRole");
    requireVerified(actor);
    const outcome = await setRole(ctx.db, { actorId: actor.id, memberId: id, role });
    if (outcome !== "done") throw refusal(outcome);
    return { id, role };
  }),
} satisfies TRPCRouterRecord;

function refusal(outcome: Exclude<Awaited<ReturnType<typeof setRole>>, "done">): TRPCError {
  switch (outcome) {
    case "not allowed":
      return new TRPCError({ code: "FORBIDDEN", message: "You are no administrator any more." });
    case "last administrator":
      return new TRPCError({
        code: "CONFLICT",
        message: "The site needs an administrator. Make somebody else one first.",
      });
    case "unknown":
      return new TRPCError({ code: "NOT_FOUND", message: "This member’s account is gone." });
  }
}
