import { eq, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { fulfillment } from "@/db/schema/fulfillment";
import type { Permit } from "@/lib/domain/identity/permit";
import { releaseSlot } from "@/lib/domain/locations/release-slot";
import { giveBackMoney } from "@/lib/domain/payments/give-back-money";
import { record } from "@/lib/domain/record";
import type { FulfillmentId, OrderId } from "@/lib/kernel/ids";
import { closeIfEmpty } from "./close-or-resume";
import { wanted } from "./line-progress";
import { about, lockFulfillment, touched } from "./rows";
import { takeOut } from "./take-out-units";

/**
 * Gives up on an order that nobody collected: its units go on the put-back list and are sellable once they are back on
 * their shelf; nothing is charged. An arrival keeps it open. Null when it is not due (any more).
 */
export async function expireUncollected(tx: Tx, by: Permit<"system.run">, input: { fulfillmentId: FulfillmentId }): Promise<{ orderId: OrderId } | null> {
  const part = await lockFulfillment(tx, by, input.fulfillmentId);
  const { rows } = await tx.execute<{ is_due: boolean }>(sql`
    select status = 'ready' and collect_by <= shop_clock() and coalesce(arrived_at < shop_clock() - interval '1 day', true) as is_due from fulfillment where id = ${part.id}`);
  if (!rows[0]?.is_due) return null;
  const isPartGiven = part.lines.some((line) => line.handedOver > 0);
  for (const line of part.lines) {
    const left = wanted(line) + line.missing - line.handedOver;
    if (left > 0) await takeOut(tx, by, part, line, left, "not collected");
  }
  if (isPartGiven) await closeIfEmpty(tx, by, part, "the rest was not collected");
  else {
    await tx.update(fulfillment).set({ ...touched, status: "expired", cancelledReason: "Not collected in time", shopperQuestion: null, shopperDeadlineAt: null }).where(eq(fulfillment.id, part.id));
    await releaseSlot(tx, by, { fulfillmentId: part.id });
    await giveBackMoney(tx, by, { fulfillmentId: part.id, amountMinor: part.chargeMinor + part.chargeTaxMinor, reason: "not collected", key: `back:${part.id}:charge` });
  }
  await record(tx, by, { kind: "fulfillment.expired", ...about(part) });
  return { orderId: part.orderId };
}
