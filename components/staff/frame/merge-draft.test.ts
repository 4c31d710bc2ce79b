import { expect, test } from "vitest";
import { clashes, mergeDraft } from "./merge-draft";

const base = { title: "Lamp", brand: "Alderway", media: [{ id: "a", alt: "Front" }, { id: "b", alt: "Side" }], variants: [{ id: "v", version: 1, gtin: "" }] };

test("two people who changed different fields both keep theirs", () => {
  const mine = { ...base, title: "Desk lamp" };
  const theirs = { ...base, brand: "Fern" };
  expect(mergeDraft(base, mine, theirs)).toEqual({ ...base, title: "Desk lamp", brand: "Fern" });
  expect(clashes(base, mine, theirs)).toEqual([]);
});

test("a field that both changed keeps what is typed here and is named", () => {
  const mine = { ...base, title: "Desk lamp" };
  const theirs = { ...base, title: "Reading lamp" };
  expect(mergeDraft(base, mine, theirs).title).toBe("Desk lamp");
  expect(clashes(base, mine, theirs)).toEqual(["title"]);
});

test("a picture added elsewhere stays, words typed here stay, and the version follows", () => {
  const mine = { ...base, media: [{ id: "b", alt: "Side" }, { id: "a", alt: "Front, near" }], variants: [{ id: "v", version: 1, gtin: "9520000000010" }, { id: null, version: 0, gtin: "new" }] };
  const theirs = { ...base, media: [...base.media, { id: "c", alt: "Back" }], variants: [{ id: "v", version: 2, gtin: "" }] };
  expect(mergeDraft<unknown>(base, mine, theirs)).toEqual({
    ...base, media: [{ id: "b", alt: "Side" }, { id: "a", alt: "Front, near" }, { id: "c", alt: "Back" }],
    variants: [{ id: "v", version: 2, gtin: "9520000000010" }, { id: null, version: 0, gtin: "new" }],
  });
  expect(clashes<object>(base, mine, theirs)).toEqual([]);
});

test("a picture removed by either is gone", () => {
  const mine = { ...base, media: [{ id: "a", alt: "Front" }] };
  const theirs = { ...base, media: [{ id: "b", alt: "Side" }] };
  expect(mergeDraft(base, mine, theirs).media).toEqual([]);
});
