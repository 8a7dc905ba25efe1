import { hashPassword } from "better-auth/crypto";
import { inArray, sql } from "drizzle-orm";

import type { Database } from "../db/client";
import type { DemoPost } from "./demo/demo-post";
import type { PersonKey } from "./demo/people";

import { createCredential, createPost, createUser } from "../db/factories";
import { Site, user } from "../db/schema";
import { DAY } from "./demo/demo-post";
import { PEOPLE } from "./demo/people";
import { demoPosts } from "./demo/posts";

/** An account that the seed made, to tell the person who ran it. */
export interface SeededAccount {
  name: string;
  email: string;
  role: string;
}

type Authors = Map<PersonKey, { id: string }>;

/**
 * Fills an empty database with the people and posts of a made-up group; all of them sign in with
 * what `password` answers, which is asked only then. It is done whole or not at all. Where anybody has an account it changes nothing and
 * answers no accounts.
 */
export async function seed(
  db: Database,
  { password }: { password: () => string },
): Promise<{ accounts: SeededAccount[] }> {
  return db.transaction(async (tx) => {
    // Nobody signs up, and no second seed begins, between the look and the first insert.
    await tx.execute(sql`lock table ${user} in share row exclusive mode`);
    const [somebody] = await tx.select({ id: user.id }).from(user).limit(1);
    if (somebody) return { accounts: [] };

    await tx.insert(Site).values({ name: "Posthouse", registration: "open" }).onConflictDoNothing();
    const passwordHash = await hashPassword(password());
    const now = Date.now();
    const { authors, accounts } = await createPeople(tx, { passwordHash, now });
    for (const post of demoPosts) await createDemoPost(tx, { post, authors, now });
    return { accounts };
  });
}

async function createPeople(db: Database, { passwordHash, now }: { passwordHash: string; now: number }) {
  const authors: Authors = new Map();
  const accounts: SeededAccount[] = [];
  for (const { key, name, handle, email, role, joinedDaysAgo, bio } of PEOPLE) {
    const createdAt = new Date(now - joinedDaysAgo * DAY);
    const row = await createUser(db, { name, handle, email, role, bio, createdAt, updatedAt: createdAt });
    await createCredential(db, { user: row, passwordHash });
    authors.set(key, row);
    accounts.push({ name, email, role });
  }
  return { authors, accounts };
}

async function createDemoPost(
  db: Database,
  { post, authors, now }: { post: DemoPost; authors: Authors; now: number },
): Promise<void> {
  const { by, ago, editedAfter, title, content } = post;
  const written = now - ago;
  await createPost(db, {
    author: by === null ? null : (authors.get(by) ?? null),
    title,
    content,
    createdAt: new Date(written),
    updatedAt: editedAfter === undefined ? null : new Date(written + editedAfter),
  });
}

/** The accounts of the seed that are in the database, for whoever wants to sign in as one. */
export async function demoAccounts(db: Database): Promise<SeededAccount[]> {
  const emails = PEOPLE.map(({ email }) => email);
  return db
    .select({ name: user.name, email: user.email, role: user.role })
    .from(user)
    .where(inArray(user.email, emails))
    .orderBy(user.createdAt);
}
