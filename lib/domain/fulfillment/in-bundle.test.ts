import { expect, test } from "vitest";
import { asSold, contentWords, type InBundle } from "./in-bundle";

const set: InBundle = { id: "b", slug: "set", title: "Dining set", variantTitle: "", quantity: 1, image: null };
const line = (title: string, quantity: number, bundle: InBundle | null = set) => ({ title, variantTitle: "", quantity, bundle });

test("a bundle is one line at the place of its first part, and what was bought alone stays alone", () => {
  const sold = asSold([line("Table", 1), line("Lamp", 1, null), line("Chair", 4)]);
  expect(sold.map(({ bundle, lines }) => [bundle?.title ?? null, lines.map(({ title }) => title)])).toEqual([["Dining set", ["Table", "Chair"]], [null, ["Lamp"]]]);
});

test("chairs that differ by a cent are said together", () => {
  expect(contentWords([line("Table", 1), line("Chair", 3), line("Chair", 1), line("Vase", 0)])).toBe("1 × Table + 4 × Chair");
});
