import { describe, expect, test } from "vitest";
import { fits, suggestBoxes, type BoxKind, type Piece } from "./box-kind";

const small: BoxKind = { code: "S", name: "Small", lengthMm: 300, widthMm: 200, heightMm: 150, ownGrams: 150, mostGrams: 5_000 };
const large: BoxKind = { code: "L", name: "Large", lengthMm: 600, widthMm: 400, heightMm: 400, ownGrams: 600, mostGrams: 20_000 };
const piece = (lineId: string, more: Partial<Piece> = {}): Piece => ({ lineId, parcel: 1, parcels: 1, grams: 400, lengthMm: 120, widthMm: 120, heightMm: 100, ...more });

describe("suggesting boxes", () => {
  test("takes the smallest box that holds everything, and weighs it with its goods", () => {
    const [box, ...others] = suggestBoxes([piece("mug"), piece("mug"), piece("mug")], [large, small]);
    expect(others).toEqual([]);
    expect(box).toMatchObject({ kind: small, grams: 3 * 400 + 150, lengthMm: 300 });
  });
  test("opens another box when one would be too heavy or too full", () => {
    expect(suggestBoxes([piece("a", { grams: 15_000 }), piece("b", { grams: 15_000 })], [large])).toHaveLength(2);
    expect(suggestBoxes(Array.from({ length: 80 }, () => piece("mug", { grams: 10 })), [large]).map((box) => box.pieces.length)).toEqual([53, 27]);
  });
  test("turns goods to fit, and leaves what is too long in its own carton", () => {
    expect(fits([piece("tall", { lengthMm: 100, widthMm: 140, heightMm: 290 })], small)).toBe(true);
    expect(suggestBoxes([piece("rod", { lengthMm: 1_200 })], [small, large])).toMatchObject([{ kind: null, lengthMm: 1_200, grams: 400 }]);
  });
  test("gives each parcel of a sofa its own carton", () => {
    const parcels = [1, 2, 3].map((parcel) => piece("sofa", { parcel, parcels: 3, grams: 20_000, lengthMm: 900 }));
    expect(suggestBoxes([...parcels, piece("mug")], [small]).map((box) => box.kind?.code ?? "own")).toEqual(["S", "own", "own", "own"]);
  });
  test("needs no box for nothing", () => expect(suggestBoxes([], [small])).toEqual([]));
});
