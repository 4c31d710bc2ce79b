import { fromOwnHandler } from "@/components/staff/counter/read-own";
import { mostEntries, type EntryAnswer } from "@/lib/domain/till/offline-sale";
import type { TillStore } from "./till-store";

export type Sent = { booked: number; refused: number; conflicts: number };

/**
 * Sends what was sold offline, the oldest first; a sale leaves the browser only when the server has said what became of it. One tab sends
 * at a time. Null when nobody answered: all that is not told stays.
 */
export const sendQueue = (store: TillStore): Promise<Sent | null> => navigator.locks.request("till.send", async () => {
  const sent: Sent = { booked: 0, refused: 0, conflicts: 0 };
  for (let sales = await store.queue(); sales.length > 0; sales = await store.queue()) {
    const batch = sales.slice(0, mostEntries);
    const answers = await post(batch.map(({ entry }) => entry));
    if (!answers) return null;
    const told = batch.filter((_, i) => answers[i] && answers[i].is !== "later");
    await store.drop(told);
    for (const answer of answers) {
      if (answer.is === "booked") sent.booked += 1;
      if (answer.is === "refused") sent.refused += 1;
      sent.conflicts += answer.is === "booked" ? answer.conflicts : answer.is === "refused" ? 1 : 0;
    }
    if (told.length < batch.length) return null;
  }
  return sent;
});

async function post(entries: object[]): Promise<EntryAnswer[] | null> {
  try {
    const response = await fetch("/api/staff/till/offline", { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify({ entries }) });
    return response.ok ? fromOwnHandler<{ answers: EntryAnswer[] }>(await response.json()).answers : null;
  } catch {
    return null;
  }
}
