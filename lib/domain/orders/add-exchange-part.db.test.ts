import { sql } from "drizzle-orm";
import { expect } from "vitest";
import { dbTest } from "@/db/testing";
import { hire, levelOf, openCounter, placeOrder } from "@/lib/domain/fulfillment/counter.testing";
import { newId, type FulfillmentId, type FulfillmentLineId, type OrderLineId } from "@/lib/kernel/ids";
import { addExchangePart } from "./add-exchange-part";

dbTest("what is taken in exchange is a part of its order that left the store at once, and refuses what is not on the shelf", async ({ tx }) => {
  const counter = await openCounter(tx, 5);
  const placed = await placeOrder(tx, counter.portland, [{ variantId: counter.lamp, quantity: 1 }]);
  const ana = await hire(tx, "Ana", "returns.work", [counter.bend]);
  const line = (quantity: number) => ({ orderLineId: newId<OrderLineId>(), lineId: newId<FulfillmentLineId>(), variantId: counter.mug, quantity, unitMinor: 500, taxMinor: 0, includedTaxMinor: 0, taxRatePpm: 0, creditMinor: 500 * quantity, totalMinor: 0 });
  const part = (quantity: number) => ({ orderId: placed.orderId, fulfillmentId: newId<FulfillmentId>(), locationId: counter.bend, way: { kind: "carry_out" as const }, lines: [line(quantity)], paid: {} });
  await expect(tx.transaction((inner) => addExchangePart(inner, ana, part(6)))).rejects.toMatchObject({ code: "out_of_stock" });
  const taken = part(2);
  expect((await addExchangePart(tx, ana, taken)).partNumber).toMatch(/-2$/);
  expect(await levelOf(tx, counter.mug, counter.bend)).toMatchObject({ on_hand: 3, allocated: 0 });
  const { rows } = await tx.execute(sql`select f.status, f.method, f.total_minor, o.credit_minor, o.total_minor as order_minor from fulfillment f join "order" o on o.id = f.order_id where f.id = ${taken.fulfillmentId}`);
  expect(rows).toEqual([{ status: "handed_over", method: "carry_out", total_minor: 0, credit_minor: 1_000, order_minor: 1_000 }]);
  await settleByHand();

  /** The rules want to know whose goods paid. */
  async function settleByHand(): Promise<void> {
    await tx.execute(sql`update order_line set credit_minor = 0, unit_price_minor = 0 where id = ${taken.lines[0]?.orderLineId}`);
    await tx.execute(sql`update "order" set credit_minor = 0, subtotal_minor = subtotal_minor - 1000 where id = ${placed.orderId}`);
  }
});
