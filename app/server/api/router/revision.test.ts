import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import { describe, expect, it } from "vitest";

import { getDatabase } from "../../db/client";
import { createPost, createUser, type UserOverrides } from "../../db/factories";
import { Comment, Post, Revision, user } from "../../db/schema";
import { makeTestCaller, sessionOf } from "../mocks/caller";

const guest = () => makeTestCaller();

async function member(overrides: UserOverrides = {}) {
  const person = await createUser(getDatabase(), overrides);
  return { person, api: makeTestCaller({ session: sessionOf(person) }) };
}

/** A post of three versions: another title, then another text and tag by a moderator. */
async function editedPost() {
  const author = await member({ name: "Ada" });
  const moderator = await member({ name: "Moderator", role: "moderator" });
  const { id } = await author.api.post.create({
    title: "A lamp",
    content: "A lamp in the window.",
    tags: ["one"],
  });
  await author.api.post.update({ id, title: "Two lamps" });
  await moderator.api.post.update({ id, content: "Two lamps in the window.", tags: ["one", "two"] });
  return { id, author, moderator };
}

async function commentWithRevision(columns: Partial<typeof Comment.$inferInsert> = {}) {
  const { person } = await member();
  const { id: postId } = await createPost(getDatabase(), { author: person, title: "Under it" });
  const commentId = uuidv7();
  await getDatabase()
    .insert(Comment)
    .values({
      id: commentId,
      postId,
      depth: 0,
      path: "000001",
      content: "Now.",
      version: 2,
      authorId: person.id,
      editorId: person.id,
      ...columns,
    });
  await getDatabase()
    .insert(Revision)
    .values({ commentId, version: 1, content: "Then.", editorId: person.id, writtenAt: new Date() });
  return { commentId, postId };
}

const textOf = (segments: { kind: string; text?: string }[], without: string) =>
  segments
    .filter(({ kind }) => kind !== without)
    .map(({ text }) => text ?? "")
    .join("");

describe("revision.list", () => {
  it("answers every version, the present one first, who wrote it and what it changed", async () => {
    const { id: postId } = await editedPost();
    const { items, nextCursor } = await guest().revision.list({ postId });
    expect(
      items.map(({ version, title, tags, editor, changed }) => [version, title, tags, editor?.name, changed]),
    ).toEqual([
      [3, "Two lamps", ["one", "two"], "Moderator", { title: false, text: true, tags: true }],
      [2, "Two lamps", ["one"], "Ada", { title: true, text: false, tags: false }],
      [1, "A lamp", ["one"], "Ada", { title: false, text: false, tags: false }],
    ]);
    expect(nextCursor).toBeNull();
    expect(items.map(({ id }) => typeof id)).toEqual(["object", "string", "string"]);
    expect(items.every(({ writtenAt }) => writtenAt instanceof Date)).toBe(true);
    expect(Object.keys(items[0]?.editor ?? {}).sort()).toEqual(["handle", "id", "image", "name"]);
    expect(JSON.stringify(items)).not.toContain("@");
  });

  it("pages through every version once", async () => {
    const { person, api } = await member();
    const { id: postId } = await createPost(getDatabase(), { author: person });
    for (let i = 0; i < 6; i += 1) await api.post.update({ id: postId, title: `Title ${i}` });
    const seen: number[] = [];
    let cursor: number | null = null;
    do {
      const page: Awaited<ReturnType<typeof api.revision.list>> = await guest().revision.list({
        postId,
        cursor,
        limit: 3,
        direction: "forward",
      });
      seen.push(...page.items.map(({ version }) => version));
      cursor = page.nextCursor;
    } while (cursor);
    expect(seen).toEqual([7, 6, 5, 4, 3, 2, 1]);
  });

  it("has one version of a post that was never edited", async () => {
    const { person } = await member();
    const { id: postId } = await createPost(getDatabase(), { author: person });
    expect((await guest().revision.list({ postId })).items).toMatchObject([{ version: 1, id: null }]);
  });

  it("does not name an editor whose account is gone", async () => {
    const { id: postId, author, moderator } = await editedPost();
    for (const { person } of [author, moderator])
      await getDatabase().delete(user).where(eq(user.id, person.id));
    const { items } = await guest().revision.list({ postId });
    expect(items.map(({ editor }) => editor)).toEqual([null, null, null]);
  });

  it("answers a comment's, and nothing of one that was deleted", async () => {
    const { commentId, postId } = await commentWithRevision();
    const { items } = await guest().revision.list({ commentId });
    expect(items).toMatchObject([
      { version: 2, title: null, tags: [], changed: { text: true, title: false, tags: false } },
      { version: 1, title: null, tags: [] },
    ]);
    const { subject, difference } = await guest().revision.diff({ commentId });
    expect(subject).toMatchObject({ postId, title: "Under it" });
    expect(textOf(difference.content, "added")).toBe("Then.");

    const deleted = await commentWithRevision({ deletedAt: new Date(), content: "" });
    const { commentId: gone } = deleted;
    const list = guest().revision.list({ commentId: gone });
    await expect(list).rejects.toMatchObject({ code: "NOT_FOUND" });
    const diff = guest().revision.diff({ commentId: gone, version: 1 });
    await expect(diff).rejects.toMatchObject({ code: "NOT_FOUND" });
    expect((await guest().revision.list({ commentId: deleted.commentId, cursor: 5 })).items).toEqual([]);
  });

  it("goes with the post", async () => {
    const { id: postId, author } = await editedPost();
    await author.api.post.delete(postId);
    expect(await getDatabase().$count(Revision)).toBe(0);
    await expect(guest().revision.list({ postId })).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(guest().revision.diff({ postId })).rejects.toMatchObject({ code: "NOT_FOUND" });
  });

  it.each([
    {},
    { postId: "1" },
    { postId: randomUUID(), commentId: randomUUID() },
    { postId: randomUUID(), cursor: 2 ** 31 },
    { postId: randomUUID(), limit: 51 },
  ])("refuses %j", async (input) => {
    await expect(guest().revision.list(input as never)).rejects.toMatchObject({ code: "BAD_REQUEST" });
  });
});

describe("a change of a post’s tags", () => {
  it("is none where the same ones are only spelt otherwise, even from an old version", async () => {
    const { id, author } = await editedPost();
    await author.api.post.update({ id, tags: ["café", "Zwei"] });
    const before = await guest().post.byId({ id });
    for (const tags of [
      ["Cafe", "zwei"],
      ["CAFÉ", "ZWEI"],
    ])
      await author.api.post.update({ id, tags, version: 1 });
    expect(await guest().post.byId({ id })).toEqual(before);
    expect((await guest().revision.list({ postId: id })).items).toHaveLength(before.version);
  });

  it("is one where their order is another", async () => {
    const { id, author } = await editedPost();
    await author.api.post.update({ id, tags: ["two", "one"] });
    expect(await guest().post.byId({ id })).toMatchObject({ version: 4, tags: ["two", "one"] });
  });
});

describe("revision.diff", () => {
  it("tells word by word what a version changed of the one before", async () => {
    const { id: postId } = await editedPost();
    const newest = await guest().revision.diff({ postId });
    expect(newest).toMatchObject({
      subject: { postId, title: "Two lamps", version: 3 },
      version: { version: 3, editor: { name: "Moderator" } },
      isFirst: false,
      difference: {
        title: [{ kind: "same", text: "Two lamps" }],
        content: [
          { kind: "removed", text: "A lamp" },
          { kind: "added", text: "Two lamps" },
          { kind: "same", text: " in the window." },
        ],
        tags: [
          { kind: "same", name: "one" },
          { kind: "added", name: "two" },
        ],
      },
    });
    const second = await guest().revision.diff({ postId, version: 2 });
    expect(second.difference.title.map(({ kind }) => kind)).toEqual(["removed", "added"]);
    const first = await guest().revision.diff({ postId, version: 1 });
    expect(first).toMatchObject({
      isFirst: true,
      difference: { content: [{ kind: "same", text: "A lamp in the window." }] },
    });
    expect(JSON.stringify([newest, second, first])).not.toContain("@");
  });

  it("follows when the newest version is another", async () => {
    const { id: postId, author } = await editedPost();
    await guest().revision.diff({ postId });
    await author.api.post.update({ id: postId, content: "Three lamps in the window." });
    const { difference } = await guest().revision.diff({ postId });
    expect(textOf(difference.content, "removed")).toBe("Three lamps in the window.");
  });

  it("knows no version that never was", async () => {
    const { id: postId } = await editedPost();
    await expect(guest().revision.diff({ postId, version: 4 })).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(guest().revision.diff({ postId: randomUUID() })).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
  });
});

describe("revision.restore", () => {
  const revisionOf = async (postId: string, version: number) =>
    (await guest().revision.list({ postId })).items.find((item) => item.version === version)?.id ?? "";

  it("makes what stood there the newest version, and keeps what stood there since", async () => {
    const { id: postId, author } = await editedPost();
    const answer = await author.api.revision.restore({ id: await revisionOf(postId, 1), version: 3 });
    expect(answer).toEqual({ postId, commentId: null });
    expect(await guest().post.byId({ id: postId })).toMatchObject({
      version: 4,
      title: "A lamp",
      content: "A lamp in the window.",
      tags: ["one"],
      slug: "a-lamp",
    });
    const { items } = await guest().revision.list({ postId });
    expect(items.map(({ version, editor }) => [version, editor?.name])).toEqual([
      [4, "Ada"],
      [3, "Moderator"],
      [2, "Ada"],
      [1, "Ada"],
    ]);
  });

  it("is no edit where it says what stands there", async () => {
    const { id: postId, author } = await editedPost();
    const id = await revisionOf(postId, 1);
    await author.api.revision.restore({ id });
    await author.api.revision.restore({ id });
    // The second was decided before the first: the same wish, not another's text.
    await author.api.revision.restore({ id, version: 3 });
    expect((await guest().post.byId({ id: postId })).version).toBe(4);
  });

  it("is refused where somebody wrote meanwhile, and nothing is lost", async () => {
    const { id: postId, author, moderator } = await editedPost();
    const id = await revisionOf(postId, 1);
    await moderator.api.post.update({ id: postId, content: "Written meanwhile." });
    await expect(author.api.revision.restore({ id, version: 3 })).rejects.toMatchObject({ code: "CONFLICT" });
    expect(await guest().post.byId({ id: postId })).toMatchObject({
      version: 4,
      content: "Written meanwhile.",
    });
  });

  it("keeps every version when many restore at once", async () => {
    const { id: postId, author, moderator } = await editedPost();
    const [one, two] = [await revisionOf(postId, 1), await revisionOf(postId, 2)];
    await Promise.all(
      Array.from({ length: 20 }, (_, i) =>
        (i % 3 ? author : moderator).api.revision.restore({ id: i % 2 ? one : two }),
      ),
    );
    const { version } = await guest().post.byId({ id: postId });
    const { items } = await guest().revision.list({ postId, limit: 50 });
    expect(items.map((item) => item.version)).toEqual(Array.from({ length: version }, (_, i) => version - i));
  });

  it("is for its author and moderators", async () => {
    const { id: postId } = await editedPost();
    const id = await revisionOf(postId, 1);
    await expect((await member()).api.revision.restore({ id })).rejects.toMatchObject({ code: "FORBIDDEN" });
    await expect(guest().revision.restore({ id })).rejects.toMatchObject({ code: "UNAUTHORIZED" });
    expect((await guest().post.byId({ id: postId })).version).toBe(3);
  });

  it("knows no revision that never was, or went with its post", async () => {
    const { id: postId, author } = await editedPost();
    const id = await revisionOf(postId, 1);
    await getDatabase().delete(Post).where(eq(Post.id, postId));
    for (const unknown of [id, randomUUID()]) {
      await expect(author.api.revision.restore({ id: unknown })).rejects.toMatchObject({ code: "NOT_FOUND" });
    }
  });
});
