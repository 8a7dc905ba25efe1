import { TRPCError, type TRPCRouterRecord } from "@trpc/server";
import { z } from "zod/v4";

import { env } from "~/env/server";
import { RowId } from "~/validators/id";
import { InvitationForm } from "~/validators/invitation";
import {
  createInvitation,
  findInvitation,
  invitationPage,
  INVITATIONS_PAGE,
  invitationState,
  revokeInvitation,
} from "../../services/invitation";
import { requireRight } from "../rights";
import { accountProcedure, publicProcedure, requireVerified } from "../trpc";

type Invitation = NonNullable<Awaited<ReturnType<typeof findInvitation>>>;

/** An invitation as those see it who manage them: with its link. */
const managed = ({ revokedAt, ...invitation }: Invitation) => ({
  ...invitation,
  url: `${env().baseUrl}/join/${invitation.code}`,
  state: invitationState({ revokedAt, ...invitation }),
});

export const invitationRouter = {
  /** What the holder of a link may know of it: who invites, and whether it still lets anybody in. */
  byCode: publicProcedure
    .input(z.object({ code: z.string().max(256) }).strict())
    .query(async ({ ctx, input }) => {
      const invitation = await findInvitation(ctx.db, input.code);
      if (!invitation) return { state: "unknown" as const, inviter: null };
      return { state: invitationState(invitation), inviter: invitation.inviter };
    }),

  /** A page of all invitations, newest first; `nextCursor` is null at the end. */
  list: accountProcedure
    .input(z.object({ cursor: RowId.nullish() }).strict())
    .query(async ({ ctx, input }) => {
      requireRight(ctx.session.user, "invitation.list");
      const rows = await invitationPage(ctx.db, {
        rows: INVITATIONS_PAGE + 1,
        before: input.cursor ?? undefined,
      });
      const items = rows.slice(0, INVITATIONS_PAGE).map(managed);
      return { items, nextCursor: rows.length > INVITATIONS_PAGE ? (items.at(-1)?.id ?? null) : null };
    }),

  create: accountProcedure.input(InvitationForm.strict()).mutation(async ({ ctx, input }) => {
    const { user } = ctx.session;
    requireRight(user, "invitation.create");
    requireVerified(user);
    const invitation = await createInvitation(ctx.db, { ...input, createdById: user.id });
    if (!invitation) throw notFound();
    return managed(invitation);
  }),

  /** Ends an invitation at once; who came by it stays. */
  revoke: accountProcedure.input(RowId).mutation(async ({ ctx, input: id }) => {
    requireRight(ctx.session.user, "invitation.revoke");
    if (!(await revokeInvitation(ctx.db, id))) throw notFound();
    return { id };
  }),
} satisfies TRPCRouterRecord;

const notFound = () => new TRPCError({ code: "NOT_FOUND", message: "There is no such invitation." });
