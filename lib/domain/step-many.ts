import { transaction, type Tx } from "@/db/client";
import type { Many } from "@/lib/kernel/many";
import { Refusal } from "@/lib/kernel/refusal";
import { say } from "@/lib/kernel/wording";

/** The same change for many, each in a transaction of its own and in the order they came: one that is refused keeps no other back. */
export async function stepMany<T>(all: readonly T[], step: (tx: Tx, one: T) => Promise<unknown>): Promise<Many> {
  const refused: Many["refused"] = [];
  for (const [at, one] of all.entries()) {
    try {
      await transaction((tx) => step(tx, one));
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      refused.push({ at, why: say(error.code, error.facts) });
    }
  }
  return { done: all.length - refused.length, refused };
}
