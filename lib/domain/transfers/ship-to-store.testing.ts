import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { also, hire, openCounter, placeOrder, shopper, type Counter, type Placed } from "@/lib/domain/fulfillment/counter.testing";
import { firstReasons } from "@/lib/domain/fulfillment/reject-reason";
import { requestTransfer } from "@/lib/domain/fulfillment/request-transfer";
import { systemPermit } from "@/lib/domain/identity/permit";
import type { FulfillmentId, TransferId } from "@/lib/kernel/ids";
import { matchTransfer } from "./match-transfer";

export const system = systemPermit("test");

/** Ana of Portland cannot find two lamps of an order: Kent sends them to her store. */
export async function requestedLamps(tx: Tx, units = 5): Promise<Requested> {
  const counter = await openCounter(tx, units);
  const placed = await placeOrder(tx, counter.portland, [{ variantId: counter.lamp, quantity: 2 }]);
  const ana = await hire(tx, "Ana", "fulfillment.work", [counter.portland]);
  const kim = await hire(tx, "Kim", "transfers.work", [counter.warehouse]);
  const { reroutedTo } = await requestTransfer(tx, ana, { fulfillmentId: placed.fulfillmentId, reasonId: firstReasons.notFound, note: "", lines: [] });
  const fulfillmentId = reroutedTo[0]!;
  return { counter, placed, ana, kim, receiver: also(ana, "transfers.work"), fulfillmentId, transferId: await matched(tx, fulfillmentId), mine: { orderId: placed.orderId, fulfillmentId }, shopper: shopper() };
}

export type Requested = {
  counter: Counter; placed: Placed; fulfillmentId: FulfillmentId; transferId: TransferId; mine: { orderId: Placed["orderId"]; fulfillmentId: FulfillmentId }; shopper: ReturnType<typeof shopper>;
  ana: Awaited<ReturnType<typeof hire<"fulfillment.work">>>; kim: Awaited<ReturnType<typeof hire<"transfers.work">>>; receiver: Awaited<ReturnType<typeof hire<"transfers.work">>>;
};

/** The transfer that the job drafts. */
export async function matched(tx: Tx, fulfillmentId: FulfillmentId): Promise<TransferId> {
  await matchTransfer(tx, system, { fulfillmentId });
  const { rows } = await tx.execute<{ id: TransferId }>(sql`select id from transfer where fulfillment_id = ${fulfillmentId} order by created_at desc limit 1`);
  return rows[0]!.id;
}

export async function lampsAt(tx: Tx, { counter }: Requested, place: "portland" | "warehouse") {
  const { rows } = await tx.execute<{ onHand: number; allocated: number; damaged: number; free: number }>(sql`
    select s.on_hand as "onHand", s.allocated, s.damaged, s.on_hand - s.allocated - s.damaged - s.quality_check - s.put_back as free from stock_level s where s.variant_id = ${counter.lamp} and s.location_id = ${counter[place]}`);
  return rows[0]!;
}

export async function stateOfPart(tx: Tx, fulfillmentId: FulfillmentId) {
  const { rows } = await tx.execute<{ status: string; question: string | null; picked: number; inTransit: number; missing: number; at: string }>(sql`
    select f.status, f.shopper_question as question, sum(fl.picked)::int as picked, sum(fl.in_transit)::int as "inTransit", sum(fl.missing)::int as missing, l.name as at
    from fulfillment f join fulfillment_line fl on fl.fulfillment_id = f.id join location l on l.id = f.location_id where f.id = ${fulfillmentId} group by f.id, l.name`);
  return rows[0]!;
}

/** Parts of the order that are still to come, the newest last. */
export async function partsComing(tx: Tx, { placed }: Requested): Promise<FulfillmentId[]> {
  const { rows } = await tx.execute<{ id: FulfillmentId }>(sql`select id from fulfillment where order_id = ${placed.orderId} and status = 'in_transit_to_store' order by number`);
  return rows.map(({ id }) => id);
}
