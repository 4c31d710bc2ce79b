import type { RefusalCode } from "@/lib/kernel/refusal";

/** What was done so far, and what was refused, by kind. */
export type Tally = { accepted: Map<string, number>; refused: Map<string, number>; acceptedInAll: number };

export const newTally = (): Tally => ({ accepted: new Map(), refused: new Map(), acceptedInAll: 0 });

export function count(tally: Tally, kind: string, code: RefusalCode | null): void {
  const [counts, key] = code === null ? [tally.accepted, kind] as const : [tally.refused, `${kind}: ${code}`] as const;
  counts.set(key, (counts.get(key) ?? 0) + 1);
  if (code === null) tally.acceptedInAll += 1;
}

/** The shop did what the model says it must not. `history` has the last things that happened to the rows concerned. */
export class Contradiction extends Error {
  override readonly name = "Contradiction";
  constructor(message: string, readonly history: readonly string[] = []) {
    super([message, ...history.map((line) => `    ${line}`)].join("\n"));
  }
}
