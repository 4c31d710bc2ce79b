import { sql, type SQL } from "drizzle-orm";
import { millimeters } from "./measure-words";

/** A measure of one side (1 width, 2 depth, 3 height), of any (null), or with `isMost` of the longest. */
export type WantedSize = { fromMm: number; toMm: number; side: number | null; isMost: boolean };

/** Places of the sides in a document's measures, by what people call them. */
const sides: Readonly<Record<string, number>> = { wide: 1, width: 1, w: 1, deep: 2, depth: 2, d: 2, tall: 3, high: 3, height: 3, h: 3 };

/**
 * "120 cm", "47 inch wide", "4ft": a measure with a tolerance of three in a hundred, or with "max" the most that it may be.
 * Its number may be missing from a product's words.
 */
export function readSizes(words: readonly string[]): { words: string[]; sizes: WantedSize[]; optional: Set<string> } {
  const left: string[] = [];
  const sizes: WantedSize[] = [];
  const optional = new Set<string>();
  for (let at = 0; at < words.length; at++) {
    const word = words[at] ?? "";
    const [, number = "", attached = ""] = /^(\d{1,5})([a-z]{1,11})?$/.exec(word) ?? [];
    const factor = number ? millimeters[attached || (words[at + 1] ?? "")] : undefined;
    if (factor === undefined) {
      left.push(word);
      continue;
    }
    if (!attached) at += 1;
    const before = takeLast(left, (one) => one === "max" || sides[one] !== undefined);
    const side = sides[words[at + 1] ?? ""] ?? before.map((one) => sides[one]).find((place) => place !== undefined) ?? null;
    if (sides[words[at + 1] ?? ""] !== undefined) at += 1;
    const mm = Number(number) * factor;
    const isMost = before.includes("max");
    sizes.push({ fromMm: isMost ? 0 : Math.round(mm * 0.97), toMm: Math.round(isMost ? mm : mm * 1.03), side, isMost });
    optional.add(number);
    left.push(number);
  }
  return { words: left, sizes, optional };
}

/** Whether a row's `sizes_mm` are so. */
export function isOfSize({ fromMm, toMm, side, isMost }: WantedSize): SQL {
  if (side !== null) return sql`sizes_mm[${side}::int] between ${fromMm} and ${toMm}`;
  if (isMost) return sql`(select max(mm) from unnest(sizes_mm) as s(mm)) <= ${toMm}`;
  return sql`exists (select from unnest(sizes_mm) as s(mm) where mm between ${fromMm} and ${toMm})`;
}

function takeLast(words: string[], isTaken: (word: string) => boolean): string[] {
  const taken: string[] = [];
  for (let last = words.at(-1); last !== undefined && isTaken(last); last = words.at(-1)) taken.push(words.pop() ?? last);
  return taken;
}
