import { APIError } from "better-auth/api";
import { parseCookies } from "better-auth/cookies";

import type { Database } from "../db/client";
import type { HookContext } from "./hooks";

import { INVITATION_COOKIE, INVITATION_NEEDED, REGISTRATION_CLOSED } from "~/lib/registration";
import { getDatabase } from "../db/client";
import { findInvitation, giveBackInvitation, invitationState, takeInvitation } from "../services/invitation";
import { readSite } from "../services/site";

const CLOSED = { code: REGISTRATION_CLOSED, message: "Nobody can make an account on this site at present." };
const NEEDED = {
  code: INVITATION_NEEDED,
  message: "Making an account here takes an invitation that is still good.",
};

/** Uses that were counted for a request whose account is not there yet. */
const pending = new WeakMap<Headers, { db: Database; id: string }>();

/** The code of the invitation that a request carries, by whatever way it makes an account. */
function invitationCode(headers: Headers | undefined): string | undefined {
  return parseCookies(headers?.get("cookie") ?? "").get(INVITATION_COOKIE);
}

/**
 * Refuses a sign-up that may not be, before anything else of it is looked at: the answer is the same
 * for an address that has an account.
 */
export async function requireRegistration({ path, headers }: HookContext): Promise<void> {
  if (path !== "/sign-up/email") return;
  const { registration } = await readSite(getDatabase());
  if (registration === "closed") throw new APIError("FORBIDDEN", CLOSED);
  if (registration === "open") return;
  const code = invitationCode(headers);
  const invitation = code ? await findInvitation(getDatabase(), code) : undefined;
  if (!invitation || invitationState(invitation) !== "valid") throw new APIError("FORBIDDEN", NEEDED);
}

/**
 * The last look before an account is stored, however it comes about; counts the use of an
 * invitation. CONFLICT, since Better Auth takes a FORBIDDEN here for a reason to say nothing.
 */
export async function admit(db: Database, headers: Headers | undefined): Promise<void> {
  const { registration } = await readSite(db);
  if (registration === "closed") throw new APIError("CONFLICT", CLOSED);
  if (registration === "open") return;
  const code = invitationCode(headers);
  const id = code && (await takeInvitation(db, code));
  if (!id) throw new APIError("CONFLICT", NEEDED);
  if (headers) pending.set(headers, { db, id });
}

/** Says that the account is stored: the use stays counted. */
export function admitted(headers: Headers | undefined): void {
  if (headers) pending.delete(headers);
}

/** Gives back what was counted for an account that could not be stored after all. */
export async function returnInvitation({ headers }: HookContext): Promise<void> {
  const taken = headers && pending.get(headers);
  if (!taken) return;
  pending.delete(headers);
  await giveBackInvitation(taken.db, taken.id);
}
