import { eq, sql } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";

import { getDatabase } from "../../db/client";
import { Comment, Post, SearchDocument, SearchVariant, SearchWord } from "../../db/schema";
import { indexComment, indexPost } from "../../services/search-index";
import { author, comment, found, hits, post, search, welcomeAuthor } from "../mocks/searching";

beforeEach(welcomeAuthor);

describe("what is found", () => {
  it("follows a post as it is published, edited, tagged and deleted", async () => {
    const { id } = await post("Lamp");
    const commentId = await comment(id, "A candle.");
    await author().api.post.update({ id, title: "Lantern", tags: ["light"] });
    expect(await found("lamp")).toEqual([]);
    expect(await found("lantern tag:light")).toEqual(["Lantern"]);
    expect(await found("candle tag:light")).toEqual(["Lantern"]);
    await author().api.post.update({ id, tags: [] });
    await author().api.post.create({ title: "Other", content: "Text", tags: ["light"] });
    expect(await found("candle tag:light")).toEqual([]);
    expect(await found("candle")).toEqual(["Lantern"]);

    await getDatabase().update(Comment).set({ content: "A torch." }).where(eq(Comment.id, commentId));
    await indexComment(getDatabase(), commentId);
    expect(await found("candle")).toEqual([]);
    expect(await found("torch")).toEqual(["Lantern"]);
    await getDatabase()
      .update(Comment)
      .set({ content: "", deletedAt: new Date() })
      .where(eq(Comment.id, commentId));
    await indexComment(getDatabase(), commentId);
    expect(await found("torch")).toEqual([]);

    await author().api.post.delete(id);
    expect(await found("lantern")).toEqual([]);
    expect(await getDatabase().select().from(SearchDocument).where(eq(SearchDocument.postId, id))).toEqual(
      [],
    );
  });

  it("is nothing of a post that was not published after all", async () => {
    await expect(
      getDatabase().transaction(async (tx) => {
        const [row] = await tx.insert(Post).values({ title: "Lamp", content: "Text" }).returning();
        await indexPost(tx, row?.id ?? "");
        throw new Error("Not after all.");
      }),
    ).rejects.toThrow("Not after all.");
    expect(await found("lamp")).toEqual([]);
    expect(await getDatabase().select().from(SearchDocument)).toEqual([]);
    expect(await getDatabase().select().from(SearchWord)).toEqual([]);
  });

  it("is whole when two posts bring the same new words at once", async () => {
    const words = Array.from(
      { length: 60 },
      (_, number) => `word${String.fromCharCode(97 + (number % 26))}${number}`,
    );
    const others = [...words].reverse();
    await Promise.all(
      [words, others, words, others].map((text, number) => post(`Post ${number}`, text.join(" "))),
    );
    for (const word of [words[0], words[59]]) expect(await found(word ?? "")).toHaveLength(4);
    expect(await getDatabase().select().from(SearchWord)).toHaveLength(new Set([...words, "post"]).size);
  });

  it("counts the words of every 64th document, once, and those of titles", async () => {
    const { id } = await post("A lamp", "Text about a lamp and a window.");
    await getDatabase().execute(sql`select setval(pg_get_serial_sequence('search_document', 'id'), 127)`);
    const counted = await post("A lantern", "Text about a lamp.");
    await comment(counted.id, "A lamp.");
    await author().api.post.update({ id: counted.id, content: "A lamp, still." });
    await author().api.post.update({ id, title: "Another lamp" });
    const rows = await getDatabase().select().from(SearchWord);
    expect(rows.filter(({ documents }) => documents > 0).sort((a, b) => (a.word < b.word ? -1 : 1))).toEqual([
      { word: "about", documents: 1, titles: 0 },
      { word: "lamp", documents: 1, titles: 0 },
      { word: "lantern", documents: 1, titles: 1 },
      { word: "text", documents: 1, titles: 0 },
    ]);
  });

  it("keeps hashes and long numbers out of the words that are guessed", async () => {
    await post("Sums", "d41d8cd98f00b204e9800998ecf8427e 123456789012345 2026 mp3");
    const words = (await getDatabase().select().from(SearchWord)).map(({ word }) => word);
    expect(words.sort()).toEqual(["2026", "mp3", "sums"]);
    expect(await found("d41d8cd98f00b204e9800998ecf8427e")).toEqual(["Sums"]);
    expect((await getDatabase().select().from(SearchVariant)).length).toBeGreaterThan(0);
  });

  it("is long texts to their end, in any script", async () => {
    await post("Long", `${"word ".repeat(9000)} lighthouse`);
    await post("Lang", `${"東京都庁舎".repeat(9000)}灯台`);
    const { items } = await search("lighthouse");
    expect(hits(items[0]?.extract ?? [])).toEqual(["lighthouse"]);
    expect(await found("灯台")).toEqual(["Lang"]);
  });
});
