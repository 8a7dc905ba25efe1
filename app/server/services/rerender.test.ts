import { eq } from "drizzle-orm";
import { afterAll, beforeEach, describe, expect, it, vi } from "vitest";

import { getDatabase, type Database } from "../db/client";
import { createPost, createUser } from "../db/factories";
import { Comment, Post } from "../db/schema";
import { RENDERER_VERSION } from "./markdown";
import { editPost } from "./post-write";
import { renderStale } from "./rerender";
import * as searchIndex from "./search-index";

const indexPost = vi.spyOn(searchIndex, "indexPost");

let db: Database;
beforeEach(() => {
  indexPost.mockReset().mockResolvedValue(undefined);
  db = getDatabase();
});
// Other files run in the same process.
afterAll(() => indexPost.mockRestore());

const versions = async () =>
  (await db.select({ version: Post.rendererVersion }).from(Post)).map(({ version }) => version);

describe("rendering anew", () => {
  it("fills in what follows from the texts of posts and comments, and then finds nothing", async () => {
    const author = await createUser(db, { handle: "grace" });
    const post = await createPost(db, { author, title: "One title", content: "# A\n\nHello @grace" });
    await db.insert(Comment).values({ postId: post.id, depth: 0, path: "000001", content: "*Yes*" });

    expect(await renderStale(db)).toBe(2);

    const [shown] = await db.select().from(Post).where(eq(Post.id, post.id));
    expect(shown).toMatchObject({
      slug: "one-title",
      extract: "A Hello @grace",
      rendererVersion: RENDERER_VERSION,
      version: 1,
      updatedAt: null,
    });
    expect(shown?.html).toContain('<a href="/@grace" class="mention">@grace</a>');
    const [comment] = await db.select().from(Comment);
    expect(comment).toMatchObject({
      html: '<p dir="auto"><em>Yes</em></p>\n',
      rendererVersion: RENDERER_VERSION,
    });
    expect(indexPost).toHaveBeenCalledExactlyOnceWith(expect.anything(), post.id);
    expect(await renderStale(db)).toBe(0);
  });

  it("goes through many in small batches", async () => {
    for (let count = 0; count < 7; count += 1) await createPost(db, { author: null });
    const batches = [];
    for (let done = -1; done !== 0;) batches.push((done = await renderStale(db, { rows: 3 })));
    expect(batches).toEqual([3, 3, 1, 0]);
    expect(await versions()).toEqual(Array(7).fill(RENDERER_VERSION));
  });

  it("passes over a row that fails, and undoes none of the others", async () => {
    const bad = await createPost(db, { author: null });
    for (let count = 0; count < 4; count += 1) await createPost(db, { author: null });
    indexPost.mockImplementation(async (tx, id) => {
      // What PostgreSQL refuses ends a transaction, unlike an error of our own.
      if (id === bad.id) await (tx as Database).execute("select 1 / 0");
    });
    const failed = new Set<string>();
    const batches = [];
    for (let done = -1; done !== 0;) batches.push((done = await renderStale(db, { rows: 2, failed })));
    expect([...failed]).toEqual([bad.id]);
    expect((await versions()).sort()).toEqual([0, ...Array<number>(4).fill(RENDERER_VERSION)]);
  });

  it("comes back to a row that failed for no fault of its text", async () => {
    await createPost(db, { author: null });
    const failed = new Set<string>();
    const failWith = (code: string) => indexPost.mockRejectedValueOnce(Object.assign(new Error(), { code }));
    failWith("40P01");
    expect(await renderStale(db, { failed })).toBe(0);
    failWith("ECONNRESET");
    await expect(renderStale(db, { failed })).rejects.toThrow();
    expect([...failed]).toEqual([]);
    expect(await renderStale(db, { failed })).toBe(1);
  });

  it("and several at once do each text once, and never over an edit", async () => {
    const posts = [];
    for (let count = 0; count < 12; count += 1) posts.push(await createPost(db, { author: null }));
    const editor = await createUser(db);
    const edits = posts.map(({ id }) => editPost(db, { id, editorId: editor.id, content: "Edited." }));
    const rounds = async () => {
      while ((await renderStale(db, { rows: 2 })) > 0);
    };
    await Promise.all([...edits, rounds(), rounds(), rounds()]);
    await rounds();
    const rows = await db.select({ html: Post.html, version: Post.rendererVersion }).from(Post);
    expect(rows).toEqual(Array(12).fill({ html: '<p dir="auto">Edited.</p>\n', version: RENDERER_VERSION }));
  });
});
