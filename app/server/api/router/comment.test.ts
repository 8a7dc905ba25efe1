import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";

import { getDatabase } from "../../db/client";
import { LEVELS_MAX } from "../../db/comment-place";
import { createComment } from "../../db/factories";
import { Comment, Draft, Revision } from "../../db/schema";
import { chain, countOf, guest, ids, member, newPost, outcome } from "../mocks/discussion";

describe("comment.create", () => {
  it("takes no text of another than the one who is signed in", async () => {
    const [{ user }, other] = [await member(), await member()];
    const { id: postId } = await newPost();
    const written = { postId, content: "Mine", userId: user.id };
    await expect(other.caller.comment.create(written)).rejects.toMatchObject({ code: "CONFLICT" });
    const { id } = await other.caller.comment.create({ postId, content: "Theirs", userId: other.user.id });
    const change = other.caller.comment.update({ id, content: "Mine", userId: user.id });
    await expect(change).rejects.toMatchObject({ code: "CONFLICT" });
  });

  it("answers the text that stands there, where the draft was published with another", async () => {
    const { caller } = await member();
    const draft = { postId: (await newPost()).id, draftId: randomUUID() };
    const { id } = await caller.comment.create({ ...draft, content: "First" });
    const again = await caller.comment.create({ ...draft, content: "Second" });
    expect(again).toMatchObject({ id, content: "First" });
  });

  it("stores it for the one who is signed in, and counts it", async () => {
    const { user, caller } = await member();
    const { id: postId } = await newPost();
    const comment = await caller.comment.create({ postId, content: "Hello" });
    expect(comment).toMatchObject({ depth: 0, parentId: null, author: { id: user.id }, version: 1 });
    expect(comment.html).toContain("Hello");
    expect(await guest().comment.byId({ id: comment.id })).toEqual({ ...comment, content: "Hello" });
    expect(await countOf(postId)).toBe(1);
  });

  it("refuses a parent that is unknown, deleted, or on another post, in clear words", async () => {
    const { user, caller } = await member();
    const [post, other] = [await newPost(), await newPost()];
    const db = getDatabase();
    const foreign = await createComment(db, { post: other, author: user });
    const deleted = await createComment(db, { post, author: user });
    await createComment(db, { post, author: user, parent: deleted });
    await caller.comment.delete({ id: deleted.id });
    const replyTo = (parentId: string) => caller.comment.create({ postId: post.id, parentId, content: "x" });
    await expect(replyTo(randomUUID())).rejects.toMatchObject({
      code: "NOT_FOUND",
      message: "The comment you reply to does not exist, or was deleted.",
    });
    await expect(replyTo(foreign.id)).rejects.toMatchObject({
      code: "BAD_REQUEST",
      message: "The comment you reply to is on another post.",
    });
    await expect(replyTo(deleted.id)).rejects.toMatchObject({
      code: "CONFLICT",
      message: "The comment you reply to was deleted. Write to the post instead.",
    });
    await expect(replyTo(post.id)).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(caller.comment.create({ postId: randomUUID(), content: "x" })).rejects.toMatchObject({
      code: "NOT_FOUND",
      message: "This post does not exist, or was deleted.",
    });
    expect(await countOf(post.id)).toBe(1);
  });

  it("bounds the depth, and says what to do", async () => {
    const { caller } = await member();
    const post = await newPost();
    const all = await chain(post, LEVELS_MAX);
    const last = all.at(-1);
    await expect(
      caller.comment.create({ postId: post.id, parentId: last?.id, content: "x" }),
    ).rejects.toMatchObject({
      code: "BAD_REQUEST",
      message: "This thread can’t go deeper. Reply to an earlier comment instead.",
    });
    const reply = await caller.comment.create({ postId: post.id, parentId: last?.parentId, content: "x" });
    expect(reply.depth).toBe(LEVELS_MAX - 1);
    expect(ids(await guest().comment.list({ postId: post.id, root: last?.id }))).toEqual([last?.id]);
  });

  const valid = { content: "Text" };
  it.each([
    ["an empty text", { content: "" }],
    ["a text of spaces", { content: " \n " }],
    ["a text that can't be seen", { content: "\u200B\u2060" }],
    ["a text over 10,000 characters", { content: "x".repeat(10_001) }],
    ["NUL", { content: "a\0b" }],
    ["half of a surrogate pair", { content: "a\uD83D" }],
    ["a parent that is no id", { ...valid, parentId: "1" }],
    ["a draft that is no id", { ...valid, draftId: "1" }],
    ["an id of its own", { ...valid, id: randomUUID() }],
    ["a path", { ...valid, path: "000001" }],
    ["an author", { ...valid, authorId: "someone" }],
    ["a date", { ...valid, createdAt: new Date(0) }],
  ])("refuses %s and stores nothing", async (_, input) => {
    const { caller } = await member();
    const { id: postId } = await newPost();
    await expect(caller.comment.create({ postId, ...input })).rejects.toMatchObject({
      code: "BAD_REQUEST",
    });
    expect(await getDatabase().$count(Comment)).toBe(0);
  });

  it("takes the longest text there may be", async () => {
    const { caller } = await member();
    const { id: postId } = await newPost();
    const { id } = await caller.comment.create({ postId, content: "🐎".repeat(10_000) });
    expect((await guest().comment.byId({ id })).content).toBe("🐎".repeat(10_000));
  });

  it("publishes a draft once, however often and at once it is sent", async () => {
    const { user, caller } = await member();
    const { id: postId } = await newPost();
    const draftId = randomUUID();
    await getDatabase()
      .insert(Draft)
      .values({ id: draftId, userId: user.id, target: `reply-to-post:${postId}` });
    const send = () => caller.comment.create({ postId, content: "Once", draftId });
    const sent = await Promise.all([send(), send(), send()]);
    expect(new Set([...sent, await send()].map(({ id }) => id)).size).toBe(1);
    expect(await countOf(postId)).toBe(1);
    expect(await getDatabase().$count(Draft)).toBe(0);
  });

  it("numbers comments that arrive at once each once, and counts them all", async () => {
    const { caller } = await member();
    const { id: postId } = await newPost();
    await Promise.all(
      Array.from({ length: 20 }, (_, i) => caller.comment.create({ postId, content: `${i}` })),
    );
    const paths = (await getDatabase().select({ path: Comment.path }).from(Comment)).map(({ path }) => path);
    expect(new Set(paths).size).toBe(20);
    expect(await countOf(postId)).toBe(20);
  });
});

describe("comment.update", () => {
  it("changes the text, notes the time, and keeps what it said", async () => {
    const { user, caller } = await member();
    const post = await newPost();
    const { id } = await createComment(getDatabase(), { post, author: user, content: "Before" });
    const changed = await caller.comment.update({ id, content: "After", version: 1 });
    expect(changed).toMatchObject({ version: 2, id });
    expect(changed.html).toContain("After");
    expect(changed.updatedAt).toBeInstanceOf(Date);
    expect(await getDatabase().select().from(Revision)).toMatchObject([
      { commentId: id, postId: null, version: 1, title: null, content: "Before", editorId: user.id },
    ]);
  });

  it("is no edit when nothing differs, even from an old version", async () => {
    const { user, caller } = await member();
    const post = await newPost();
    const { id } = await createComment(getDatabase(), { post, author: user, content: "Same", version: 3 });
    expect((await caller.comment.update({ id, content: "Same", version: 1 })).updatedAt).toBeNull();
    expect(await getDatabase().$count(Revision)).toBe(0);
  });

  it("refuses a change from an old version and hands over what stands there now", async () => {
    const { user, caller } = await member();
    const { caller: moderator } = await member("moderator");
    const post = await newPost();
    const { id } = await createComment(getDatabase(), { post, author: user, content: "One" });
    await moderator.comment.update({ id, content: "Two", version: 1 });
    await expect(caller.comment.update({ id, content: "Three", version: 1 })).rejects.toMatchObject({
      code: "CONFLICT",
      cause: { newer: { version: 2, content: "Two", title: null } },
    });
    expect((await caller.comment.update({ id, content: "Three", version: 2 })).version).toBe(3);
  });

  it("lets one of two changes from the same version through", async () => {
    const { user, caller } = await member();
    const post = await newPost();
    const { id } = await createComment(getDatabase(), { post, author: user });
    const outcomes = await Promise.all(
      ["a", "b", "c"].map((content) => outcome(caller.comment.update({ id, content, version: 1 }))),
    );
    expect(outcomes.sort()).toEqual(["CONFLICT", "CONFLICT", "ok"]);
  });

  it("refuses a deleted comment, an unknown one, and another place", async () => {
    const { user, caller } = await member();
    const post = await newPost();
    const parent = await createComment(getDatabase(), { post, author: user });
    await createComment(getDatabase(), { post, author: user, parent });
    await caller.comment.delete({ id: parent.id });
    for (const id of [parent.id, randomUUID()])
      await expect(caller.comment.update({ id, content: "x" })).rejects.toMatchObject({ code: "NOT_FOUND" });
    const { id } = await createComment(getDatabase(), { post, author: user });
    for (const odd of [{ parentId: id }, { postId: post.id }, { version: 0 }, { content: "" }])
      await expect(caller.comment.update({ id, content: "x", ...odd })).rejects.toMatchObject({
        code: "BAD_REQUEST",
      });
  });
});
