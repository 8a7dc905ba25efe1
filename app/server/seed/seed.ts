import { hashPassword } from "better-auth/crypto";
import { eq, inArray, sql } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";

import type { Database } from "../db/client";
import type { DemoPost } from "./demo/demo-post";

import { createCredential, createPost, createUser } from "../db/factories";
import { Bookmark, Draft, Post, PostReaction, Revision, Site, user } from "../db/schema";
import { renderStale } from "../services/rerender";
import { setTags } from "../services/tag";
import { createDiscussion, type Authors } from "./discussion";
import { DAY } from "./demo/demo-post";
import { discussions } from "./demo/discussions";
import { PEOPLE } from "./demo/people";
import { demoPosts } from "./demo/posts";

/** An account that the seed made, to tell the person who ran it. */
export interface SeededAccount {
  name: string;
  email: string;
  role: string;
}

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
    // Oldest first, as it would have been written.
    const inOrder = demoPosts.toSorted((one, other) => other.ago - one.ago);
    for (const post of inOrder) await createDemoPost(tx, { post, authors, now });
    await addMarks(tx, authors);
    while ((await renderStale(tx)) > 0);
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
  const { by, ago, editedAfter, title, content, tags, key } = post;
  const written = now - ago;
  const author = by === null ? null : (authors.get(by) ?? null);
  const created = await createPost(db, { author, title, content, createdAt: new Date(written) });
  await setTags(db, { postId: created.id, createdAt: created.createdAt, reactionCount: 0, names: tags });
  if (editedAfter !== undefined) {
    // The edit added the last paragraph.
    await db.insert(Revision).values({
      postId: created.id,
      version: 1,
      title,
      content: content.slice(0, content.lastIndexOf("\n\n")),
      tags,
      editorId: author?.id,
      writtenAt: new Date(written),
    });
    await db
      .update(Post)
      .set({ version: 2, editorId: author?.id, updatedAt: new Date(written + editedAfter) })
      .where(eq(Post.id, created.id));
  }
  if (key) await createDiscussion(db, { post: created, comments: discussions[key], authors, now });
}

/** Reactions to posts, and somebody's bookmarks and unfinished text. */
async function addMarks(db: Database, authors: Authors): Promise<void> {
  const posts = await db.select({ id: Post.id, title: Post.title }).from(Post).orderBy(Post.id);
  const members = [...authors.values()];
  const reactions = posts.flatMap(({ id, title }, index) =>
    members
      .slice(0, (index * 5 + title.length) % (members.length + 1))
      .map(({ id: userId }) => ({ postId: id, userId })),
  );
  await db.insert(PostReaction).values(reactions);
  const ada = authors.get("ada")?.id ?? "";
  await db.insert(Bookmark).values(posts.slice(-9, -6).map(({ id }) => ({ postId: id, userId: ada })));
  const id = uuidv7();
  await db.insert(Draft).values({
    id,
    userId: ada,
    target: `new-post:${id}`,
    title: "Open day: what we still need",
    content: "Bunting (found).\nLadder (found).\nSomebody who is not afraid of",
    tags: ["dates"],
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
