import { describe, expect, it } from "vitest";
import { asId } from "@/lib/kernel/ids";
import { comparedRows, comparisonPath, type Compared } from "./comparison";
import { comparisonQuery } from "./comparison-query";

const chair = (title: string, own: Partial<Compared>): Compared => ({
  card: { id: asId(title), slug: title, title, picture: null, priceMinor: 9_900, isFrom: false, compareAtMinor: null, lowestMinor: null, currency: "USD", ratingCount: 0, ratingAverage: 0, swatches: [], variantIds: [] },
  summary: "", materials: "Oak", care: "", widthMm: 500, depthMm: null, heightMm: null, grams: 0, parcels: 0, attributes: [], ...own,
});

describe("a comparison", () => {
  it("marks what differs, and leaves out what none of them says", () => {
    const rows = comparedRows([chair("elm", { attributes: [{ label: "Style", text: "Modern" }] }), chair("oak", { widthMm: 620 })]);
    expect(rows).toEqual([
      { label: "Width", values: ["19¾ in (50 cm)", "24½ in (62 cm)"], differs: true },
      { label: "Style", values: ["Modern", ""], differs: true },
      { label: "Materials", values: ["Oak", "Oak"], differs: false },
    ]);
  });
  it("reads four products from its address, each once, and nothing that is no name", () => {
    const slugs = (item: unknown) => comparisonQuery.parse({ item }).item;
    expect(slugs(["elm", "elm", "oak", "ash", "fir", "yew"])).toEqual(["elm", "oak", "ash", "fir"]);
    expect(slugs("elm")).toEqual(["elm"]);
    expect(slugs(["<b>", 7, "../elm"])).toEqual([]);
    expect(slugs(undefined)).toEqual([]);
    expect(comparisonPath(["elm", "oak"])).toBe("/compare?item=elm&item=oak");
  });
});
