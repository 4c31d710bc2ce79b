import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { claimFulfillment } from "@/lib/domain/fulfillment/claim-fulfillment";
import { also, hire, openCounter, placeOrder, type Counter, type Placed } from "@/lib/domain/fulfillment/counter.testing";
import { handOver } from "@/lib/domain/fulfillment/hand-over";
import { pickUnit } from "@/lib/domain/fulfillment/pick-unit";
import { stageFulfillment } from "@/lib/domain/fulfillment/stage-fulfillment";
import type { Permit } from "@/lib/domain/identity/permit";
import { newId, type ReturnId } from "@/lib/kernel/ids";
import { receiveReturn } from "./receive-return";
import { requestReturn, type Requested } from "./request-return";
import { readUnits, type UnitRow } from "./rows";

/** Ana works in Portland, Ben in Bend; Maya collected in Portland what she ordered. */
export type Given = { counter: Counter; placed: Placed; ana: Permit<"returns.work">; ben: Permit<"returns.work"> };

/** An order handed over to Maya in Portland: lamps at 10.00, and a mug; `discountMinor` is taken off the lamps. */
export async function handedOver(tx: Tx, { lamps = 3, discountMinor = 0, ref = null }: { lamps?: number; discountMinor?: number; ref?: string | null } = {}): Promise<Given> {
  const counter = await openCounter(tx, Math.max(10, lamps));
  const placed = await placeOrder(tx, counter.portland, [{ variantId: counter.lamp, quantity: lamps }, { variantId: counter.mug, quantity: 1 }]);
  if (discountMinor > 0) await discount(tx, placed, discountMinor);
  if (ref) await tx.execute(sql`update payment set gateway_ref = ${ref} where order_id = ${placed.orderId}`);
  const ana = await hire(tx, "Ana", "returns.work", [counter.portland]);
  const ben = await hire(tx, "Ben", "returns.work", [counter.bend]);
  const work = also(ana, "fulfillment.work");
  const { fulfillmentId } = placed;
  await claimFulfillment(tx, work, { fulfillmentId });
  for (let n = 0; n <= lamps; n++) await pickUnit(tx, work, { fulfillmentId, scanId: newId(), scanned: n < lamps ? "alder-lamp" : "fern-mug" });
  await stageFulfillment(tx, work, { fulfillmentId, shelf: "a3" });
  await handOver(tx, work, { fulfillmentId, proof: { kind: "code", code: placed.code } });
  return { counter, placed, ana, ben };
}

export async function discount(tx: Tx, placed: Placed, minor: number): Promise<void> {
  await tx.execute(sql`update order_line set discount_minor = ${minor}, total_minor = total_minor - ${minor} where id = ${lampsOf(placed).orderLineId}`);
  await tx.execute(sql`update fulfillment_line set total_minor = total_minor - ${minor} where id = ${lampsOf(placed).lineId}`);
  await tx.execute(sql`update "order" set discount_minor = ${minor}, total_minor = total_minor - ${minor} where id = ${placed.orderId}`);
  await tx.execute(sql`update fulfillment set total_minor = total_minor - ${minor} where id = ${placed.fulfillmentId}`);
  await tx.execute(sql`update payment set amount_minor = amount_minor - ${minor} where order_id = ${placed.orderId}`);
}

export function lampsOf({ lines: [lamps] }: Placed) {
  if (!lamps) throw new Error("no lamps");
  return lamps;
}

export const wanted = (placed: Placed, quantity: number) => [{ lineId: lampsOf(placed).lineId, quantity, reason: "does_not_fit" as const, note: "" }];

/** Maya brings lamps to Bend; all are received there. */
export async function brought(tx: Tx, { counter, placed, ben }: Given, by: Permit<"orders.track">, quantity: number): Promise<Requested & { units: UnitRow[] }> {
  const made = await requestReturn(tx, by, { orderId: placed.orderId, key: newId(), lines: wanted(placed, quantity) });
  await receiveAll(tx, ben, made.returnId, counter.bend);
  return { ...made, units: await readUnits(tx, made.returnId) };
}

export async function receiveAll(tx: Tx, by: Permit<"returns.work">, returnId: ReturnId, locationId: Counter["bend"]): Promise<void> {
  const units = await readUnits(tx, returnId);
  const lines = [...new Set(units.map(({ lineId }) => lineId))].map((lineId) => ({ lineId, quantity: units.filter((unit) => unit.lineId === lineId).length }));
  await receiveReturn(tx, by, { returnId, locationId, lines });
}

export async function statusOf(tx: Tx, returnId: ReturnId): Promise<string> {
  const { rows } = await tx.execute<{ status: string }>(sql`select status from goods_return where id = ${returnId}`);
  return rows[0]?.status ?? "none";
}

export async function storyOf(tx: Tx, returnId: ReturnId): Promise<string[]> {
  const { rows } = await tx.execute<{ kind: string }>(sql`select kind from event where subject = ${`return:${returnId}`} order by id`);
  return rows.map(({ kind }) => kind.replace("return.", ""));
}

/** What lamps and mugs cost today, in every channel; Oregon takes no sales tax. */
export async function priceAt(tx: Tx, { lamp, mug }: Counter, minor: { lamp: number; mug: number }): Promise<void> {
  const { rows: [list] } = await tx.execute<{ id: string }>(sql`insert into price_list (id, code, name, currency) values (${newId()}, ${newId()}, 'Today', 'USD') returning id`);
  await tx.execute(sql`insert into price (price_list_id, variant_id, amount_minor) values (${list?.id}, ${lamp}, ${minor.lamp}), (${list?.id}, ${mug}, ${minor.mug})`);
}
