import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { makePlan, wordsOfPlan, type SearchFacts, type Thesaurus } from "./search-plan";
import { searchWords } from "./search-text";
import { defaultWeights } from "./search-weights";

const thesaurus: Thesaurus = { same: [["sofa", "couch"], ["tv stand", "media unit"]], kinds: [{ broader: "chair", words: ["recliner"] }] };
const counts: Record<string, number> = { sofa: 40, blue: 200, chair: 90, leather: 60, media: 5, unit: 9, tv: 12, stand: 30, bookcase: 7, book: 3, case: 4, desk: 50, 120: 6 };

function factsOf(text: string): SearchFacts {
  const words = searchWords(text);
  return { ...thesaurus, total: 1_000, words: new Map(wordsOfPlan(words, thesaurus).map((word) => [word, { lexeme: word, documents: counts[word] ?? 0, kind: 0 }])) };
}
const plan = (text: string) => makePlan(searchWords(text), searchWords(text).at(-1) ?? null, factsOf(text), defaultWeights);

describe("planning a search", () => {
  test("looks for every word first and for any word last", () => {
    const tiers = plan("blue leather sofa")?.tiers ?? [];
    expect(tiers[0]).toBe("blue & leather & sofa");
    expect(tiers.at(-1)).toBe("blue | leather | sofa");
  });

  test("a synonym stands for its word, also where it is several words", () => {
    expect(plan("blue couch")?.tiers[0]).toBe("blue & sofa");
    expect(plan("tv stand")?.tiers[0]).toBe("((tv & stand) | (media & unit))");
  });

  test("a broader kind counts less than the thing itself would", () => {
    const [recliner] = plan("recliner")?.units ?? [];
    const [chair] = plan("chair")?.units ?? [];
    expect(recliner?.others[0]?.lexemes).toEqual(["chair"]);
    expect(recliner?.others[0]?.weight).toBeLessThan(chair?.weight ?? 0);
  });

  test("compounds are found written either way", () => {
    expect(plan("book case")?.tiers[0]).toBe("((book & case) | bookcase)");
    expect(plan("tvstand")).toBeNull();
    expect(plan("bluechair")?.tiers[0]).toBe("(blue & chair)");
  });

  test("rare words weigh more than common ones, and the wanted thing most", () => {
    const [blue, leather] = plan("blue leather")?.units ?? [];
    expect(leather?.weight).toBeGreaterThan(blue?.weight ?? 0);
  });

  test("a measure is wished for, not demanded", () => {
    expect(plan("desk 120 cm")?.tiers[0]).toBe("desk");
    expect(plan("desk 120 cm")?.sizes).toEqual([{ fromMm: 1164, toMm: 1236, side: null, isMost: false }]);
    expect(plan("desk 120cm")?.sizes).toEqual(plan("desk 120 cm")?.sizes);
    expect(plan("desk 4 ft")?.sizes).toEqual([{ fromMm: 1183, toMm: 1256, side: null, isMost: false }]);
  });

  test("a measure is of the side that is named, before it or after it, or the most that one may be", () => {
    for (const text of ["desk 120 cm wide", "desk width 120 cm", "desk 120cm wide"]) expect(plan(text)?.sizes, text).toEqual([{ fromMm: 1164, toMm: 1236, side: 1, isMost: false }]);
    expect(plan("desk 120 cm wide")?.tiers).toEqual(plan("desk 120 cm")?.tiers);
    expect(plan("desk max 120 cm")?.sizes).toEqual([{ fromMm: 0, toMm: 1200, side: null, isMost: true }]);
    expect(plan("desk max height 75 cm 120 cm wide")?.sizes).toMatchObject([{ toMm: 750, side: 3, isMost: true }, { side: 1, isMost: false }]);
  });

  test("words nobody knows make no plan", () => {
    expect(plan("qqqq wwww")).toBeNull();
  });

  test("never makes anything but words and operators from what was typed", () => {
    fc.assert(fc.property(fc.string(), (text) => (plan(`sofa ${text}`)?.tiers ?? []).every((tier) => /^[a-z0-9 |&()]+$/.test(tier))));
  });
});
