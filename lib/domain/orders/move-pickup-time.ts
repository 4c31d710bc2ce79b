import type { Tx } from "@/db/client";
import { rescheduleFulfillment } from "@/lib/domain/fulfillment/reschedule-fulfillment";
import type { Permit } from "@/lib/domain/identity/permit";
import { withinLimit } from "@/lib/domain/identity/throttle";
import type { FulfillmentId, OrderId } from "@/lib/kernel/ids";
import { Refusal } from "@/lib/kernel/refusal";

/** Each move may keep staged goods for a week longer, so a shopper has three; staff have as many as they need. */
const most = 3;
const twoMonths = 60 * 24 * 60;

/**
 * The shopper collects at another hour of the same store. The caller has proved that the order is theirs.
 * @throws Refusal `moved_often`, `illegal_move`, `not_found`, `slot_full`, `slot_past`, `store_closed`
 */
export async function movePickupTime(tx: Tx, by: Permit<"orders.track">, input: { orderId: OrderId; fulfillmentId: FulfillmentId; startsAt: Date; endsAt: Date }): Promise<{ version: number }> {
  const moved = await rescheduleFulfillment(tx, by, input);
  if (!(await withinLimit(tx, { key: `move-time:${input.fulfillmentId}`, max: most, windowMinutes: twoMonths }))) throw new Refusal("moved_often");
  return moved;
}
