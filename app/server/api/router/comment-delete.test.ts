import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";

import { getDatabase } from "../../db/client";
import { createComment, createPost } from "../../db/factories";
import { Comment, CommentReaction, Post, Revision } from "../../db/schema";
import { makeTestCaller, sessionOf } from "../mocks/caller";
import { countOf, guest, ids, member, newPost, outcome } from "../mocks/discussion";

describe("comment.delete", () => {
  it("removes one without replies, once", async () => {
    const { user, caller } = await member();
    const post = await newPost();
    const { id } = await createComment(getDatabase(), { post, author: user });
    expect(await caller.comment.delete({ id })).toEqual({ id, removed: [id] });
    await expect(caller.comment.delete({ id })).rejects.toMatchObject({ code: "NOT_FOUND" });
    expect(await getDatabase().$count(Comment)).toBe(0);
    expect(await countOf(post.id)).toBe(0);
  });

  it("leaves the place of one with replies, and nothing of what it was", async () => {
    const { user, caller } = await member();
    const post = await newPost();
    const db = getDatabase();
    const parent = await createComment(db, { post, author: user, content: "A secret" });
    const reply = await createComment(db, { post, author: null, parent, content: "Still here" });
    await caller.comment.update({ id: parent.id, content: "Another secret" });
    await db.insert(CommentReaction).values({ commentId: parent.id, userId: user.id });
    expect(await caller.comment.delete({ id: parent.id })).toEqual({ id: parent.id, removed: [] });
    const { items } = await guest().comment.list({ postId: post.id });
    expect(items).toMatchObject([
      { id: parent.id, deleted: true, author: null, html: "", reactionCount: 0 },
      { id: reply.id, deleted: false, depth: 1 },
    ]);
    expect(await db.$count(Revision)).toBe(0);
    expect(await db.$count(CommentReaction)).toBe(0);
    const [row] = await db.select().from(Comment).where(eq(Comment.id, parent.id));
    expect(row).toMatchObject({ content: "", authorId: null, editorId: null });
    expect(await countOf(post.id)).toBe(1);
    await expect(guest().comment.byId({ id: parent.id })).rejects.toMatchObject({ code: "NOT_FOUND" });
  });

  it("takes along the places that nobody stands under any more", async () => {
    const { user, caller } = await member();
    const post = await newPost();
    const db = getDatabase();
    const top = await createComment(db, { post, author: user });
    const middle = await createComment(db, { post, author: user, parent: top });
    const last = await createComment(db, { post, author: user, parent: middle });
    const kept = await createComment(db, { post, author: user, parent: top });
    await caller.comment.delete({ id: middle.id });
    await caller.comment.delete({ id: top.id });
    expect((await caller.comment.delete({ id: last.id })).removed.sort()).toEqual(
      [middle.id, last.id].sort(),
    );
    expect(ids(await guest().comment.list({ postId: post.id }))).toEqual([top.id, kept.id]);
    expect((await caller.comment.delete({ id: kept.id })).removed).toHaveLength(2);
    expect(await db.$count(Comment)).toBe(0);
  });

  it("loses no reply that arrives at the same moment, and counts right whatever happens", async () => {
    const { user, caller } = await member();
    for (let round = 0; round < 10; round += 1) {
      const post = await newPost();
      const { id } = await createComment(getDatabase(), { post, author: user });
      const reply = () => outcome(caller.comment.create({ postId: post.id, parentId: id, content: "x" }));
      const outcomes = await Promise.all([
        reply(),
        outcome(caller.comment.delete({ id })),
        reply(),
        outcome(caller.comment.delete({ id })),
        reply(),
      ]);
      const [first, , second, , third] = outcomes;
      const replies = [first, second, third];
      expect(replies.every((one) => ["ok", "NOT_FOUND", "CONFLICT"].includes(one))).toBe(true);
      expect([outcomes[1], outcomes[3]].sort()).toEqual(["NOT_FOUND", "ok"]);
      const stored = replies.filter((one) => one === "ok").length;
      const { items } = await guest().comment.list({ postId: post.id });
      expect(items.filter(({ deleted }) => !deleted)).toHaveLength(stored);
      expect(items).toHaveLength(stored === 0 ? 0 : stored + 1);
      expect(await countOf(post.id)).toBe(stored);
    }
  });
});

describe("comments of a member who leaves", () => {
  const leave = (user: Parameters<typeof sessionOf>[0], posts: "keep" | "delete") =>
    makeTestCaller({ session: sessionOf(user) }).data.delete({ posts, handle: user.handle });

  it("stay without an author, or go and leave places where others replied", async () => {
    const db = getDatabase();
    const post = await newPost();
    const [stays, goes] = [await member(), await member()];
    const kept = await createComment(db, { post, author: stays.user });
    const place = await createComment(db, { post, author: goes.user });
    const reply = await createComment(db, { post, author: stays.user, parent: place });
    const end = await createComment(db, { post, author: goes.user, parent: reply });
    await createComment(db, { post, author: goes.user, parent: end });
    await goes.caller.comment.update({ id: place.id, content: "Changed" });

    await leave(goes.user, "delete");
    await leave(stays.user, "keep");
    const { items } = await guest().comment.list({ postId: post.id });
    expect(items).toMatchObject([
      { id: kept.id, author: null, deleted: false },
      { id: place.id, author: null, deleted: true, html: "" },
      { id: reply.id, author: null, deleted: false },
    ]);
    expect(items).toHaveLength(3);
    expect(await db.$count(Revision)).toBe(0);
    expect(await countOf(post.id)).toBe(2);
  });

  it("are counted right, whoever leaves or writes at the same moment", async () => {
    const db = getDatabase();
    for (let round = 0; round < 5; round += 1) {
      const [one, other, writer] = [await member(), await member(), await member()];
      const posts = [
        await createPost(db, { author: null }),
        await createPost(db, { author: one.user }),
        await createPost(db, { author: other.user }),
      ];
      for (const post of posts)
        for (const { user } of [one, other, one]) await createComment(db, { post, author: user });
      const write = (post: { id: string }) =>
        outcome(writer.caller.comment.create({ postId: post.id, content: "x" }));
      const late = posts.map((post) =>
        outcome(one.caller.comment.create({ postId: post.id, content: "Late" })),
      );
      const outcomes = await Promise.all([
        outcome(leave(one.user, "delete")),
        outcome(leave(other.user, "delete")),
        ...posts.map(write),
        ...late,
      ]);
      expect(outcomes.slice(0, 2)).toEqual(["ok", "ok"]);
      expect(outcomes.slice(2).every((one) => ["ok", "NOT_FOUND", "CONFLICT"].includes(one))).toBe(true);
      const left = await db.select({ authorId: Comment.authorId }).from(Comment);
      expect(new Set(left.map(({ authorId }) => authorId))).toEqual(new Set([writer.user.id]));
      const [post] = await db.select().from(Post);
      expect(post?.commentCount).toBe(left.length);
      await db.delete(Post);
    }
  });
});
