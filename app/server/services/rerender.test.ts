import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, it, vi } from "vitest";

import type { Database } from "../db/client";

import { getDatabase } from "../db/client";
import { createPost, createUser } from "../db/factories";
import { Comment, Post } from "../db/schema";
import { RENDERER_VERSION } from "./markdown";
import { renderStale, startRendering } from "./rerender";
import * as index from "./search-index";

let db: Database;
let author: Awaited<ReturnType<typeof createUser>>;

beforeEach(async () => {
  vi.restoreAllMocks();
  db = getDatabase();
  author = await createUser(db);
});

async function untilNothingIsLeft(): Promise<number> {
  let count = 0;
  for (let done = 1; done > 0; count += done) done = await renderStale(db);
  return count;
}

const rowOf = async (id: string) => (await db.select().from(Post).where(eq(Post.id, id)))[0];

describe("texts of another version", () => {
  it("are rendered anew, with address, extract and HTML, and are no edit", async () => {
    const { id } = await createPost(db, { author, title: "A Title", content: "*Some* text" });
    const [comment] = await db
      .insert(Comment)
      .values({ postId: id, authorId: author.id, depth: 0, path: "000001", content: "**Yes**" })
      .returning();
    expect(await untilNothingIsLeft()).toBe(2);
    expect(await rowOf(id)).toMatchObject({
      slug: "a-title",
      extract: "Some text",
      html: expect.stringContaining("<em>Some</em>") as string,
      rendererVersion: RENDERER_VERSION,
      version: 1,
      updatedAt: null,
    });
    const [rendered] = await db
      .select()
      .from(Comment)
      .where(eq(Comment.id, comment?.id ?? ""));
    expect(rendered?.html).toContain("<strong>Yes</strong>");
    expect(await renderStale(db)).toBe(0);
  });

  it("are shared among instances, each rendered once", async () => {
    for (let number = 0; number < 70; number += 1) await createPost(db, { author, title: `Post ${number}` });
    const counts = await Promise.all([untilNothingIsLeft(), untilNothingIsLeft(), untilNothingIsLeft()]);
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(70);
    expect(await db.$count(Post, eq(Post.rendererVersion, RENDERER_VERSION))).toBe(70);
  });

  it("do not stop the others when one of them fails", async () => {
    const broken = await createPost(db, { author, title: "Broken" });
    const fine = await createPost(db, { author, title: "Fine" });
    const indexPost = index.indexPost;
    vi.spyOn(index, "indexPost").mockImplementation((tx, id) =>
      id === broken.id ? Promise.reject(new Error("A fault.")) : indexPost(tx, id),
    );
    await untilNothingIsLeft();
    expect((await rowOf(fine.id))?.html).toContain("<p");
    expect(await rowOf(broken.id)).toMatchObject({ html: null, rendererVersion: RENDERER_VERSION });
  });

  it("are brought to this version in the background, until it is told to stop", async () => {
    const { id } = await createPost(db, { author });
    const stop = startRendering(db);
    await vi.waitFor(async () => expect((await rowOf(id))?.rendererVersion).toBe(RENDERER_VERSION));
    await stop();
  });
});
