import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { wave, wavePart } from "@/db/schema/waves";
import type { WaveId } from "@/lib/kernel/ids";
import { tell, type Books } from "./books";
import { staffed } from "./order-steps";
import type { Part } from "./placing";
import type { Random } from "./random";
import type { Colleague } from "./staff";
import type { Store } from "./stores";
import { writeRows } from "./write-rows";

/** Parts that were picked in one walk. Each is claimed by the walker already. */
export function planWave(books: Books, random: Random, place: Store, parts: readonly Part[], by: Colleague, at: Date, finishedAt: Date | null): void {
  const id = random.id<WaveId>(at);
  const number = `W-${1000 + books.waves.length}`;
  books.waves.push({
    id, number, locationId: place.id, status: finishedAt ? "finished" : "open", method: "ship", pickerStaffId: by.id, madeByStaffId: by.id, createdAt: at, leftAt: null, closedAt: finishedAt, version: finishedAt ? 2 : 1,
  });
  books.waveParts.push(...parts.map((part, index) => ({ waveId: id, fulfillmentId: part.row.id, tote: index + 1, outAt: finishedAt })));
  const about = { locationId: place.id, subject: `wave:${number}` };
  tell(books, "wave.made", at, "store", staffed(by), { ...about, payload: { pickerId: by.id, parts: parts.length, method: "ship" } });
  if (finishedAt) tell(books, "wave.finished", finishedAt, "store", staffed(by), { ...about, payload: { parts: parts.length } });
}

export async function writeWaves(tx: Tx, books: Books): Promise<string> {
  const count = await writeRows(tx, wave, books.waves);
  await writeRows(tx, wavePart, books.waveParts);
  await tx.execute(sql`select setval('wave_number', ${999 + count})`);
  return `${count} waves of ${books.waveParts.length} parts`;
}
