import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { v7 as uuidv7 } from "uuid";

import { DRAFT_PUBLISHED } from "~/lib/api-error";
import { CONTENT_MAX, TITLE_MAX } from "~/validators/post";
import { DRAFTS_MAX } from "~/validators/draft";
import { getDatabase } from "../../db/client";
import { createPost, createUser } from "../../db/factories";
import { Comment, Draft, Post } from "../../db/schema";
import { makeTestCaller, sessionOf } from "../mocks/caller";

async function member() {
  const person = await createUser(getDatabase());
  return { person, api: makeTestCaller({ session: sessionOf(person) }) };
}

/** A first save of a draft for a new post. */
const begun = (text: Partial<{ title: string; content: string; tags: string[] }> = {}) => {
  const id = uuidv7();
  return {
    id,
    target: `new-post:${id}`,
    title: "Half",
    content: "A beginning",
    tags: ["ink"],
    version: 0,
    ...text,
  };
};

const stored = () => getDatabase().select().from(Draft);

describe("saving a draft", () => {
  it("keeps an unfinished text, and counts its versions", async () => {
    const { api } = await member();
    const draft = begun({ title: "", tags: [] });
    expect(await api.draft.save(draft)).toMatchObject({ id: draft.id, version: 1 });
    const next = { ...draft, title: "A title", tags: ["Ink?"], baseVersion: 4, version: 1 };
    expect(await api.draft.save(next)).toMatchObject({ version: 2 });
    const kept = { title: "A title", content: "A beginning", tags: ["Ink?"], baseVersion: 4, version: 2 };
    expect(await api.draft.byTarget({ target: draft.target })).toMatchObject({ id: draft.id, ...kept });
    expect(await api.draft.byId({ id: draft.id })).toMatchObject(kept);
  });

  it("refuses what was made from another version, and hands over the newer text", async () => {
    const { api } = await member();
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
    expect(await stored()).toMatchObject([{ content: "Newer", version: 2 }]);
  });

  it("tells a second tab that begins a draft for the same thing of the first one", async () => {
    const { api } = await member();
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
    expect(await stored()).toMatchObject([{ id: first.id, content: "Mine", version: 2 }]);
  });

  it.each(["first saves", "later saves", "first saves with an id each"])(
    "lets exactly one of many parallel %s win",
    async (kind) => {
      const { api } = await member();
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
      expect(await stored()).toMatchObject([{ content, version: version + 1 }]);
    },
  );

  it("removes a draft whose text was emptied, and keeps none that is empty", async () => {
    const { api } = await member();
    const empty = begun({ title: " ", content: "\n", tags: [] });
    expect(await api.draft.save(empty)).toMatchObject({ version: 0 });
    expect(await stored()).toEqual([]);
    await api.draft.save({ ...empty, content: "Something" });
    expect(await api.draft.save({ ...empty, version: 1 })).toMatchObject({ version: 0 });
    expect(await stored()).toEqual([]);
  });

  it("brings back what was deleted elsewhere while it was being written", async () => {
    const { api } = await member();
    const draft = begun();
    await api.draft.save(draft);
    await api.draft.delete({ id: draft.id });
    expect(await api.draft.save({ ...draft, content: "Still here", version: 1 })).toMatchObject({
      version: 2,
    });
    expect(await stored()).toMatchObject([{ content: "Still here", version: 2 }]);
  });

  it("refuses a draft that was published, as a post or as a comment", async () => {
    const { api } = await member();
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
    const { api, person } = await member();
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
    const { api } = await member();
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
    const { api } = await member();
    const { api: stranger } = await member();
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
    expect(await stored()).toMatchObject([{ content: "A beginning", version: 1 }]);
  });

  it("is not made of what was written before someone else signed in", async () => {
    const { person } = await member();
    const { api: next } = await member();
    await expect(next.draft.save({ ...begun(), userId: person.id })).rejects.toMatchObject({
      code: "UNAUTHORIZED",
    });
    expect(await stored()).toEqual([]);
  });
});

describe("the list of drafts", () => {
  it("says what each is for, and whether that is there still", async () => {
    const { api, person } = await member();
    const grace = await createUser(getDatabase(), { name: "Grace" });
    const post = await createPost(getDatabase(), { author: grace, title: "A lamp", slug: "a-lamp" });
    const comment = {
      id: uuidv7(),
      postId: post.id,
      depth: 0,
      path: "000001",
      authorId: grace.id,
      content: "C",
    };
    const deleted = { ...comment, id: uuidv7(), path: "000002", content: "", deletedAt: new Date() };
    await getDatabase().insert(Comment).values([comment, deleted]);
    const gone = uuidv7();
    const targets = [
      `post:${post.id}`,
      `reply-to-post:${post.id}`,
      `comment:${comment.id}`,
      `reply-to-comment:${comment.id}`,
      `reply-to-comment:${deleted.id}`,
      `post:${gone}`,
    ];
    const fresh = begun({ content: "x".repeat(400) });
    await api.draft.save(fresh);
    for (const target of targets) await api.draft.save({ ...begun(), target });
    const { items } = await api.draft.list({});
    const about = { id: post.id, slug: "a-lamp", title: "A lamp" };
    const on = { id: comment.id, authorName: "Grace" };
    expect(items.map(({ kind, post, comment }) => ({ kind, post, comment }))).toEqual([
      { kind: "post", post: null, comment: null },
      { kind: "reply-to-comment", post: null, comment: null },
      { kind: "reply-to-comment", post: about, comment: on },
      { kind: "comment", post: about, comment: on },
      { kind: "reply-to-post", post: about, comment: null },
      { kind: "post", post: about, comment: null },
      { kind: "new-post", post: null, comment: null },
    ]);
    expect(items.at(-1)?.extract).toBe("x".repeat(240));
    expect(JSON.stringify(items)).not.toContain(person.email);
    expect(JSON.stringify(items)).not.toContain(grace.email);
  });

  it("comes in pages, the last written first, each draft once though all are of one moment", async () => {
    const { api, person } = await member();
    const other = await createUser(getDatabase());
    const row = (number: number) => ({
      ...begun({ title: `Draft ${number}` }),
      userId: person.id,
      updatedAt: new Date(1_800_000_000_000 + Math.floor(number / 9)),
    });
    await getDatabase()
      .insert(Draft)
      .values([
        ...Array.from({ length: 30 }, (_, number) => row(number)),
        { ...row(0), ...begun(), userId: other.id },
      ]);
    const seen: string[] = [];
    let cursor: string | null = null;
    do {
      const page: Awaited<ReturnType<typeof api.draft.list>> = await api.draft.list({ cursor, limit: 7 });
      seen.push(...page.items.map(({ title }) => title));
      cursor = page.nextCursor;
    } while (cursor);
    const expected = Array.from({ length: 30 }, (_, number) => number).reverse();
    expect(seen.map((title) => Math.floor(Number(title.slice(6)) / 9))).toEqual(
      expected.map((number) => Math.floor(number / 9)),
    );
    expect(new Set(seen).size).toBe(30);
  });

  it("refuses a place that it never gave", async () => {
    const { api } = await member();
    const id = uuidv7();
    for (const cursor of [
      id,
      `0000-01-01T00:00:00.000000Z_${id}`,
      `2026-13-45T00:00:00.000000Z_${id}`,
      "2026-01-31T00:00:00.000000Z_1",
      "_",
      "",
    ])
      await expect(api.draft.list({ cursor })).rejects.toMatchObject({ code: "BAD_REQUEST" });
  });
});

describe("publishing a draft", () => {
  it("removes it, and gives the same post when it is asked for again", async () => {
    const { api } = await member();
    const [draft, other] = [begun(), begun()];
    await api.draft.save(draft);
    await api.draft.save(other);
    const text = { title: "Done", content: "All of it", draftId: draft.id };
    const first = await api.post.create(text);
    expect(await stored()).toMatchObject([{ id: other.id }]);
    expect((await api.post.create(text)).id).toBe(first.id);
    expect(await getDatabase().$count(Post)).toBe(1);
  });

  it("publishes once when asked many times at once", async () => {
    const { api } = await member();
    const draft = begun();
    await api.draft.save(draft);
    const text = { title: "Once", content: "And once only", tags: ["ink"], draftId: draft.id };
    const posts = await Promise.all(Array.from({ length: 8 }, () => api.post.create(text)));
    expect(new Set(posts.map(({ id }) => id)).size).toBe(1);
    expect(await getDatabase().$count(Post)).toBe(1);
    expect(await stored()).toEqual([]);
  });

  it("removes the draft of a change with the change, and keeps it when the change is refused", async () => {
    const { api, person } = await member();
    const post = await createPost(getDatabase(), { author: person, title: "Before" });
    const draft = { ...begun(), target: `post:${post.id}`, baseVersion: 1 };
    await api.draft.save(draft);
    await api.post.update({ id: post.id, content: "By another tab", version: 1 });
    const change = { id: post.id, title: "After", content: "Mine", draftId: draft.id };
    await expect(api.post.update({ ...change, version: 1 })).rejects.toMatchObject({
      code: "CONFLICT",
      cause: { newer: { version: 2, content: "By another tab" } },
    });
    expect(await stored()).toHaveLength(1);
    await api.post.update({ ...change, version: 2 });
    expect(await getDatabase().select().from(Draft).where(eq(Draft.id, draft.id))).toEqual([]);
  });
});
