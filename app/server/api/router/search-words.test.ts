import { beforeEach, describe, expect, it } from "vitest";

import { found, hits, post, search, welcomeAuthor } from "../mocks/searching";

beforeEach(welcomeAuthor);

describe("the words of a search", () => {
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
});
