import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";

import { getDatabase } from "../../db/client";
import { Tag, user } from "../../db/schema";
import { author, comment, found, hits, newMember, post, search, welcomeAuthor } from "../mocks/searching";

beforeEach(welcomeAuthor);

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
        author: { id: author().row.id, name: author().row.name, handle: "ada", image: null },
        extract: [{ text: "In the window.", hit: false }],
        comment: null,
      },
    ]);
    expect(JSON.stringify(items)).not.toContain("@example.com");
  });

  it("shows the comment that the words are in, and a post once only", async () => {
    const { id } = await post("Lanterns and lamps", "A lamp, not the other thing.");
    const other = await newMember("grace");
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

  it("filters by tag and author, given or typed, whatever they are called by now", async () => {
    const grace = await newMember("grace");
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

    await getDatabase().update(user).set({ handle: "hopper" }).where(eq(user.id, grace.row.id));
    await getDatabase().update(Tag).set({ name: "Frost", folded: "frost" }).where(eq(Tag.folded, "winter"));
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
        const page: Awaited<ReturnType<typeof search>> = await search("lamp", { limit, cursor });
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
    const second = await search("lamp", { limit: 2, cursor: first.nextCursor });
    expect([...first.items, ...second.items].map(({ title }) => title)).toEqual([
      "Lamp 3",
      "Lamp 2",
      "Lamp 1",
      "Lamp 0",
    ]);
    expect(second.nextCursor).toBeNull();
  });
});
