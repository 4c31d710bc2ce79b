/**
 * What one person typed (`mine`) laid over what another saved meanwhile (`theirs`), where both began at `base`. Each kept
 * what the other did not touch; where both changed one thing, mine stays. Lists of things with an id are merged thing by thing.
 */
export function mergeDraft<T>(base: T, mine: T, theirs: T): T {
  return merge(base, mine, theirs) as T; // merging three values of a shape gives that shape
}

/** Top-level fields of which both changed the same part, each in another way. */
export function clashes<T extends object>(base: T, mine: T, theirs: T): string[] {
  const [was, other] = [new Map(Object.entries(base)), new Map(Object.entries(theirs))];
  return Object.entries(mine).flatMap(([key, is]) => (isClash(was.get(key), is, other.get(key)) ? [key] : []));
}

function isClash(base: unknown, mine: unknown, theirs: unknown): boolean {
  if (same(mine, base) || same(theirs, base) || same(mine, theirs)) return false;
  if (isPlain(base) && isPlain(mine) && isPlain(theirs)) return Object.keys(base).some((key) => isClash(base[key], mine[key], theirs[key]));
  if (isList(base) && isList(mine) && isList(theirs)) return base.some((was) => isClash(was, find(mine, was.id), find(theirs, was.id)));
  return true;
}

function merge(base: unknown, mine: unknown, theirs: unknown): unknown {
  if (same(mine, base)) return theirs;
  if (same(theirs, base)) return mine;
  if (isPlain(base) && isPlain(mine) && isPlain(theirs)) {
    const keys = [...new Set([...Object.keys(theirs), ...Object.keys(mine)])];
    return Object.fromEntries(keys.map((key) => [key, merge(base[key], mine[key], theirs[key])]).filter(([, value]) => value !== undefined));
  }
  if (isList(base) && isList(mine) && isList(theirs)) return mergeLists(base, mine, theirs);
  return mine;
}

function mergeLists(base: Thing[], mine: Thing[], theirs: Thing[]): Thing[] {
  const isMoved = !same(mine.map((one) => one.id), base.map((one) => one.id));
  const [first, second] = isMoved ? [mine, theirs] : [theirs, mine];
  const order = [...first, ...second.filter((one) => one.id === null || !find(first, one.id))];
  return order.flatMap((one) => {
    const [was, is, other] = [find(base, one.id), find(mine, one.id), find(theirs, one.id)];
    if (one.id === null || !was) return [one];
    return is && other ? [merge(was, is, other) as Thing] : []; // three things of one shape
  });
}

type Thing = { id: unknown };
const find = (list: Thing[], id: unknown) => list.find((one) => one.id === id);
const isPlain = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null && !Array.isArray(value);
const isList = (value: unknown): value is Thing[] => Array.isArray(value) && value.every((one) => isPlain(one) && "id" in one);
const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);
