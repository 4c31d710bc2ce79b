import { transaction } from "@/db/client";
import type { Permit } from "@/lib/domain/identity/permit";
import { Refusal } from "@/lib/kernel/refusal";
import { bookOfflineSale } from "./book-offline-sale";
import type { RegisterPlace } from "./note-conflict";
import type { EntryAnswer, SignedEntry } from "./offline-sale";

/** Books what a register kept while it was offline, each entry by itself: one that must wait holds up no other. */
export async function syncOfflineSales(by: Permit<"till.unlock">, place: RegisterPlace, entries: readonly SignedEntry[]): Promise<EntryAnswer[]> {
  const answers: EntryAnswer[] = [];
  for (const entry of entries) {
    answers.push(await transaction((tx) => bookOfflineSale(tx, by, { place, entry })).catch((error: unknown): EntryAnswer => {
      if (error instanceof Refusal && error.code === "in_progress") return { is: "later" };
      throw error;
    }));
  }
  return answers;
}
