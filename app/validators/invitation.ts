import { z } from "zod/v4";

export const INVITATION_USES_MAX = 100;

/** For how many days an invitation may be good. */
export const invitationDays = [1, 7, 30] as const;

const USES = `Enter a number from 1 to ${INVITATION_USES_MAX}.`;

export const InvitationForm = z.object({
  maxUses: z.int(USES).min(1, USES).max(INVITATION_USES_MAX, USES),
  days: z.literal(invitationDays, { error: "Choose how long it is good." }),
});
