import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import type { Permission } from "@/lib/domain/identity/permission";
import type { Permit } from "@/lib/domain/identity/permit";
import type { FulfillmentId, OrderLineId } from "@/lib/kernel/ids";
import { Refusal } from "@/lib/kernel/refusal";
import { levelCte } from "./level-update";
import { movementEffect, type MovementKind } from "./movement";
import { movementActor } from "./movement-actor";

export type PromisedUnits = {
  fulfillmentId: FulfillmentId;
  lines: readonly { orderLineId: OrderLineId; quantity: number }[];
  reason: string;
  /** Rises with every step of the fulfillment (its version): the same step twice moves nothing twice. */
  sequence: number;
};

type PromisedKind = Extract<MovementKind, "released" | "picked" | "handed_over" | "shipped">;

/**
 * Moves units that are promised to a fulfillment, in one statement: ledger, allocation and level together.
 * @throws Refusal `illegal_move` when fewer units are still promised
 */
export async function movePromisedUnits(tx: Tx, by: Permit<Permission>, kind: PromisedKind, input: PromisedUnits): Promise<void> {
  const lines = input.lines.filter((line) => line.quantity > 0);
  if (lines.length === 0) return;
  const actor = movementActor(by);
  const { onHand, allocated } = movementEffect[kind];
  const { rows } = await tx.execute<{ line_id: string }>(sql`
    with wanted as materialized (
      select order_line_id, quantity from jsonb_to_recordset(${JSON.stringify(lines.map((l) => ({ order_line_id: l.orderLineId, quantity: l.quantity })))}::jsonb) as r(order_line_id uuid, quantity integer)
    ), promised as materialized (
      select a.order_line_id, a.variant_id, a.location_id, a.quantity as open
      from allocation a where a.fulfillment_id = ${input.fulfillmentId} and a.order_line_id in (select order_line_id from wanted)
      order by a.variant_id, a.location_id, a.id for no key update
    ), locked as materialized (
      select s.variant_id, s.location_id from stock_level s where (s.variant_id, s.location_id) in (select variant_id, location_id from promised)
      order by s.variant_id, s.location_id for no key update
    ), moved as (
      insert into stock_movement (variant_id, location_id, kind, quantity, on_hand_delta, allocated_delta, reason, actor_kind, actor_id, cause_kind, cause_id, line_id, sequence)
      select p.variant_id, p.location_id, ${kind}::text, w.quantity, ${onHand}::integer * w.quantity, ${allocated}::integer * w.quantity,
        ${input.reason}::text, ${actor.kind}::text, ${actor.id}::text, 'fulfillment', ${input.fulfillmentId}::text, p.order_line_id, ${input.sequence}::integer
      from promised p join wanted w using (order_line_id) join locked l on l.variant_id = p.variant_id and l.location_id = p.location_id
      where p.open >= w.quantity
      on conflict do nothing
      returning *
    ), closed as (
      update allocation a set quantity = a.quantity + m.allocated_delta
      from moved m where a.fulfillment_id = ${input.fulfillmentId} and a.order_line_id = m.line_id::uuid and m.allocated_delta <> 0
    ), ${levelCte()}
    select line_id from moved`);
  if (rows.length < lines.length) await refuseUnlessDone(tx, kind, input, lines.filter((line) => !rows.some((row) => row.line_id === line.orderLineId)));
}

async function refuseUnlessDone(tx: Tx, kind: PromisedKind, input: PromisedUnits, lines: PromisedUnits["lines"]): Promise<void> {
  const { rows } = await tx.execute<{ count: number }>(sql`
    select count(*)::integer as count from stock_movement
    where cause_kind = 'fulfillment' and cause_id = ${input.fulfillmentId} and kind = ${kind} and sequence = ${input.sequence}
      and line_id = any(${sql.param(lines.map((line) => line.orderLineId))}::text[])`);
  if (rows[0]?.count !== lines.length) throw new Refusal("illegal_move", { kind });
}
