import { describe, expect, it } from "vitest";

import { folded, searchWords, WORD_MAX } from "./search-words";

const wordsOf = (text: string) => searchWords(text).map(({ word }) => word);

describe("searchWords", () => {
  it.each([
    ["English", "Don't panic, e-mail me!", ["don", "t", "panic", "e", "mail", "me"]],
    ["French", "Crème brûlée à l’œuvre", ["creme", "brulee", "a", "l", "oeuvre"]],
    ["German", "STRASSE, Straße, ẞ", ["strasse", "strasse", "ss"]],
    ["Turkish", "DIYARBAKIR Diyarbakır İstanbul", ["diyarbakir", "diyarbakir", "istanbul"]],
    ["Polish", "Zażółć gęślą jaźń", ["zazolc", "gesla", "jazn"]],
    ["Danish", "Rødgrød, ÆØÅ", ["rodgrod", "aeoa"]],
    ["Vietnamese", "Việt Nam, Đà Nẵng", ["viet", "nam", "da", "nang"]],
    ["Greek", "Αθήνα ΟΔΟΣ οδός", ["αθηνα", "οδοσ", "οδοσ"]],
    ["Russian", "Ёлка, мой", ["елка", "мой"]],
    ["Hebrew", "שָׁלוֹם", ["שלום"]],
    ["Arabic", "مَرْحَبًا، أحمد مـــرحبا", ["مرحبا", "احمد", "مرحبا"]],
    ["Hindi", "हिन्दी में", ["हिन्दी", "में"]],
    ["Korean", "한국어 검색", ["한국어", "검색"]],
    ["Japanese", "東京タワー", ["東", "京", "タ", "ワ", "ー"]],
    ["half-width kana", "ｶﾞﾂ", ["ガ", "ツ"]],
    ["Thai", "ภาษาไทย", ["ภ", "า", "ษ", "า", "ไ", "ท", "ย"]],
    ["Burmese", "မြန်မာ", ["မြ", "န်", "မာ"]],
    ["both at once", "第2回 Tokyo大会", ["第", "2", "回", "tokyo", "大", "会"]],
    ["emoji", "I ❤️ 🍕 👩🏽‍💻🇩🇪", ["i", "❤", "🍕", "👩", "💻", "🇩🇪"]],
    ["forms of letters", "ＡＢＣ ﬁne 𝔘𝔫𝔦 m² Ⅷ", ["abc", "fine", "uni", "m2", "viii"]],
    ["what is invisible", "zero\u200bwidth so\u00adft\ufeff", ["zerowidth", "soft"]],
    ["nothing", " \u0301 \u200b\0\ud800 — … ?!", []],
  ])("splits %s", (_, text, words) => {
    expect(wordsOf(text)).toEqual(words);
  });

  it("folds what is folded to itself", () => {
    const text = "Crème Straße İstanbul Αθήνα Ёлка мой שָׁלוֹם أحمد हिन्दी 한국어 東京 ガ ไทย ﷺ ½ Ǆ ŉ";
    for (const { word } of searchWords(text)) expect(folded(word)).toBe(word);
  });

  it("says where in the text a word stands", () => {
    const text = "Ein Café in 東京 🍕";
    expect(searchWords(text).map(({ start, end }) => text.slice(start, end))).toEqual([
      "Ein",
      "Café",
      "in",
      "東",
      "京",
      "🍕",
    ]);
    const decomposed = "Cafe\u0301s";
    expect(searchWords(decomposed)).toEqual([{ word: "cafes", start: 0, end: 6, unspaced: false }]);
  });

  it("takes no more than asked for, and of a long word its beginning", () => {
    expect(searchWords("a b c d", 2)).toHaveLength(2);
    expect(searchWords("東京都庁", 2)).toHaveLength(2);
    const [word] = wordsOf("𝔞".repeat(100) + "x");
    expect(word).toBe("a".repeat(WORD_MAX));
    expect(wordsOf("x".repeat(WORD_MAX - 1) + "𐐨")[0]?.isWellFormed()).toBe(true);
  });
});
