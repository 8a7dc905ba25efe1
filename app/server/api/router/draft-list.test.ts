import { describe, expect, it } from "vitest";
import { v7 as uuidv7 } from "uuid";

import { getDatabase } from "../../db/client";
import { createPost, createUser } from "../../db/factories";
import { Comment, Draft } from "../../db/schema";
import { begun, writer } from "../mocks/drafts";

describe("the list of drafts", () => {
  it("says what each is for, and whether that is there still", async () => {
    const { api, person } = await writer();
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
    const { api, person } = await writer();
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
    const { api } = await writer();
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
