import { eq, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { fulfillment } from "@/db/schema/fulfillment";
import type { Permission } from "@/lib/domain/identity/permission";
import type { Permit } from "@/lib/domain/identity/permit";
import { allocateStock } from "@/lib/domain/inventory/allocate-stock";
import { newId, type FulfillmentId, type FulfillmentLineId } from "@/lib/kernel/ids";
import { createFulfillments, type NewFulfillment } from "./create-fulfillments";
import { leavingMinor, leavingTaxMinor } from "./fulfillment-money";
import { moveCredits } from "./line-credits";
import { touched, type LockedFulfillment, type LockedLine } from "./rows";
import { takeOut } from "./take-out-units";

export type MovingUnits = { line: LockedLine; quantity: number };
export type Destination = Pick<NewFulfillment, "locationId" | "sourceLocationId" | "method" | "promisedAt" | "promiseInputs" | "slot" | "shipTo" | "routing">;

/**
 * Moves units into a new fulfillment elsewhere at the price already agreed, paid by the same authorization. @throws Refusal `out_of_stock`
 */
export async function moveUnits(tx: Tx, by: Permit<Permission>, part: LockedFulfillment, moving: readonly MovingUnits[], to: Destination): Promise<FulfillmentId> {
  const id = newId<FulfillmentId>();
  const lines = moving.map(({ line, quantity }) => ({
    id: newId<FulfillmentLineId>(), orderLineId: line.orderLineId, variantId: line.variantId, quantity, totalMinor: leavingMinor(line, quantity), taxMinor: leavingTaxMinor(line, quantity),
  }));
  const totalMinor = lines.reduce((sum, line) => sum + line.totalMinor, 0);
  const before = moving.map(({ line }) => ({ ...line }));
  for (const { line, quantity } of moving) await takeOut(tx, by, part, line, quantity, "moved", "moved");
  await tx.update(fulfillment).set({ ...touched, totalMinor: sql`${fulfillment.totalMinor} - ${totalMinor}` }).where(eq(fulfillment.id, part.id));
  await createFulfillments(tx, by, {
    orderId: part.orderId, orderNumber: part.orderNumber, firstPosition: await nextPosition(tx, part),
    parts: [{
      ...to, id, currency: part.currency, totalMinor, chargeMinor: 0, chargeTaxMinor: 0, paidByFulfillmentId: part.paidByFulfillmentId ?? part.id, isPrepaid: part.isPrepaid,
      pickupPersonName: part.pickupPersonName, pickupPersonContact: part.pickupPersonContact, lines,
    }],
  });
  for (const [n, line] of before.entries()) if (lines[n]) await moveCredits(tx, by, line, lines[n].quantity, lines[n].id);
  await allocateStock(tx, by, { checkoutId: null, lines: lines.map(({ orderLineId, variantId, quantity }) => ({ orderLineId, fulfillmentId: id, variantId, locationId: to.sourceLocationId ?? to.locationId, quantity })) });
  return id;
}

async function nextPosition(tx: Tx, part: LockedFulfillment): Promise<number> {
  const { rows } = await tx.execute<{ next: number }>(sql`
    select max(split_part(number, '-', 3)::int) + 1 as next from (select number from fulfillment where order_id = ${part.orderId} order by id for update) f`);
  return rows[0]?.next ?? 1;
}
