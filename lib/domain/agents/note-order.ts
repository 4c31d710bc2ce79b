import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import type { Permit } from "@/lib/domain/identity/permit";
import type { OrderId } from "@/lib/kernel/ids";

export type OrderNote = { kind: "event" | "adjustment"; noteId: string; body: Record<string, unknown> };

/** Keeps what a trial's test wrote to an order beside what the order really is; known notes stay as they are. */
export async function noteOrder(tx: Tx, _by: Permit<"system.run">, { orderId, notes }: { orderId: OrderId; notes: readonly OrderNote[] }): Promise<void> {
  for (const { kind, noteId, body } of notes) {
    await tx.execute(sql`
      insert into agent_order_note (order_id, kind, note_id, body) values (${orderId}, ${kind}, ${noteId}, ${JSON.stringify(body)}::jsonb) on conflict do nothing`);
  }
}
