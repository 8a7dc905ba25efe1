import { randomBytes } from "node:crypto";
import { beforeEach, describe, expect, it } from "vitest";

import { post, search, welcomeAuthor } from "../mocks/searching";

beforeEach(welcomeAuthor);

describe("what is typed into a search", () => {
  it.each(["", "x", "e30", Buffer.from('{"isTitle":true}').toString("base64url"), "a".repeat(501)])(
    "refuses the cursor %j",
    async (cursor) => {
      await expect(search("a", { cursor })).rejects.toMatchObject({
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
