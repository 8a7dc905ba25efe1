import { isAPIError } from "better-auth/api";
import { eq } from "drizzle-orm";

import type { HookContext } from "./hooks";
import type { MailParts } from "./mail";
import type { SecurityChange } from "../mail/letters";

import { user as User } from "../db/schema";
import { securityNotice } from "../mail/letters";
import { forgetResetLinks } from "./mail";
import { providerName } from "./providers";

/** Endpoints after which the person is told, whoever it was that called them. */
const BY_PATH: Record<string, SecurityChange> = {
  "/change-password": "password-changed",
  "/passkey/verify-registration": "passkey-added",
};

/** Tells of what an endpoint of Better Auth changed. */
export async function noticeAfter(ctx: HookContext, { mail, baseUrl, db }: MailParts): Promise<void> {
  const { session, returned } = ctx.context;
  const change = BY_PATH[ctx.path];
  if (!change || !session || isAPIError(returned)) return;
  if (change === "password-changed") await forgetResetLinks(db, session.user.id);
  await mail.post(session.user.email, securityNotice(session.user, change, { baseUrl }));
}

/** How long after signing up an account elsewhere counts as the way one signed up by. */
const NEW_MS = 60_000;

/** Tells of an account elsewhere that was linked to an account that was there before. */
export async function noticeLinked(
  parts: MailParts | undefined,
  account: { userId: string; providerId: string },
): Promise<void> {
  if (!parts || account.providerId === "credential") return;
  const { email, name, emailVerified, createdAt } = User;
  const [user] = await parts.db
    .select({ email, name, emailVerified, createdAt })
    .from(User)
    .where(eq(User.id, account.userId));
  if (!user || Date.now() - user.createdAt.getTime() < NEW_MS) return;
  const provider = providerName(account.providerId);
  const notice = securityNotice(user, "provider-linked", { baseUrl: parts.baseUrl, provider });
  await parts.mail.post(user.email, notice);
}
