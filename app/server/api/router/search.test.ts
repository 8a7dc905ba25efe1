import { eq, sql } from "drizzle-orm";
import { randomBytes } from "node:crypto";
import { v7 as uuidv7 } from "uuid";
import { beforeEach, describe, expect, it } from "vitest";

import { getDatabase } from "../../db/client";
import { createUser } from "../../db/factories";
import { Comment, Post, SearchDocument, SearchVariant, SearchWord, Tag, user } from "../../db/schema";
import { indexComment, indexPost } from "../../services/search-index";
import { makeTestCaller, sessionOf } from "../mocks/caller";

const guest = () => makeTestCaller();
const db = () => getDatabase();

async function member(handle?: string) {
  const row = await createUser(db(), handle ? { handle } : {});
  return { row, api: makeTestCaller({ session: sessionOf(row) }) };
}

let author: Awaited<ReturnType<typeof member>>;
beforeEach(async () => {
  author = await member("ada");
});

/** Publishes a post as the author, unless somebody else is named. */
const post = (title: string, content = "Nothing to see.", tags: string[] = [], by = author) =>
  by.api.post.create({ title, content, tags });

async function comment(postId: string, content: string, by = author): Promise<string> {
  const id = uuidv7();
  await db().transaction(async (tx) => {
    await tx
      .insert(Comment)
      .values({ id, postId, depth: 0, path: id.slice(-6), authorId: by.row.id, content });
    await indexComment(tx, id);
  });
  return id;
}

const search = (query: string, options: { tag?: string; author?: string; limit?: number } = {}) =>
  guest().search.posts({ query, ...options });

/** Titles of what is found, best first. */
const found = async (query: string, options: { tag?: string; author?: string } = {}) =>
  (await search(query, options)).items.map(({ title }) => title);

const hits = (segments: { text: string; hit: boolean }[]) =>
  segments.filter(({ hit }) => hit).map(({ text }) => text);

const textOf = (segments: { text: string }[]) => segments.map(({ text }) => text).join("");

describe("search.posts", () => {
  it("finds a post by its title, text, tags and comments, in this order", async () => {
    const discussed = await post("Discussed");
    await comment(discussed.id, "Somebody mentions a lantern here.");
    await post("Written", "There is a lantern in the text.");
    await post("Filed", "Nothing.", ["lantern"]);
    await post("A lantern");
    await post("Another matter", "Nothing of the kind.");
    expect(await found("lantern")).toEqual(["A lantern", "Filed", "Written", "Discussed"]);
  });

  it("shows the newer of two that are as good", async () => {
    await post("First", "The same text about horses.");
    await post("Second", "The same text about horses.");
    expect(await found("horses")).toEqual(["Second", "First"]);
  });

  it("answers what a list of posts shows, and never an address", async () => {
    const { id } = await post("A lantern", "In the window.", ["light"]);
    const { items, nextCursor } = await search("lantern");
    expect(nextCursor).toBeNull();
    expect(items).toEqual([
      {
        id,
        title: "A lantern",
        titleSegments: [
          { text: "A ", hit: false },
          { text: "lantern", hit: true },
        ],
        slug: "a-lantern",
        createdAt: expect.any(Date) as Date,
        updatedAt: null,
        commentCount: 0,
        reactionCount: 0,
        tags: ["light"],
        author: { id: author.row.id, name: author.row.name, handle: "ada", image: null },
        extract: [{ text: "In the window.", hit: false }],
        comment: null,
      },
    ]);
    expect(JSON.stringify(items)).not.toContain("@example.com");
  });

  it("shows the comment that the words are in, and a post once only", async () => {
    const { id } = await post("Lanterns and lamps", "A lamp, not the other thing.");
    const other = await member("grace");
    await comment(id, "I own a **beacon** myself.");
    const commentId = await comment(id, "A beacon? A beacon is better than no beacon.", other);
    const { items } = await search("beacon");
    expect(items).toHaveLength(1);
    expect(items[0]).toMatchObject({ id, comment: { id: commentId, author: { handle: "grace" } } });
    expect(hits(items[0]?.extract ?? [])).toEqual(["beacon", "beacon", "beacon"]);
  });

  it("wants every word, and no word that is excluded", async () => {
    await post("Tea and cake");
    await post("Tea", "Without anything.");
    await post("Cake", "With coffee.");
    expect(await found("tea cake")).toEqual(["Tea and cake"]);
    expect(await found("tea -cake")).toEqual(["Tea"]);
    expect(await found("cake -coffee")).toEqual(["Tea and cake"]);
    expect((await found("-coffee")).sort()).toEqual(["Tea", "Tea and cake"]);
  });

  it("takes what stands in quotation marks as it stands", async () => {
    await post("Right", "We like the night mail very much.");
    await post("Wrong", "The mail came in the night.");
    await post("Night mail");
    expect(await found('"night mail"')).toEqual(["Night mail", "Right"]);
    expect(await found("“night mail”")).toEqual(["Night mail", "Right"]);
    expect(await found('mail -"night mail"')).toEqual(["Wrong"]);
    expect(await found('"mail night"')).toEqual([]);
    expect((await found("night mail")).sort()).toEqual(["Night mail", "Right", "Wrong"]);
  });

  it("finds words with signs in them as one wrote them", async () => {
    await post("Runtime", "We use node.js here.");
    await post("Other", "A node of js, and don't ask.");
    expect(await found("node.js")).toEqual(["Runtime"]);
    expect(await found("don’t")).toEqual(["Other"]);
  });

  it("completes the last word, and no other", async () => {
    await post("Coffee");
    await post("Coffeehouse");
    expect(await found("coff")).toEqual(["Coffeehouse", "Coffee"]);
    expect(await found("coffee")).toEqual(["Coffee", "Coffeehouse"]);
    await post("Coffeehouse table");
    expect(await found("coff tab")).toEqual([]);
    expect(await found("coffeehouse tab")).toEqual(["Coffeehouse table"]);
    expect(await found('"coff"')).toEqual([]);
  });

  it.each([
    ["coffe house", "coffee"],
    ["cofffee house", "coffee"],
    ["coffea house", "coffee"],
    ["cofefe house", "coffee"],
    ["ocffee house", "coffee"],
    ["house xcoffee", "coffee"],
  ])("forgives %j", async (query, meant) => {
    await post("A coffee house");
    const { items, corrected } = await search(query);
    expect(items.map(({ title }) => title)).toEqual(["A coffee house"]);
    expect(corrected).toEqual([{ from: query.split(" ").find((word) => word !== "house"), to: [meant] }]);
    expect(hits(items[0]?.titleSegments ?? [])).toEqual(["coffee", "house"]);
  });

  it("forgives a mistake that somebody else made in a post before", async () => {
    await post("Typing", "A recieve by mistake.");
    await post("To receive guests");
    expect(await found("recieve")).toEqual(["Typing"]);
    const { items, corrected } = await search("recieve guests");
    expect(items.map(({ title }) => title)).toEqual(["To receive guests"]);
    expect(corrected).toEqual([{ from: "recieve", to: ["receive"] }]);
  });

  it("guesses nothing for short words, numbers and what is quoted", async () => {
    await post("A cat in 20265 receives");
    expect(await found("cot receives")).toEqual([]);
    expect(await found("20264 receives")).toEqual([]);
    expect(await found('"recieves"')).toEqual([]);
  });

  it.each([
    ["creme brulee", "Crème brûlée"],
    ["CRÈME", "Crème brûlée"],
    ["strasse", "Die Straße"],
    ["STRAẞE", "Die Straße"],
    ["diyarbakir", "DIYARBAKIR Diyarbakır"],
    ["Diyarbakır", "DIYARBAKIR Diyarbakır"],
    ["istanbul", "İstanbul"],
    ["lodz", "Łódź"],
    ["smorrebrod", "Smørrebrød"],
    ["viet nam", "Việt Nam"],
    ["αθηνα", "Αθήνα"],
    ["елка", "Ёлка"],
    ["مرحبا", "مَرْحَبًا بالعالم"],
    ["שלום", "שָׁלוֹם"],
    ["हिन्दी", "हिन्दी में"],
    ["검색", "한국어 검색"],
    ["東京", "私は東京都に住む"],
    ["京", "私は東京都に住む"],
    ["東京都", "私は東京都に住む"],
    ["ガッツ", "ガッツ石松"],
    ["ｶﾞｯﾂ", "ガッツ石松"],
    ["ชาวโลก", "สวัสดีชาวโลก"],
    ["ខ្មែរ", "ភាសាខ្មែរ"],
    ["🍕", "Tonight 🍕!"],
    ["🇩🇪", "From 🇩🇪"],
    ["to be or not to be", "To be or not to be"],
    ["ＡＢＣ", "abc"],
  ])("finds by %j the post %j", async (query, title) => {
    await post("Another one");
    await post("都東 カッツ โลกชาว тот и мой");
    await post(title);
    const { items } = await search(query);
    expect(items[0]?.title).toBe(title);
    expect(hits(items[0]?.titleSegments ?? [])).not.toEqual([]);
  });

  it("tells й from и, and a run of characters from the same ones elsewhere", async () => {
    await post("мои");
    await post("京都東");
    expect(await found('"мой"')).toEqual([]);
    expect(await found("東京")).toEqual([]);
    expect(await found("都東")).toEqual(["京都東"]);
  });

  it("filters by tag and author, given or typed, whatever they are called by now", async () => {
    const grace = await member("grace");
    await post("Lamp one", "Text.", ["Été"]);
    await post("Lamp two", "Text.", ["winter"]);
    const three = await post("Lamp three", "Text.", ["winter"], grace);
    await comment(three.id, "A lantern on it.");
    expect(await found("lamp", { tag: "ete" })).toEqual(["Lamp one"]);
    expect(await found("lamp tag:ÉTÉ")).toEqual(["Lamp one"]);
    expect(await found("lamp", { author: "@Grace" })).toEqual(["Lamp three"]);
    expect(await found("lamp author:ada -tag:winter")).toEqual(["Lamp one"]);
    expect(await found("@grace tag:winter")).toEqual(["Lamp three"]);
    expect(await found("lantern @grace tag:winter")).toEqual(["Lamp three"]);
    expect(await found("lantern @ada")).toEqual([]);

    await db().update(user).set({ handle: "hopper" }).where(eq(user.id, grace.row.id));
    await db().update(Tag).set({ name: "Frost", folded: "frost" }).where(eq(Tag.folded, "winter"));
    expect(await found("lamp @hopper tag:frost")).toEqual(["Lamp three"]);
    expect(await found("lantern @hopper tag:frost")).toEqual(["Lamp three"]);
  });

  it("says which filters name nothing", async () => {
    await post("A lamp");
    const { items, unknown } = await search("lamp tag:nothing @nobody");
    expect(items).toEqual([]);
    expect(unknown).toEqual([
      { kind: "tag", name: "nothing", isExcluded: false },
      { kind: "author", name: "nobody", isExcluded: false },
    ]);
    expect(await found("lamp -tag:nothing")).toEqual(["A lamp"]);
  });

  it("pages through everything once, title first", async () => {
    for (let number = 0; number < 7; number += 1) await post(`Lamp ${number}`);
    for (let number = 0; number < 6; number += 1) {
      const { id } = await post(`Text ${number}`, `${"lamp ".repeat(number)} and lamp`);
      await comment(id, "lamp");
    }
    const whole = await search("lamp", { limit: 50 });
    expect(whole.items).toHaveLength(13);
    for (const limit of [1, 3, 7, 13]) {
      const titles: string[] = [];
      let cursor: string | null = null;
      do {
        const page: Awaited<ReturnType<typeof search>> = await guest().search.posts({
          query: "lamp",
          limit,
          cursor,
        });
        titles.push(...page.items.map(({ title }) => title));
        expect(page.items.length === limit || page.nextCursor === null).toBe(true);
        cursor = page.nextCursor;
      } while (cursor);
      expect(titles).toEqual(whole.items.map(({ title }) => title));
    }
  });

  it("keeps its pages while others publish", async () => {
    for (let number = 0; number < 4; number += 1) await post(`Lamp ${number}`);
    const first = await search("lamp", { limit: 2 });
    await post("Lamp new");
    const second = await guest().search.posts({ query: "lamp", limit: 2, cursor: first.nextCursor });
    expect([...first.items, ...second.items].map(({ title }) => title)).toEqual([
      "Lamp 3",
      "Lamp 2",
      "Lamp 1",
      "Lamp 0",
    ]);
    expect(second.nextCursor).toBeNull();
  });

  it.each(["", "x", "e30", Buffer.from('{"isTitle":true}').toString("base64url"), "a".repeat(501)])(
    "refuses the cursor %j",
    async (cursor) => {
      await expect(guest().search.posts({ query: "a", cursor })).rejects.toMatchObject({
        code: "BAD_REQUEST",
      });
    },
  );

  it.each([
    "",
    "   ",
    "!?&|",
    '"',
    '""',
    "-",
    "--",
    ":*",
    "tag:",
    "@",
    "\0",
    "\ud800",
    "'''",
    "\\",
    "́",
    "\u200b",
  ])("finds nothing by %j, without an error", async (query) => {
    await post("A lamp");
    expect(await search(query)).toMatchObject({ items: [], nextCursor: null });
  });

  it.each([
    "lamp' | 'x",
    "lamp\\",
    "lamp & !",
    "lamp:*",
    "lamp:A",
    "(lamp",
    "lamp <-> ",
    'lamp"',
    "lamp\0",
    "'lamp'::tsquery",
    "lamp\ud800",
  ])("takes the signs in %j for signs", async (query) => {
    await post("A lamp");
    const { items } = await search(query);
    expect(items.length).toBeLessThanOrEqual(1);
  });

  it("takes 10 kB of anything, says that it is too much, and refuses more", async () => {
    await post("A lamp", `lamp ${"word ".repeat(40)}`);
    expect(await search("lamp ".repeat(2048))).toMatchObject({ isCut: true, items: [{ title: "A lamp" }] });
    expect(await search("x".repeat(10_240))).toMatchObject({ isCut: false, items: [] });
    for (const sign of ['"', "-", "東", "🍕", "tag:a ", "@abc ", "(", "á", "\0"]) {
      expect(await search(sign.repeat(10_240).slice(0, 10_240))).toMatchObject({ items: [] });
    }
    await expect(search("x".repeat(10_241))).rejects.toMatchObject({ code: "BAD_REQUEST" });
  });

  it("survives whatever is typed", async () => {
    await post("A lamp", "Straße 東京 🍕 c++ node.js", ["light"]);
    const bits = [
      "lamp",
      '"',
      "-",
      "tag:",
      "light",
      "@ada",
      "author:",
      " ",
      "東京",
      "🍕",
      "'",
      "\\",
      "&",
      "|",
      "!",
      ":*",
      "<->",
      "(",
      ")",
      "%",
      "_",
      "\0",
      "\ud83c",
      "ß",
      "́",
      "1",
      "node.js",
      "\u202e",
      "\n",
    ];
    for (let round = 0; round < 150; round += 1) {
      const query = [...randomBytes(1 + (round % 12))].map((byte) => bits[byte % bits.length]).join("");
      await expect(search(query), JSON.stringify(query)).resolves.toHaveProperty("items");
    }
  });
});

describe("what is found", () => {
  it("follows a post as it is published, edited, tagged and deleted", async () => {
    const { id } = await post("Lamp");
    const commentId = await comment(id, "A candle.");
    await author.api.post.update({ id, title: "Lantern", tags: ["light"] });
    expect(await found("lamp")).toEqual([]);
    expect(await found("lantern tag:light")).toEqual(["Lantern"]);
    expect(await found("candle tag:light")).toEqual(["Lantern"]);
    await author.api.post.update({ id, tags: [] });
    await author.api.post.create({ title: "Other", content: "Text", tags: ["light"] });
    expect(await found("candle tag:light")).toEqual([]);
    expect(await found("candle")).toEqual(["Lantern"]);

    await db().update(Comment).set({ content: "A torch." }).where(eq(Comment.id, commentId));
    await indexComment(db(), commentId);
    expect(await found("candle")).toEqual([]);
    expect(await found("torch")).toEqual(["Lantern"]);
    await db().update(Comment).set({ content: "", deletedAt: new Date() }).where(eq(Comment.id, commentId));
    await indexComment(db(), commentId);
    expect(await found("torch")).toEqual([]);

    await author.api.post.delete(id);
    expect(await found("lantern")).toEqual([]);
    expect(await db().select().from(SearchDocument).where(eq(SearchDocument.postId, id))).toEqual([]);
  });

  it("is nothing of a post that was not published after all", async () => {
    await expect(
      db().transaction(async (tx) => {
        const [row] = await tx.insert(Post).values({ title: "Lamp", content: "Text" }).returning();
        await indexPost(tx, row?.id ?? "");
        throw new Error("Not after all.");
      }),
    ).rejects.toThrow("Not after all.");
    expect(await found("lamp")).toEqual([]);
    expect(await db().select().from(SearchDocument)).toEqual([]);
    expect(await db().select().from(SearchWord)).toEqual([]);
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
    expect(await db().select().from(SearchWord)).toHaveLength(new Set([...words, "post"]).size);
  });

  it("counts the words of every 64th document, once, and those of titles", async () => {
    const { id } = await post("A lamp", "Text about a lamp and a window.");
    await db().execute(sql`select setval(pg_get_serial_sequence('search_document', 'id'), 127)`);
    const counted = await post("A lantern", "Text about a lamp.");
    await comment(counted.id, "A lamp.");
    await author.api.post.update({ id: counted.id, content: "A lamp, still." });
    await author.api.post.update({ id, title: "Another lamp" });
    const rows = await db().select().from(SearchWord);
    expect(rows.filter(({ documents }) => documents > 0).sort((a, b) => (a.word < b.word ? -1 : 1))).toEqual([
      { word: "about", documents: 1, titles: 0 },
      { word: "lamp", documents: 1, titles: 0 },
      { word: "lantern", documents: 1, titles: 1 },
      { word: "text", documents: 1, titles: 0 },
    ]);
  });

  it("keeps hashes and long numbers out of the words that are guessed", async () => {
    await post("Sums", "d41d8cd98f00b204e9800998ecf8427e 123456789012345 2026 mp3");
    const words = (await db().select().from(SearchWord)).map(({ word }) => word);
    expect(words.sort()).toEqual(["2026", "mp3", "sums"]);
    expect(await found("d41d8cd98f00b204e9800998ecf8427e")).toEqual(["Sums"]);
    expect((await db().select().from(SearchVariant)).length).toBeGreaterThan(0);
  });

  it("is long texts to their end, in any script", async () => {
    await post("Long", `${"word ".repeat(9000)} lighthouse`);
    await post("Lang", `${"東京都庁舎".repeat(9000)}灯台`);
    const { items } = await search("lighthouse");
    expect(hits(items[0]?.extract ?? [])).toEqual(["lighthouse"]);
    expect(await found("灯台")).toEqual(["Lang"]);
  });
});

describe("an extract", () => {
  it("is text without marks of Markdown, around what was found", async () => {
    const words = "Some words that lead up to it. ".repeat(20);
    await post(
      "Title",
      `# Heading\n\n${words}\n\n> **The [lantern](https://example.com)** & <b>more</b>\n\n${words}`,
    );
    const { items } = await search("lantern");
    const extract = items[0]?.extract ?? [];
    expect(hits(extract)).toEqual(["lantern"]);
    expect(textOf(extract)).toContain("The lantern & <b>more</b>");
    expect(textOf(extract).length).toBeLessThan(260);
    expect(textOf(extract)).toMatch(/^… /);
  });

  it("is found far down in a long text too, and does not begin or end it", async () => {
    const filler = "Nothing **of** interest here.\n\n".repeat(700);
    await post("Title", `${filler}A lantern in the _window_.\n\n${filler}`);
    const { items } = await search("lantern");
    const extract = items[0]?.extract ?? [];
    expect(hits(extract)).toEqual(["lantern"]);
    expect(textOf(extract)).toMatch(/^… .*A lantern in the window\..* …$/);
    expect(textOf(extract)).not.toContain("**");
  });

  it("prefers the place where most words stand together", async () => {
    const filler = "nothing of interest ".repeat(30);
    await post("Title", `lamp ${filler} lamp and window ${filler}`);
    const { items } = await search("window lamp");
    expect(hits(items[0]?.extract ?? [])).toEqual(["lamp", "window"]);
  });
});
