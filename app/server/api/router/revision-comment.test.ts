import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";

import { getDatabase } from "../../db/client";
import { createComment } from "../../db/factories";
import { Comment, Post } from "../../db/schema";
import { guest, member, newPost, outcome } from "../mocks/discussion";

/** A comment of two versions, its author, and the id of what it said first. */
async function editedComment() {
  const author = await member();
  const post = await newPost();
  const { id } = await author.caller.comment.create({ postId: post.id, content: "A **walrus** swims." });
  await author.caller.comment.update({ id, content: "An otter swims." });
  const { items } = await guest().revision.list({ commentId: id });
  return { id, postId: post.id, author, revision: items[1]?.id ?? "" };
}

const versionsOf = async (commentId: string) =>
  (await guest().revision.list({ commentId })).items.map(({ version, editor }) => [version, editor?.id]);

const found = async (query: string) =>
  (await guest().search.posts({ query })).items.map(({ comment }) => comment?.id);

describe("restoring what a comment said", () => {
  it("makes it the newest version, and keeps what stood there since", async () => {
    const { id, postId, author, revision } = await editedComment();
    const answer = await author.caller.revision.restore({ id: revision, version: 2 });
    expect(answer).toEqual({ postId, commentId: id });
    const comment = await guest().comment.byId({ id });
    expect(comment).toMatchObject({ version: 3, content: "A **walrus** swims." });
    expect(comment.html).toContain("<strong>walrus</strong>");
    expect(comment.updatedAt).toBeInstanceOf(Date);
    expect(await versionsOf(id)).toEqual([3, 2, 1].map((version) => [version, author.user.id]));
    const before = await guest().revision.diff({ commentId: id, version: 2 });
    expect(JSON.stringify(before.difference.content)).toContain("An otter");
  });

  it("has it found by what it says again, and no more by what it said since", async () => {
    const { id, author, revision } = await editedComment();
    expect([await found("walrus"), await found("otter")]).toEqual([[], [id]]);
    await author.caller.revision.restore({ id: revision });
    expect([await found("walrus"), await found("otter")]).toEqual([[id], []]);
  });

  it("is no edit where it says what stands there, even from an old version", async () => {
    const { id, author, revision } = await editedComment();
    await author.caller.revision.restore({ id: revision });
    await author.caller.revision.restore({ id: revision, version: 1 });
    expect((await guest().comment.byId({ id })).version).toBe(3);
  });

  it("is refused where somebody wrote meanwhile, and hands over what stands there", async () => {
    const { id, author, revision } = await editedComment();
    const { caller: moderator } = await member("moderator");
    await moderator.comment.update({ id, content: "Written meanwhile." });
    await expect(author.caller.revision.restore({ id: revision, version: 2 })).rejects.toMatchObject({
      code: "CONFLICT",
      cause: { newer: { version: 3, content: "Written meanwhile.", title: null } },
    });
    expect((await guest().comment.byId({ id })).content).toBe("Written meanwhile.");
  });

  it("is for its author and moderators, not for the author of the post", async () => {
    const { id, postId, author, revision } = await editedComment();
    const [stranger, moderator] = [await member(), await member("moderator")];
    await getDatabase().update(Post).set({ authorId: stranger.user.id }).where(eq(Post.id, postId));
    const tries = [guest(), stranger.caller, moderator.caller, author.caller];
    const outcomes = [];
    for (const api of tries) outcomes.push(await outcome(api.revision.restore({ id: revision })));
    expect(outcomes).toEqual(["UNAUTHORIZED", "FORBIDDEN", "ok", "ok"]);
    expect(await versionsOf(id)).toHaveLength(3);
  });

  it("knows nothing of a comment that was deleted, with or without its place, or of a post that is gone", async () => {
    const [leaf, place, orphan] = [await editedComment(), await editedComment(), await editedComment()];
    await leaf.author.caller.comment.delete({ id: leaf.id });
    await createComment(getDatabase(), {
      post: { id: place.postId },
      author: null,
      content: "A reply",
      parent: await rowOf(place.id),
    });
    await place.author.caller.comment.delete({ id: place.id });
    await getDatabase().delete(Post).where(eq(Post.id, orphan.postId));
    for (const { author, revision } of [leaf, place, orphan])
      expect(await outcome(author.caller.revision.restore({ id: revision }))).toBe("NOT_FOUND");
  });

  it("brings nothing back where it is deleted at the same moment", async () => {
    for (let round = 0; round < 8; round += 1) {
      const { id, author, revision } = await editedComment();
      const outcomes = await Promise.all([
        outcome(author.caller.revision.restore({ id: revision })),
        outcome(author.caller.comment.delete({ id })),
      ]);
      expect(["ok", "NOT_FOUND"]).toContain(outcomes[0]);
      expect(outcomes[1]).toBe("ok");
      expect(await outcome(guest().comment.byId({ id }))).toBe("NOT_FOUND");
      expect(await found("walrus")).toEqual([]);
    }
  });
});

async function rowOf(id: string) {
  const [row] = await getDatabase().select().from(Comment).where(eq(Comment.id, id));
  if (!row) throw new Error("There is no such comment.");
  return row;
}
