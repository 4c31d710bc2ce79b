import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { headWord, isClearSlip, likeliestWord, misspelling, phrases, searchWords } from "./search-text";

describe("reading a search", () => {
  test("forgets case, accents and signs", () => {
    expect(searchWords("  Café-Table, “Zoë” & 2 seats!")).toEqual(["cafe", "table", "zoe", "2", "seats"]);
    expect(searchWords("'); drop table--")).toEqual(["drop", "table"]);
    expect(searchWords("💡")).toEqual([]);
  });

  test("knows what kind of thing a title or a search names", () => {
    const heads = { "Fern desk lamp": "lamp", "bar stool with backrest": "stool", "Dining table, set of 5": "table", "wooden bowl set": "bowl", "desk 120 cm": "cm", "set": "set", "chairs for the garden": "chairs" };
    expect(Object.fromEntries(Object.keys(heads).map((text) => [text, headWord(text)]))).toEqual(heads);
    expect(headWord("100%")).toBeNull();
  });

  test("looks groups up by runs of words, singular too", () => {
    expect(phrases(["desk", "lamps"])).toEqual(expect.arrayContaining(["desk", "lamp", "desk lamp"]));
  });

  test("never makes an operator from what was typed", () => {
    fc.assert(fc.property(fc.string(), (text) => searchWords(text).every((word) => /^[a-z0-9]+$/.test(word))));
  });
});

describe("misspelled words", () => {
  const known = [{ word: "desk", uses: 9 }, { word: "deck", uses: 3 }, { word: "lamp", uses: 20 }, { word: "armchair", uses: 8 }, { word: "chair", uses: 30 }];

  test("a swap of neighbors is one slip", () => {
    expect(misspelling("deks", "desk")).toBe(1);
    expect(misspelling("lapm", "lamp")).toBe(1);
    expect(misspelling("armchiar", "armchair")).toBe(1);
  });

  test("chooses the nearest word, and among equals the one used most", () => {
    expect(likeliestWord("deks", known)).toBe("desk");
    expect(likeliestWord("amchair", known)).toBe("armchair");
    expect(likeliestWord("wirtng", [{ word: "wing", uses: 9 }, { word: "writing", uses: 1 }]), "what keeps the letters").toBe("writing");
    expect(likeliestWord("xyz", known)).toBeNull();
  });

  test("a short word that differs in a letter is a name, not a slip", () => {
    expect([isClearSlip("mila", "milk"), isClearSlip("rooster", "booster"), isClearSlip("arwen", "arden")]).toEqual([false, false, false]);
    expect([isClearSlip("lapm", "lamp"), isClearSlip("doning", "dining"), isClearSlip("cabnet", "cabinet")]).toEqual([true, true, true]);
  });

  test("distance is symmetric and zero only for the same word", () => {
    fc.assert(fc.property(fc.string({ maxLength: 12 }), fc.string({ maxLength: 12 }), (a, b) => misspelling(a, b) === misspelling(b, a) && (misspelling(a, b) === 0) === (a === b)));
  });
});
