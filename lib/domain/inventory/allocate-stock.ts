import { sql, type SQL } from "drizzle-orm";
import type { Tx } from "@/db/client";
import type { Permission } from "@/lib/domain/identity/permission";
import type { Permit } from "@/lib/domain/identity/permit";
import { newId, type AllocationId, type CheckoutId, type FulfillmentId, type LocationId, type OrderLineId, type VariantId } from "@/lib/kernel/ids";
import { Refusal } from "@/lib/kernel/refusal";
import { getStockNames } from "./get-stock-names";
import { holdStock } from "./hold-stock";
import { movementActor } from "./movement-actor";

export type AllocationLine = { orderLineId: OrderLineId; fulfillmentId: FulfillmentId; variantId: VariantId; locationId: LocationId; quantity: number };
export type AllocationInput = {
  /** Whose holds are consumed; null where units are promised outside a checkout. */
  checkoutId: CheckoutId | null;
  lines: readonly AllocationLine[];
  /** Rises when the same line is promised again in the same fulfillment, after a release. */
  sequence?: number;
};

/** This hold is spent by the transaction that makes it: it only has to outlast the difference of two machines' clocks, whatever it is. */
const renewalMs = 10 * 365 * 86_400_000;

/**
 * Promises units to order lines and consumes the checkout's holds. Lines without a live hold are served from what is
 * free. A repetition with the same sequence changes nothing.
 * @throws Refusal `out_of_stock` with title, store and what is left, when any line cannot be served
 */
export async function allocateStock(tx: Tx, by: Permit<Permission>, input: AllocationInput): Promise<void> {
  const { checkoutId } = input;
  const open = checkoutId === null ? [...input.lines] : await allocateHeld(tx, by, { ...input, checkoutId });
  if (open.length === 0) return;
  const unserved = await withoutPromised(tx, input, open);
  if (unserved.length === 0) return;
  const renewal = newId<CheckoutId>();
  if (checkoutId !== null) await tx.execute(sql`delete from hold h where h.checkout_id = ${checkoutId}`);
  const held = await holdStock(tx, by, { checkoutId: renewal, demand: unserved, expiresAt: new Date(Date.now() + renewalMs) });
  if (!held.ok) throw await outOfStock(tx, held.shortages[0]);
  const left = await allocateHeld(tx, by, { ...input, checkoutId: renewal, lines: unserved });
  if (left.length > 0) throw await outOfStock(tx, left.map((line) => ({ ...line, left: 0 }))[0]);
}

export const allocateStatement = (by: Permit<Permission>, input: AllocationInput & { checkoutId: CheckoutId }): SQL =>
  sql`with ${allocateCtes(by, input)} select order_line_id, fulfillment_id, quantity from new_allocation`;

/**
 * For the WITH of a larger statement. `new_allocation` has one row (order_line_id, fulfillment_id, variant_id,
 * location_id, quantity) for each line that was served from the checkout's own live holds; fewer rows than lines means
 * that a hold had run out: roll back, and let `allocateStock` look for free units. Rows are locked in
 * (variant, location) order, the clock is read after the lock, and levels change by the movements really written.
 */
export function allocateCtes(by: Permit<Permission>, input: AllocationInput & { checkoutId: CheckoutId }): SQL {
  const actor = movementActor(by);
  const lines = input.lines.map((line) => ({
    id: newId<AllocationId>(), order_line_id: line.orderLineId, fulfillment_id: line.fulfillmentId, variant_id: line.variantId, location_id: line.locationId, quantity: line.quantity,
  }));
  return sql`wanted_stock as materialized (
      select * from jsonb_to_recordset(${JSON.stringify(lines)}::jsonb)
        as w(id uuid, order_line_id uuid, fulfillment_id uuid, variant_id uuid, location_id uuid, quantity integer)
    ), stock_demand as materialized (
      select variant_id, location_id, sum(quantity)::integer as quantity from wanted_stock group by variant_id, location_id
    ), locked_stock as materialized (
      select s.variant_id, s.location_id, s.on_hand + s.backorder_cap - s.damaged - s.quality_check - s.display - s.put_back - s.allocated as free
      from stock_level s where (s.variant_id, s.location_id) in (select variant_id, location_id from stock_demand)
      order by s.variant_id, s.location_id for no key update
    ), stock_now as materialized (
      select variant_id, location_id, free, shop_clock() as at from locked_stock
    ), spent_hold as (
      delete from hold h using stock_now n, stock_demand d
      where h.checkout_id = ${input.checkoutId} and h.variant_id = n.variant_id and h.location_id = n.location_id
        and d.variant_id = n.variant_id and d.location_id = n.location_id
        and h.expires_at > n.at and h.quantity >= d.quantity and d.quantity <= n.free
      returning h.variant_id, h.location_id
    ), allocated_movement as (
      insert into stock_movement (variant_id, location_id, kind, quantity, on_hand_delta, allocated_delta, reason, actor_kind, actor_id, cause_kind, cause_id, line_id, sequence)
      select w.variant_id, w.location_id, 'allocated', w.quantity, 0, w.quantity, 'order', ${actor.kind}::text, ${actor.id}::text, 'fulfillment', w.fulfillment_id, w.order_line_id, ${input.sequence ?? 0}::integer
      from wanted_stock w join spent_hold h on h.variant_id = w.variant_id and h.location_id = w.location_id
      on conflict do nothing
      returning variant_id, location_id, quantity, cause_id::uuid as fulfillment_id, line_id::uuid as order_line_id
    ), raised_level as (
      update stock_level s set allocated = s.allocated + m.quantity, version = s.version + 1, updated_at = shop_clock()
      from (select variant_id, location_id, sum(quantity)::integer as quantity from allocated_movement group by variant_id, location_id) m
      where s.variant_id = m.variant_id and s.location_id = m.location_id
      returning s.variant_id
    ), new_allocation as (
      insert into allocation (id, order_line_id, fulfillment_id, variant_id, location_id, quantity)
      select w.id, w.order_line_id, w.fulfillment_id, w.variant_id, w.location_id, w.quantity
      from wanted_stock w join allocated_movement m on m.fulfillment_id = w.fulfillment_id and m.order_line_id = w.order_line_id
      on conflict (fulfillment_id, order_line_id) do update set quantity = allocation.quantity + excluded.quantity
      returning order_line_id, fulfillment_id, variant_id, location_id, quantity
    )`;
}

/** Serves what own live holds cover; returns the lines that are left. */
async function allocateHeld(tx: Tx, by: Permit<Permission>, input: AllocationInput & { checkoutId: CheckoutId }): Promise<AllocationLine[]> {
  const { rows } = await tx.execute<{ order_line_id: string; fulfillment_id: string }>(allocateStatement(by, input));
  const served = new Set(rows.map((row) => `${row.order_line_id}@${row.fulfillment_id}`));
  return input.lines.filter((line) => !served.has(`${line.orderLineId}@${line.fulfillmentId}`));
}

/** Lines that an earlier run has not promised yet. */
async function withoutPromised(tx: Tx, { sequence = 0 }: AllocationInput, lines: readonly AllocationLine[]): Promise<AllocationLine[]> {
  const { rows } = await tx.execute<{ cause_id: string; line_id: string }>(sql`
    select cause_id, line_id from stock_movement
    where cause_kind = 'fulfillment' and kind = 'allocated' and sequence = ${sequence} and cause_id = any(${sql.param(lines.map((line) => line.fulfillmentId))}::text[])`);
  const known = new Set(rows.map((row) => `${row.line_id}@${row.cause_id}`));
  return lines.filter((line) => !known.has(`${line.orderLineId}@${line.fulfillmentId}`));
}

async function outOfStock(tx: Tx, short: { variantId: VariantId; locationId: LocationId; left: number } | undefined): Promise<Refusal> {
  if (!short) return new Refusal("out_of_stock");
  const names = await getStockNames(short, tx);
  return new Refusal("out_of_stock", { variantId: short.variantId, locationId: short.locationId, left: short.left, ...names });
}
