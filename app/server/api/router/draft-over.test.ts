import { describe, expect, it } from "vitest";
import { v7 as uuidv7 } from "uuid";

import { DRAFT_PUBLISHED } from "~/lib/api-error";
import { getDatabase } from "../../db/client";
import { createComment, createPost } from "../../db/factories";
import { Comment, Draft, Post, Revision } from "../../db/schema";
import { member, newPost, outcome } from "../mocks/discussion";

type Member = Awaited<ReturnType<typeof member>>;

/** A text that is published from a draft, and what says on which version it was begun. */
interface Publishing {
  target: (draftId: string) => string;
  publish: (draft: {
    draftId: string;
    draftVersion?: number;
    userId?: string;
    version?: number;
  }) => Promise<unknown>;
}

/** The ways there are to publish, each beginning from nothing. */
const ways: Record<string, (who: Member) => Promise<Publishing>> = {
  "a new post": ({ caller }) =>
    Promise.resolve({
      target: (draftId) => `new-post:${draftId}`,
      publish: ({ version: _, ...draft }) => caller.post.create({ title: "New", content: "After", ...draft }),
    }),
  "a change of a post": async ({ caller, user }) => {
    const { id } = await createPost(getDatabase(), { author: user });
    return {
      target: () => `post:${id}`,
      publish: (draft) => caller.post.update({ id, content: "After", ...draft }),
    };
  },
  "a comment": async ({ caller }) => {
    const { id: postId } = await newPost();
    return {
      target: () => `reply-to-post:${postId}`,
      publish: ({ version: _, ...draft }) => caller.comment.create({ postId, content: "After", ...draft }),
    };
  },
  "a change of a comment": async ({ caller, user }) => {
    const { id } = await createComment(getDatabase(), { post: await newPost(), author: user });
    return {
      target: () => `comment:${id}`,
      publish: (draft) => caller.comment.update({ id, content: "After", ...draft }),
    };
  },
};

const stored = () => getDatabase().select().from(Draft);

describe.each(Object.entries(ways))("%s", (_, way) => {
  async function begun() {
    const who = await member();
    const { target, publish } = await way(who);
    const id = uuidv7();
    const draft = { id, target: target(id), title: "", content: "Before", tags: [], baseVersion: 1 };
    const save = (version: number) => who.caller.draft.save({ ...draft, version });
    return { who, id, save, publish };
  }

  it.each([
    ["the first", 0],
    ["a later", 1],
  ])("is not a draft again by %s save that arrives after it was published", async (_, version) => {
    const { id, save, publish } = await begun();
    if (version > 0) await save(0);
    await publish({ draftId: id, version: 1 });
    await expect(save(version)).rejects.toMatchObject({
      code: "CONFLICT",
      message: "This was published already.",
      cause: { message: DRAFT_PUBLISHED },
    });
    expect(await stored()).toEqual([]);
  });

  it("leaves no draft where a save arrives at the same moment", async () => {
    for (let round = 0; round < 12; round += 1) {
      const { id, save, publish } = await begun();
      const saves = [save(0), publish({ draftId: id, version: 1 }), save(0)];
      const [first, published, second] = await Promise.all(saves.map(outcome));
      expect(published).toBe("ok");
      expect(["ok", "CONFLICT"]).toEqual(expect.arrayContaining([first, second]));
      expect(await stored()).toEqual([]);
    }
  });

  it("is not thrown away where another device went on with it unseen", async () => {
    const { id, save, publish } = await begun();
    await save(0);
    await save(1);
    const count = () => Promise.all([Post, Comment, Revision].map((table) => getDatabase().$count(table)));
    const before = await count();
    await expect(publish({ draftId: id, draftVersion: 1, version: 1 })).rejects.toMatchObject({
      code: "CONFLICT",
      cause: { newer: { id, version: 2, content: "Before" } },
    });
    expect(await count()).toEqual(before);
    expect(await stored()).toHaveLength(1);
    await publish({ draftId: id, draftVersion: 2, version: 1 });
    expect(await stored()).toEqual([]);
  });

  it("is not used up by others who name its id, and they learn nothing of it", async () => {
    const { id, save, publish } = await begun();
    const publishAsOther = async () => {
      const other = await member();
      await (await way(other)).publish({ draftId: id, version: 1 });
    };
    await publishAsOther();
    await save(0);
    await publishAsOther();
    expect(await stored()).toMatchObject([{ id, content: "Before", version: 1 }]);
    await publish({ draftId: id, draftVersion: 1, version: 1 });
    expect(await stored()).toEqual([]);
    await publishAsOther();
    await expect(save(1)).rejects.toMatchObject({ cause: { message: DRAFT_PUBLISHED } });
  });

  it("is not published as the text of whoever signed in meanwhile", async () => {
    const { who, id, save, publish } = await begun();
    await save(0);
    const next = await member();
    const count = () => Promise.all([Post, Comment, Revision].map((table) => getDatabase().$count(table)));
    const before = await count();
    await expect(publish({ draftId: id, version: 1, userId: next.user.id })).rejects.toMatchObject({
      code: "CONFLICT",
      message:
        "Someone else is signed in here by now, so this was not published. Your text is kept: sign in again to publish it.",
    });
    expect(await count()).toEqual(before);
    expect(await stored()).toMatchObject([{ id, content: "Before", userId: who.user.id }]);
    await publish({ draftId: id, version: 1, userId: who.user.id });
    expect(await stored()).toEqual([]);
  });
});

describe("a change whose answer was lost", () => {
  it("is stored once more with what was changed since, from the same draft", async () => {
    const { caller, user } = await member();
    const { id } = await createPost(getDatabase(), { author: user });
    const draftId = uuidv7();
    await caller.post.update({ id, content: "One", draftId, version: 1 });
    await caller.post.update({ id, content: "Two", draftId, version: 2 });
    expect((await caller.post.byId({ id })).version).toBe(3);
    expect((await caller.revision.list({ postId: id })).items).toHaveLength(3);
  });
});
