import { isAPIError } from "better-auth/api";
import { eq } from "drizzle-orm";

import type { HookContext } from "./hooks";
import type { MailParts } from "./mail";
import type { SecurityChange } from "../mail/letters";

import { user as User } from "../db/schema";
import { securityNotice } from "../mail/letters";
import { forgetResetLinks } from "./mail";

/** Endpoints after which the person is told, whoever it was that called them. */
const BY_PATH: Record<string, SecurityChange> = {
  "/change-password": "password-changed",
  "/passkey/verify-registration": "passkey-added",
  "/two-factor/disable": "second-factor-off",
  "/unlink-account": "provider-unlinked",
};

const NAMES: Record<string, string> = { discord: "Discord" };

/** Tells a person by mail that the ways to sign in to their account changed. */
export function noticeSecurityChange(
  { mail, baseUrl }: Pick<MailParts, "mail" | "baseUrl">,
  user: { email: string; name: string; emailVerified: boolean },
  change: SecurityChange,
  providerId?: string,
): Promise<void> {
  const provider = providerId && (NAMES[providerId] ?? "your single sign-on");
  return mail.post(user.email, securityNotice(user, change, { baseUrl, provider }));
}

/** Tells of what an endpoint of Better Auth changed. */
export async function noticeAfter(ctx: HookContext, parts: MailParts): Promise<void> {
  const { session, returned } = ctx.context;
  if (!session || isAPIError(returned)) return;
  const change = turnsOnSecondFactor(ctx) ? "second-factor-on" : BY_PATH[ctx.path];
  if (!change) return;
  if (change === "password-changed") await forgetResetLinks(parts.db, session.user.id);
  const { providerId } = (ctx.body ?? {}) as { providerId?: string };
  await noticeSecurityChange(
    parts,
    session.user,
    change,
    change === "provider-unlinked" ? providerId : undefined,
  );
}

/** The first right code of somebody signed in turns it on; later ones only prove who they are. */
function turnsOnSecondFactor({ path, context: { session, newSession } }: HookContext): boolean {
  return (
    path === "/two-factor/verify-totp" &&
    session?.user.twoFactorEnabled !== true &&
    newSession?.user.twoFactorEnabled === true
  );
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
  await noticeSecurityChange(parts, user, "provider-linked", account.providerId);
}
