import { asId } from "@/lib/kernel/ids";

/** Chance that repeats itself: the same seed and name give the same numbers, whatever the other parts draw. */
export type Random = {
  /** 0 ≤ x < 1 */
  next(): number;
  /** Both ends included. */
  int(min: number, max: number): number;
  chance(probability: number): boolean;
  pick<T>(items: readonly T[]): T;
  /** A position, likelier where its weight is larger. */
  position(weights: readonly number[]): number;
  weighted<T>(items: readonly T[], weightOf: (item: T) => number): T;
  /** Around zero, standard deviation one. */
  normal(): number;
  shuffle<T>(items: readonly T[]): T[];
  /** A UUID version 7 of that moment. */
  id<T extends string>(at: Date): T;
};

export function randomFrom(seed: number, name: string): Random {
  const next = sfc32(seed, name);
  const int = (min: number, max: number) => min + Math.floor(next() * (max - min + 1));
  const pick = <T>(items: readonly T[]): T => itemAt(items, int(0, items.length - 1));
  const position = (weights: readonly number[]) => {
    let left = next() * weights.reduce((sum, weight) => sum + weight, 0);
    const found = weights.findIndex((weight) => (left -= weight) < 0);
    return found === -1 ? weights.length - 1 : found;
  };
  return {
    next, int, pick, position,
    chance: (probability) => next() < probability,
    weighted: (items, weightOf) => itemAt(items, position(items.map(weightOf))),
    normal: () => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next()),
    shuffle: (items) => {
      const left = [...items];
      for (let i = left.length - 1; i > 0; i--) {
        const j = int(0, i);
        const moved = itemAt(left, i);
        left[i] = itemAt(left, j);
        left[j] = moved;
      }
      return left;
    },
    id: (at) => asId(uuid7(at.getTime(), next)),
  };
}

/** The item at a position that is known to exist. */
export function itemAt<T>(items: readonly T[], position: number): T {
  const item = items[position];
  if (item === undefined) throw new Error(`No item at ${position} of ${items.length}`);
  return item;
}

/** SFC32 (Chris Doty-Humphrey, PractRand), started from the FNV-1a hash of the seed's name. */
function sfc32(seed: number, name: string): () => number {
  let hash = 2166136261;
  for (const letter of `${seed}:${name}`) hash = Math.imul(hash ^ letter.charCodeAt(0), 16777619);
  let [a, b, c, d] = [hash, seed | 0, 0x9e3779b9, 1];
  const next = () => {
    const t = (((a + b) | 0) + d) | 0;
    d = (d + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + t;
    c |= 0;
    return (t >>> 0) / 2 ** 32;
  };
  for (let i = 0; i < 12; i++) next();
  return next;
}

function uuid7(at: number, next: () => number): string {
  const time = at.toString(16).padStart(12, "0");
  const digits = (count: number) => Math.floor(next() * 16 ** count).toString(16).padStart(count, "0");
  return `${time.slice(0, 8)}-${time.slice(8)}-7${digits(3)}-${(8 + Math.floor(next() * 4)).toString(16)}${digits(3)}-${digits(6)}${digits(6)}`;
}
