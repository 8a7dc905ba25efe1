import { randomUUID } from "node:crypto";
import { v7 as uuidv7 } from "uuid";

import type { Database } from "../client";
import type { user } from "../schema";

import { createPost } from "../factories";
import {
  account,
  apikey,
  Avatar,
  Bookmark,
  Comment,
  CommentReaction,
  Draft,
  FeedVisit,
  FormerHandle,
  Invitation,
  Mail,
  passkey,
  PostReaction,
  Revision,
  session,
  twoFactor,
  verification,
} from "../schema";

type Person = typeof user.$inferSelect;

const hour = () => new Date(Date.now() + 3_600_000);

/** What must never leave the server, recognisable wherever it turns up. */
function secretsOf() {
  const mark = randomUUID();
  const names = [
    "password",
    "session",
    "access",
    "refresh",
    "idToken",
    "totp",
    "backup",
    "key",
    "start",
    "publicKey",
    "credential",
    "code",
    "link",
    "mail",
  ] as const;
  return Object.fromEntries(names.map((name) => [name, `secret-${name}-${mark}`])) as Record<
    (typeof names)[number],
    string
  >;
}

/** Gives a member something in every table that can name one. Answers the secrets among it. */
export async function plantOwnRows(db: Database, person: Person): Promise<string[]> {
  const secrets = secretsOf();
  const { id: userId, email } = person;
  const now = new Date();
  const row = () => ({ id: randomUUID(), createdAt: now, updatedAt: now });
  const post = await createPost(db, { author: person, title: "First", content: "One" });
  await createPost(db, { author: person, title: "First", content: "Two" });
  await db.insert(session).values({
    ...row(),
    userId,
    token: secrets.session,
    expiresAt: hour(),
    ipAddress: "203.0.113.7",
    userAgent: "A browser",
  });
  await db.insert(account).values([
    { ...row(), userId, accountId: userId, providerId: "credential", password: secrets.password },
    {
      ...row(),
      userId,
      accountId: "discord-name",
      providerId: "discord",
      accessToken: secrets.access,
      refreshToken: secrets.refresh,
      idToken: secrets.idToken,
    },
  ]);
  await db
    .insert(twoFactor)
    .values({ id: randomUUID(), userId, secret: secrets.totp, backupCodes: secrets.backup });
  await db.insert(passkey).values({
    id: randomUUID(),
    userId,
    name: "A key ring",
    publicKey: secrets.publicKey,
    credentialID: secrets.credential,
    counter: 0,
    deviceType: "multiDevice",
    backedUp: true,
    createdAt: now,
  });
  await db.insert(apikey).values({
    ...row(),
    referenceId: userId,
    name: "A script",
    key: secrets.key,
    start: secrets.start,
    permissions: JSON.stringify({ api: ["read"] }),
  });
  await db.insert(FormerHandle).values({ handle: `old-${userId.slice(0, 8)}`, userId });
  await db
    .insert(Avatar)
    .values({ userId, hash: "0".repeat(64), bytes: Uint8Array.from([82, 73, 70, 70, 0, 255]) });
  await db
    .insert(Invitation)
    .values({ code: secrets.code, createdById: userId, expiresAt: hour(), maxUses: 5 });
  await db.insert(verification).values([
    { ...row(), identifier: `reset-password:${secrets.link}`, value: userId, expiresAt: hour() },
    {
      ...row(),
      identifier: secrets.link,
      value: JSON.stringify({ userData: { id: userId } }),
      expiresAt: hour(),
    },
    { ...row(), identifier: secrets.link, value: JSON.stringify({ link: { email } }), expiresAt: hour() },
    { ...row(), identifier: email, value: secrets.link, expiresAt: hour() },
  ]);
  await db
    .insert(Mail)
    .values({ recipient: email, subject: "Hello", text: secrets.mail, html: secrets.mail });
  await plantWritten(db, person, post.id);
  return Object.values(secrets);
}

/** What a member wrote and marked around a post. */
async function plantWritten(db: Database, { id: userId }: Person, postId: string): Promise<void> {
  const commentId = uuidv7();
  const draftId = uuidv7();
  await db.insert(Comment).values({
    id: commentId,
    postId,
    depth: 0,
    path: "000001",
    authorId: userId,
    editorId: userId,
    content: "A comment.",
  });
  await db.insert(PostReaction).values({ postId, userId });
  await db.insert(CommentReaction).values({ commentId, userId });
  await db.insert(Bookmark).values({ postId, userId });
  await db
    .insert(Draft)
    .values({ id: draftId, userId, target: `new-post:${draftId}`, content: "Half a text" });
  await db.insert(FeedVisit).values({ userId, lastAt: new Date() });
  await db.insert(Revision).values({
    postId,
    version: 1,
    title: "Frist",
    content: "Before",
    editorId: userId,
    writtenAt: new Date(),
  });
}
