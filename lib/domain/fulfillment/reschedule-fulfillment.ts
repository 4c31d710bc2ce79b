import { eq, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { fulfillment } from "@/db/schema/fulfillment";
import type { Permit } from "@/lib/domain/identity/permit";
import { record, schedule } from "@/lib/domain/record";
import type { FulfillmentId, OrderId } from "@/lib/kernel/ids";
import { Refusal } from "@/lib/kernel/refusal";
import { isMovable } from "./fulfillment-state";
import { moveToSlot } from "./move-to-slot";
import { about, lockFulfillment, type LockedFulfillment } from "./rows";

/**
 * Moves a pickup to another hour of the same store, a local delivery to another window: its shopper until the cut-off,
 * or after nobody was there. A staged order is kept until two days after that hour at least.
 * @throws Refusal `illegal_move`, `past_cutoff`, `slot_full`, `slot_past`, `store_closed`, `wrong_store`
 */
export async function rescheduleFulfillment(tx: Tx, by: Permit<"orders.service"> | Permit<"orders.track">, input: { fulfillmentId: FulfillmentId; orderId?: OrderId; startsAt: Date; endsAt: Date }): Promise<{ version: number }> {
  const part = await lockFulfillment(tx, by, input.fulfillmentId, input.orderId);
  if (!isMovable(part.method, part.status)) throw new Refusal("illegal_move");
  if (by.can === "orders.track" && part.method === "local_delivery" && part.status !== "attempted") await refusePastCutoff(tx, part);
  const moved = await moveToSlot(tx, by, part, input);
  if (part.collectBy) {
    const [kept] = await tx.update(fulfillment).set({ collectBy: sql`greatest(${fulfillment.collectBy}, ${input.endsAt.toISOString()}::timestamptz + interval '2 days')` })
      .where(eq(fulfillment.id, part.id)).returning({ collectBy: fulfillment.collectBy });
    if (kept?.collectBy) await schedule(tx, "expire_uncollected", { fulfillmentId: part.id }, kept.collectBy, `expire_uncollected:${part.id}`);
  }
  await record(tx, by, { kind: "fulfillment.rescheduled", ...about(part), payload: { startsAt: input.startsAt.toISOString(), endsAt: input.endsAt.toISOString(), version: moved.version } });
  return moved;
}

async function refusePastCutoff(tx: Tx, part: LockedFulfillment): Promise<void> {
  const { rows } = await tx.execute(sql`
    select from local_delivery where location_id = ${part.locationId} and ${part.slotStartsAt?.toISOString() ?? null}::timestamptz - make_interval(mins => cutoff_minutes) < shop_clock()`);
  if (rows.length > 0) throw new Refusal("past_cutoff");
}
