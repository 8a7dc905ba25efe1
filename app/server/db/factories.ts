import { hashPassword } from "better-auth/crypto";
import { eq, sql } from "drizzle-orm";
import { randomBytes, randomUUID } from "node:crypto";
import { v7 as uuidv7 } from "uuid";

import type { Database } from "./client";

import { commentPlace } from "./comment-place";
import { account, Invitation, passkey, Post, user } from "./schema";
import { Comment } from "./schema/comment";

type UserRow = typeof user.$inferSelect;
type PostRow = typeof Post.$inferSelect;
type CommentRow = typeof Comment.$inferSelect;
type CommentColumns = typeof Comment.$inferInsert;

/** Columns of a user that shall differ from the defaults; with `password` the user can sign in. */
export type UserOverrides = Partial<typeof user.$inferInsert> & { password?: string | undefined };

/** Columns of a post that shall differ from the defaults. Without an author the account is gone. */
export type PostOverrides = Partial<Omit<typeof Post.$inferInsert, "authorId">> & {
  author: Pick<UserRow, "id"> | null;
};

/** Columns of a comment that shall differ from the defaults, and what it is a reply to. */
export type CommentOverrides = Partial<Omit<CommentColumns, "authorId" | "postId" | "parentId">> & {
  post: Pick<PostRow, "id">;
  author: Pick<UserRow, "id"> | null;
  parent?: CommentRow | null;
};

/** Stores a user: a member with a name and an address of its own, unless told otherwise. */
export async function createUser(db: Database, overrides: UserOverrides = {}): Promise<UserRow> {
  const { password, ...columns } = overrides;
  const mark = randomUUID().slice(0, 8);
  const row = only(
    await db
      .insert(user)
      .values({
        id: randomUUID(),
        name: `Member ${mark}`,
        handle: `member-${mark}`,
        email: `member-${mark}@example.com`,
        emailVerified: true,
        ...columns,
      })
      .returning(),
  );
  if (password !== undefined)
    await createCredential(db, { user: row, passwordHash: await hashPassword(password) });
  return row;
}

/** Lets a user sign in by e-mail and password. To hash takes a while: who makes many users hashes once. */
export async function createCredential(
  db: Database,
  { user: owner, passwordHash }: { user: Pick<UserRow, "id" | "createdAt">; passwordHash: string },
): Promise<typeof account.$inferSelect> {
  const { id, createdAt } = owner;
  return only(
    await db
      .insert(account)
      .values({
        id: randomUUID(),
        accountId: id,
        providerId: "credential",
        userId: id,
        password: passwordHash,
        createdAt,
        updatedAt: createdAt,
      })
      .returning(),
  );
}

/** Links an account elsewhere to a user's, as signing in by it would. Answers the link's id. */
export async function linkAccount(
  db: Database,
  { user: owner, provider }: { user: Pick<UserRow, "id">; provider: string },
): Promise<string> {
  const id = randomUUID();
  const now = new Date();
  await db.insert(account).values({
    id,
    accountId: id,
    providerId: provider,
    userId: owner.id,
    createdAt: now,
    updatedAt: now,
  });
  return id;
}

/** Gives a user a passkey that no device has. Answers its id. */
export async function createPasskey(
  db: Database,
  { user: owner }: { user: Pick<UserRow, "id"> },
): Promise<string> {
  const id = randomUUID();
  await db.insert(passkey).values({
    id,
    publicKey: "none",
    userId: owner.id,
    credentialID: id,
    counter: 0,
    deviceType: "singleDevice",
    backedUp: false,
  });
  return id;
}

/** Stores a post. With `createdAt` the id carries that time too, so that the feed shows it in its place. */
export async function createPost(db: Database, { author, ...columns }: PostOverrides): Promise<PostRow> {
  const { createdAt } = columns;
  return only(
    await db
      .insert(Post)
      .values({
        id: createdAt ? uuidv7({ msecs: createdAt.getTime() }) : uuidv7(),
        title: "A title",
        content: "A text.",
        authorId: author?.id ?? null,
        ...columns,
      })
      .returning(),
  );
}

/** Stores a comment as the post's next one, in its place in the thread. With `createdAt` its id carries that time. */
export async function createComment(
  db: Database,
  { post, author, parent = null, ...columns }: CommentOverrides,
): Promise<CommentRow> {
  const { createdAt } = columns;
  const { serial } = only(
    await db
      .update(Post)
      .set({ commentSerial: sql`${Post.commentSerial} + 1` })
      .where(eq(Post.id, post.id))
      .returning({ serial: Post.commentSerial }),
  );
  return only(
    await db
      .insert(Comment)
      .values({
        id: createdAt ? uuidv7({ msecs: createdAt.getTime() }) : uuidv7(),
        postId: post.id,
        parentId: parent?.id ?? null,
        authorId: author?.id ?? null,
        content: "A comment.",
        ...commentPlace(serial, parent),
        ...columns,
      })
      .returning(),
  );
}

/** Stores an invitation: for one person, good for a day, unless told otherwise. */
export async function createInvitation(
  db: Database,
  overrides: Partial<typeof Invitation.$inferInsert> = {},
): Promise<typeof Invitation.$inferSelect> {
  return only(
    await db
      .insert(Invitation)
      .values({
        code: randomBytes(16).toString("base64url"),
        expiresAt: new Date(Date.now() + 86_400_000),
        maxUses: 1,
        ...overrides,
      })
      .returning(),
  );
}

function only<Row>(rows: Row[]): Row {
  const [row] = rows;
  if (row === undefined) throw new Error("The insert returned no row.");
  return row;
}
