import { describe, expect, it } from "vitest";
import { v7 as uuidv7 } from "uuid";

import { DRAFT_PUBLISHED } from "~/lib/api-error";
import { CONTENT_MAX, TITLE_MAX } from "~/validators/post";
import { DRAFTS_MAX } from "~/validators/draft";
import { getDatabase } from "../../db/client";
import { Draft } from "../../db/schema";
import { begun, storedDrafts, writer } from "../mocks/drafts";

describe("saving a draft", () => {
  it("keeps an unfinished text, and counts its versions", async () => {
    const { api } = await writer();
    const draft = begun({ title: "", tags: [] });
    expect(await api.draft.save(draft)).toMatchObject({ id: draft.id, version: 1 });
    const next = { ...draft, title: "A title", tags: ["Ink?"], baseVersion: 4, version: 1 };
    expect(await api.draft.save(next)).toMatchObject({ version: 2 });
    const kept = { title: "A title", content: "A beginning", tags: ["Ink?"], baseVersion: 4, version: 2 };
    expect(await api.draft.byTarget({ target: draft.target })).toMatchObject({ id: draft.id, ...kept });
    expect(await api.draft.byId({ id: draft.id })).toMatchObject(kept);
  });

  it("refuses what was made from another version, and hands over the newer text", async () => {
    const { api } = await writer();
    const draft = begun();
    await api.draft.save(draft);
    await api.draft.save({ ...draft, content: "Newer", version: 1 });
    for (const version of [0, 1, 3]) {
      await expect(api.draft.save({ ...draft, content: "Mine", version })).rejects.toMatchObject({
        code: "CONFLICT",
        cause: { newer: { id: draft.id, version: 2, title: "Half", content: "Newer", tags: ["ink"] } },
      });
      await expect(
        api.draft.save({ ...draft, title: "", content: " ", tags: [], version }),
      ).rejects.toMatchObject({ code: "CONFLICT" });
    }
    expect(await storedDrafts()).toMatchObject([{ content: "Newer", version: 2 }]);
  });

  it("tells a second tab that begins a draft for the same thing of the first one", async () => {
    const { api } = await writer();
    const target = `post:${uuidv7()}`;
    const [first, second] = [
      { ...begun(), target },
      { ...begun({ content: "Mine" }), target },
    ];
    await api.draft.save(first);
    await expect(api.draft.save(second)).rejects.toMatchObject({
      code: "CONFLICT",
      cause: { newer: { id: first.id, version: 1, content: "A beginning" } },
    });
    await api.draft.save({ ...second, id: first.id, version: 1 });
    expect(await storedDrafts()).toMatchObject([{ id: first.id, content: "Mine", version: 2 }]);
  });

  it.each(["first saves", "later saves", "first saves with an id each"])(
    "lets exactly one of many parallel %s win",
    async (kind) => {
      const { api } = await writer();
      const target = `reply-to-post:${uuidv7()}`;
      const draft = { ...begun(), target };
      if (kind === "later saves") await api.draft.save(draft);
      const version = kind === "later saves" ? 1 : 0;
      const saves = Array.from({ length: 12 }, (_, number) => ({
        ...draft,
        content: `Text ${number}`,
        version,
        ...(kind.endsWith("each") ? { id: uuidv7() } : {}),
      }));
      const outcomes = await Promise.allSettled(saves.map((save) => api.draft.save(save)));
      const winners = outcomes.flatMap((outcome, number) => (outcome.status === "fulfilled" ? [number] : []));
      expect(winners).toHaveLength(1);
      const content = `Text ${winners[0]}`;
      for (const outcome of outcomes)
        if (outcome.status === "rejected")
          expect(outcome.reason).toMatchObject({ code: "CONFLICT", cause: { newer: { content } } });
      expect(await storedDrafts()).toMatchObject([{ content, version: version + 1 }]);
    },
  );

  it("removes a draft whose text was emptied, and keeps none that is empty", async () => {
    const { api } = await writer();
    const empty = begun({ title: " ", content: "\n", tags: [] });
    expect(await api.draft.save(empty)).toMatchObject({ version: 0 });
    expect(await storedDrafts()).toEqual([]);
    await api.draft.save({ ...empty, content: "Something" });
    expect(await api.draft.save({ ...empty, version: 1 })).toMatchObject({ version: 0 });
    expect(await storedDrafts()).toEqual([]);
  });

  it("brings back what was deleted elsewhere while it was being written", async () => {
    const { api } = await writer();
    const draft = begun();
    await api.draft.save(draft);
    await api.draft.delete({ id: draft.id });
    expect(await api.draft.save({ ...draft, content: "Still here", version: 1 })).toMatchObject({
      version: 2,
    });
    expect(await storedDrafts()).toMatchObject([{ content: "Still here", version: 2 }]);
  });

  it("refuses a draft that was published, as a post or as a comment", async () => {
    const { api } = await writer();
    const [asPost, asComment] = [begun(), begun()];
    const post = await api.post.create({ title: "A", content: "B", draftId: asPost.id });
    await api.comment.create({ postId: post.id, content: "C", draftId: asComment.id });
    for (const draft of [asPost, asComment]) {
      await expect(api.draft.save(draft)).rejects.toMatchObject({
        code: "CONFLICT",
        cause: { message: DRAFT_PUBLISHED },
      });
    }
  });

  it("keeps at most its bound, also when many are begun at once", async () => {
    const { api, person } = await writer();
    const rows = Array.from({ length: DRAFTS_MAX - 2 }, () => ({
      ...begun(),
      userId: person.id,
      version: 1,
    }));
    await getDatabase().insert(Draft).values(rows);
    const outcomes = await Promise.allSettled(Array.from({ length: 6 }, () => api.draft.save(begun())));
    expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(2);
    await expect(api.draft.save(begun())).rejects.toMatchObject({
      code: "CONFLICT",
      message: expect.stringContaining("200 drafts") as string,
    });
    const { id = "", target = "" } = rows[0] ?? {};
    await api.draft.save({ ...begun(), id, target, content: "Those there are go on", version: 1 });
  });

  it("bounds the text as a finished one is bounded, and refuses what is no draft", async () => {
    const { api } = await writer();
    await api.draft.save(begun({ title: "🐎".repeat(TITLE_MAX), content: "🐎".repeat(CONTENT_MAX) }));
    const draft = begun();
    for (const wrong of [
      { ...draft, title: "x".repeat(TITLE_MAX + 1) },
      { ...draft, content: "x".repeat(CONTENT_MAX + 1) },
      { ...draft, content: "\0" },
      { ...draft, title: "\ud800" },
      { ...draft, tags: ["x".repeat(31)] },
      { ...draft, tags: Array.from({ length: 21 }, (_, number) => `tag${number}`) },
      { ...draft, target: `new-post:${uuidv7()}` },
      { ...draft, target: `page:${uuidv7()}` },
      { ...draft, target: "post:1" },
      { ...draft, version: -1 },
      { ...draft, version: 0.5 },
      { ...draft, id: "1" },
    ]) {
      await expect(api.draft.save(wrong)).rejects.toMatchObject({ code: "BAD_REQUEST" });
    }
  });
});

describe("another member’s draft", () => {
  it("is neither shown, nor changed, nor removed", async () => {
    const { api } = await writer();
    const { api: stranger } = await writer();
    const draft = begun();
    await api.draft.save(draft);
    expect(await stranger.draft.byTarget({ target: draft.target })).toBeNull();
    await expect(stranger.draft.byId({ id: draft.id })).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(stranger.draft.delete({ id: draft.id })).rejects.toMatchObject({ code: "NOT_FOUND" });
    expect(await stranger.draft.list({})).toEqual({ items: [], nextCursor: null });
    for (const version of [0, 1]) {
      const refused = stranger.draft.save({ ...draft, content: "Over it", version });
      await expect(refused).rejects.toMatchObject({ code: "CONFLICT" });
      await expect(refused).rejects.not.toMatchObject({ cause: { newer: expect.anything() as unknown } });
    }
    await stranger.post.create({ title: "Mine", content: "Now", draftId: draft.id });
    expect(await storedDrafts()).toMatchObject([{ content: "A beginning", version: 1 }]);
  });

  it("is not made of what was written before someone else signed in", async () => {
    const { person } = await writer();
    const { api: next } = await writer();
    await expect(next.draft.save({ ...begun(), userId: person.id })).rejects.toMatchObject({
      code: "UNAUTHORIZED",
    });
    expect(await storedDrafts()).toEqual([]);
  });
});
