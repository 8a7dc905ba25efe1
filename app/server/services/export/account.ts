import { asc, eq } from "drizzle-orm";

import type { ExportPart, ExportSource } from "./part";

import { account, apikey, FormerHandle, Invitation, passkey, session, user } from "../../db/schema";
import { scopeOf } from "../token";
import { jsonFile } from "./part";

/**
 * Every column is named: hashes, secrets, tokens and codes must never be in the archive, which
 * people keep in open folders and send by mail.
 */
async function profileOf({ db, userId }: ExportSource) {
  const [profile] = await db
    .select({
      id: user.id,
      handle: user.handle,
      name: user.name,
      bio: user.bio,
      image: user.image,
      role: user.role,
      email: user.email,
      emailVerified: user.emailVerified,
      secondFactor: user.twoFactorEnabled,
      createdAt: user.createdAt,
      updatedAt: user.updatedAt,
    })
    .from(user)
    .where(eq(user.id, userId));
  return profile;
}

const formerHandles = ({ db, userId }: ExportSource) =>
  db
    .select({ handle: FormerHandle.handle, givenUpAt: FormerHandle.createdAt })
    .from(FormerHandle)
    .where(eq(FormerHandle.userId, userId))
    .orderBy(asc(FormerHandle.createdAt));

async function signInMethods({ db, userId }: ExportSource) {
  const accounts = await db
    .select({ provider: account.providerId, accountId: account.accountId, addedAt: account.createdAt })
    .from(account)
    .where(eq(account.userId, userId))
    .orderBy(asc(account.createdAt));
  const passkeys = await db
    .select({ name: passkey.name, deviceType: passkey.deviceType, addedAt: passkey.createdAt })
    .from(passkey)
    .where(eq(passkey.userId, userId))
    .orderBy(asc(passkey.createdAt));
  return {
    accounts: accounts.map(({ provider, accountId, addedAt }) =>
      provider === "credential" ? { provider: "password", addedAt } : { provider, accountId, addedAt },
    ),
    passkeys,
  };
}

const sessions = ({ db, userId }: ExportSource) =>
  db
    .select({
      device: session.userAgent,
      ipAddress: session.ipAddress,
      method: session.method,
      createdAt: session.createdAt,
      lastUsedAt: session.lastUsedAt,
      expiresAt: session.expiresAt,
    })
    .from(session)
    .where(eq(session.userId, userId))
    .orderBy(asc(session.createdAt));

async function tokens({ db, userId }: ExportSource) {
  const rows = await db
    .select({
      name: apikey.name,
      permissions: apikey.permissions,
      enabled: apikey.enabled,
      createdAt: apikey.createdAt,
      lastUsedAt: apikey.lastRequest,
      expiresAt: apikey.expiresAt,
    })
    .from(apikey)
    .where(eq(apikey.referenceId, userId))
    .orderBy(asc(apikey.createdAt));
  return rows.map(({ permissions, ...row }) => ({ ...row, scope: scopeOf(permissions) }));
}

const invitations = ({ db, userId }: ExportSource) =>
  db
    .select({
      createdAt: Invitation.createdAt,
      expiresAt: Invitation.expiresAt,
      revokedAt: Invitation.revokedAt,
      maxUses: Invitation.maxUses,
      uses: Invitation.uses,
    })
    .from(Invitation)
    .where(eq(Invitation.createdById, userId))
    .orderBy(asc(Invitation.createdAt));

/** The account itself: who one is here, and how one gets in. */
export const accountPart: ExportPart = {
  about: {
    "account.json":
      "Your profile, e-mail address and settings, how and where you sign in, your personal tokens " +
      "and invitations by name and date. Times are in UTC.",
  },
  files: async function* (source) {
    yield jsonFile("account.json", {
      site: source.baseUrl,
      exportedAt: source.at,
      profile: await profileOf(source),
      formerHandles: await formerHandles(source),
      signIn: await signInMethods(source),
      sessions: await sessions(source),
      tokens: await tokens(source),
      invitations: await invitations(source),
    });
  },
};
