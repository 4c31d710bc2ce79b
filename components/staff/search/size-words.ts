import type { WantedSize } from "@/lib/domain/search/wanted-sizes";

const sides = ["width", "depth", "height"];

/** "a width of 116 to 124 cm", "every side up to 120 cm" */
export function sizeWords({ fromMm, toMm, side, isMost }: WantedSize): string {
  const what = side === null ? (isMost ? "every side" : "a side") : `a ${sides[side - 1] ?? "side"}`;
  const [from, to] = [fromMm, toMm].map((mm) => (mm / 10).toFixed(0));
  return isMost ? `${what}${side === null ? "" : " of"} up to ${to} cm` : `${what} of ${from} to ${to} cm`;
}
