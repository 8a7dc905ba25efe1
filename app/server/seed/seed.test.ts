import { verifyPassword } from "better-auth/crypto";
import { desc, eq, gt, isNull } from "drizzle-orm";
import { mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";

import type { Database } from "../db/client";

import { demoPassword } from "./demo-password";
import { createUser } from "../db/factories";
import { createMockDb } from "../db/mocks/client";
import { account, Comment, Post, Revision, SearchDocument, Tag, user } from "../db/schema";
import { renderStale } from "../services/rerender";
import { seed } from "./seed";
import { SignUpForm } from "~/validators/account";
import { PostForm, TITLE_MAX } from "~/validators/post";

const password = "kettle-otter-maple-1234";

describe("seed", () => {
  let db: Database;
  let accounts: Awaited<ReturnType<typeof seed>>["accounts"];

  beforeEach(async () => {
    db = await createMockDb();
    ({ accounts } = await seed(db, { password: () => password }));
  });

  it("orders posts by id as by time, newest first, none in the future", async () => {
    const byId = await db.select().from(Post).orderBy(desc(Post.id));
    const byTime = await db.select().from(Post).orderBy(desc(Post.createdAt));
    expect(byId.length).toBeGreaterThanOrEqual(30);
    expect(byId).toEqual(byTime);
    for (const { createdAt, updatedAt } of byId) {
      expect(createdAt.getTime()).toBeLessThan(Date.now());
      if (updatedAt) expect(updatedAt.getTime()).toBeGreaterThan(createdAt.getTime());
      if (updatedAt) expect(updatedAt.getTime()).toBeLessThan(Date.now());
    }
  });

  it("holds only what the forms accept as it is", async () => {
    for (const { title, content } of await db.select().from(Post)) {
      const written = { title, content, tags: [] };
      expect(PostForm.parse(written)).toEqual(written);
    }
    for (const { name, email } of accounts) {
      expect(SignUpForm.parse({ name, email, password })).toEqual({ name, email, password });
    }
  });

  it("includes the cases that are hard on a page", async () => {
    const posts = await db.select().from(Post);
    const titled = (test: RegExp) => posts.filter(({ title }) => test.test(title)).length;
    expect(Math.max(...posts.map(({ title }) => title.length))).toBeGreaterThan(TITLE_MAX - 16);
    expect(titled(/\S{50}/u)).toBeGreaterThan(0);
    expect(titled(/^\p{Script=Arabic}/u)).toBeGreaterThan(0);
    expect(titled(/\p{Script=Han}/u)).toBeGreaterThan(0);
    expect(titled(/^\p{Emoji_Presentation}+$/u)).toBeGreaterThan(0);
    expect(posts.filter(({ authorId }) => authorId === null)).toHaveLength(1);
    expect(posts.filter(({ updatedAt }) => updatedAt !== null).length).toBeGreaterThan(0);
    expect(posts.filter(({ content }) => content.split("\n\n").length >= 6).length).toBeGreaterThan(2);
  });

  it("has discussions, with what is hard on them too", async () => {
    const comments = await db.select().from(Comment);
    expect(comments.length).toBeGreaterThan(50);
    expect(Math.max(...comments.map(({ depth }) => depth))).toBeGreaterThan(10);
    expect(comments.filter(({ deletedAt }) => deletedAt !== null)).toHaveLength(1);
    expect(
      comments.filter(({ authorId, deletedAt }) => authorId === null && !deletedAt).length,
    ).toBeGreaterThan(0);
    expect(comments.filter(({ version }) => version > 1).length).toBeGreaterThan(0);
    expect(comments.some(({ content }) => /\p{Script=Arabic}/u.test(content))).toBe(true);
    for (const { createdAt, updatedAt } of comments)
      expect((updatedAt ?? createdAt).getTime()).toBeLessThanOrEqual(Date.now());
    expect(await db.$count(Post, eq(Post.commentCount, 0))).toBeGreaterThan(0);
    expect(await db.$count(Post, gt(Post.reactionCount, 0))).toBeGreaterThan(10);
    expect(await db.$count(Revision)).toBeGreaterThan(3);
    expect(await db.$count(Tag)).toBeGreaterThan(15);
  });

  it("leaves nothing to be rendered or made findable", async () => {
    expect(await renderStale(db)).toBe(0);
    expect(await db.$count(Post, isNull(Post.html))).toBe(0);
    expect(await db.$count(SearchDocument)).toBeGreaterThan(80);
  });

  it("has every author join before writing", async () => {
    const rows = await db.select().from(Post).innerJoin(user, eq(user.id, Post.authorId));
    for (const row of rows) expect(row.user.createdAt.getTime()).toBeLessThan(row.post.createdAt.getTime());
    expect(new Set(rows.map((row) => row.user.id)).size).toBe(accounts.length);
  });

  it("lets every account sign in with the given password", async () => {
    const rows = await db.select().from(user).innerJoin(account, eq(account.userId, user.id));
    expect(rows.map((row) => row.user.email).sort()).toEqual(accounts.map(({ email }) => email).sort());
    for (const row of rows)
      expect(row.account).toMatchObject({ providerId: "credential", accountId: row.user.id });
    const hash = rows[0]?.account.password ?? "";
    expect(await verifyPassword({ hash, password })).toBe(true);
    expect(await verifyPassword({ hash, password: "something else" })).toBe(false);
    expect(accounts.filter(({ role }) => role === "administrator")).toHaveLength(1);
    expect(accounts.filter(({ role }) => role === "moderator")).toHaveLength(1);
  });

  it("changes nothing the second time", async () => {
    const everything = () =>
      Promise.all([Post, user, account].map((table) => db.select().from(table).orderBy(table.id)));
    const before = await everything();
    expect(await seed(db, { password: () => "another-password-77" })).toEqual({ accounts: [] });
    expect(await everything()).toEqual(before);
  });

  it("leaves a database alone that has people in it", async () => {
    const used = await createMockDb();
    await createUser(used);
    expect(await seed(used, { password: () => password })).toEqual({ accounts: [] });
    expect(await used.$count(user)).toBe(1);
    expect(await used.$count(Post)).toBe(0);
  });

  it("fills the database once when two begin together", async () => {
    const empty = await createMockDb();
    const results = await Promise.all([
      seed(empty, { password: () => password }),
      seed(empty, { password: () => password }),
    ]);
    expect(results.map((result) => result.accounts.length).sort()).toEqual([0, accounts.length]);
    expect(await empty.$count(user)).toBe(accounts.length);
  });
});

describe("demoPassword", () => {
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "demo-password-"));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it("is made once, in a folder that need not exist, for its owner's eyes only", () => {
    const dataDir = join(folder, "data");
    const made = demoPassword(dataDir);
    expect(made).toMatch(/^([a-z]+-){4}\d{4}$/);
    expect(made.length).toBeGreaterThanOrEqual(16);
    expect(demoPassword(dataDir)).toBe(made);
    expect(statSync(join(dataDir, "demo-password")).mode & 0o777).toBe(0o600);
  });

  it("differs between folders", () => {
    expect(demoPassword(join(folder, "one"))).not.toBe(demoPassword(join(folder, "two")));
  });

  it("is made anew where the file is empty", () => {
    writeFileSync(join(folder, "demo-password"), "\n");
    expect(demoPassword(folder).length).toBeGreaterThanOrEqual(16);
  });
});
