import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { demonstrationGtin } from "@/lib/domain/catalog/gtin";
import { permit, systemPermit, type Permit } from "@/lib/domain/identity/permit";
import type { Role, StaffPermission } from "@/lib/domain/identity/permission";
import { allocateStock } from "@/lib/domain/inventory/allocate-stock";
import { newId, type AccountId, type CartId, type CategoryId, type CheckoutId, type FulfillmentId, type FulfillmentLineId, type LocationId, type OrderId, type OrderLineId, type ProductId, type SessionId, type StaffId, type VariantId } from "@/lib/kernel/ids";
import { createFulfillments } from "./create-fulfillments";
import type { FulfillmentMethod } from "./fulfillment-state";
import { pickUnit } from "./pick-unit";
import { stageFulfillment } from "./stage-fulfillment";

export const gtins = { lamp: demonstrationGtin(1), mug: demonstrationGtin(2) };

/** Two stores and a warehouse in Oregon, open day and night, with a lamp and a mug on their shelves. */
export type Counter = { portland: LocationId; bend: LocationId; warehouse: LocationId; lamp: VariantId; mug: VariantId };

export async function openCounter(tx: Tx, units = 5): Promise<Counter> {
  const counter: Counter = { portland: newId(), bend: newId(), warehouse: newId(), lamp: newId(), mug: newId() };
  const category = newId<CategoryId>();
  await tx.execute(sql`insert into category (id, slug, name) values (${category}, ${category}, 'Home')`);
  for (const [variantId, title, gtin] of [[counter.lamp, "Alder lamp", gtins.lamp], [counter.mug, "Fern mug", gtins.mug]] as const) {
    const product = newId<ProductId>();
    await tx.execute(sql`insert into product (id, external_id, slug, title, category_id) values (${product}, ${product}, ${product}, ${title}, ${category})`);
    await tx.execute(sql`insert into variant (id, product_id, sku, gtin) values (${variantId}, ${product}, ${title.toUpperCase().replace(" ", "-")}, ${gtin})`);
  }
  for (const [id, name, kind] of [[counter.portland, "Portland Pearl", "store"], [counter.bend, "Bend", "store"], [counter.warehouse, "Kent", "warehouse"]] as const) {
    await tx.execute(sql`
      insert into location (id, slug, code, kind, name, address_line1, city, state, postcode, latitude, longitude, time_zone, can_pickup, can_curbside, can_ship)
      values (${id}, ${id}, ${id}, ${kind}, ${name}, '1 Main St', ${name}, 'OR', '97205', 45.5, -122.6, 'America/Los_Angeles', ${kind === "store"}, ${kind === "store"}, ${kind === "warehouse"})`);
    await tx.execute(sql`insert into location_hours (location_id, weekday, opens_minute, closes_minute) select ${id}, day, 0, 1440 from generate_series(1, 7) day`);
    for (const variantId of [counter.lamp, counter.mug]) {
      await tx.execute(sql`insert into stock_level (variant_id, location_id, on_hand, aisle, bay) values (${variantId}, ${id}, ${units}, '4', 'B2')`);
      await tx.execute(sql`insert into stock_movement (variant_id, location_id, kind, quantity, on_hand_delta, allocated_delta, reason, actor_kind, cause_kind, cause_id)
        values (${variantId}, ${id}, 'received', ${units}, ${units}, 0, 'opening', 'system', 'test', ${newId()})`);
    }
  }
  return counter;
}

export async function hire<K extends StaffPermission>(tx: Tx, name: string, can: K, storeIds: readonly LocationId[] | "all", role: Role = "associate"): Promise<Permit<K>> {
  const accountId = newId<AccountId>();
  const staffId = newId<StaffId>();
  await tx.execute(sql`insert into account (id, email) values (${accountId}, ${`${accountId}@alderway.example`})`);
  await tx.execute(sql`insert into staff (id, account_id, name, role) values (${staffId}, ${accountId}, ${name}, ${role})`);
  return permit({ kind: "staff", staffId, accountId, sessionId: newId<SessionId>(), name, role, storeIds }, can, { channel: "store" });
}

/** The same person with another permission. */
export const also = <K extends StaffPermission>(by: Permit<StaffPermission>, can: K): Permit<K> => permit(by.actor, can, { channel: "store" });

export const shopper = (): Permit<"orders.track"> => permit({ kind: "guest", deviceId: null, cartId: null }, "orders.track", { channel: "web" });

export type Placed = { orderId: OrderId; fulfillmentId: FulfillmentId; lines: { lineId: FulfillmentLineId; orderLineId: OrderLineId; variantId: VariantId }[]; code: string };
export type Wish = { variantId: VariantId; quantity: number };

/** An order placed and authorized at one location: each unit costs 10.00, tax included. */
export async function placeOrder(tx: Tx, locationId: LocationId, wishes: readonly Wish[], method: FulfillmentMethod = "pickup", delivery: { chargeMinor: number; shipTo: Record<string, string> } | null = null): Promise<Placed> {
  const chargeMinor = delivery?.chargeMinor ?? 0;
  const by = systemPermit("test");
  const [orderId, cartId, checkoutId, fulfillmentId] = [newId<OrderId>(), newId<CartId>(), newId<CheckoutId>(), newId<FulfillmentId>()];
  const goodsMinor = wishes.reduce((sum, { quantity }) => sum + quantity * 1000, 0);
  const totalMinor = goodsMinor + chargeMinor;
  const { rows: [next] } = await tx.execute<{ number: string }>(sql`select 'AH-' || nextval('order_number') as number`);
  const orderNumber = next?.number ?? "AH-1";
  await tx.execute(sql`insert into cart (id, status) values (${cartId}, 'ordered')`);
  await tx.execute(sql`insert into checkout (id, cart_id, cart_version, channel, status, order_id) values (${checkoutId}, ${cartId}, 1, 'web', 'completed', ${orderId})`);
  await tx.execute(sql`insert into "order" (id, number, checkout_id, channel, contact_name, email, currency, subtotal_minor, discount_minor, charges_minor, tax_minor, total_minor)
    values (${orderId}, ${orderNumber}, ${checkoutId}, 'web', 'Maya Lin', 'maya@example.com', 'USD', ${goodsMinor}, 0, ${chargeMinor}, 0, ${totalMinor})`);
  const lines = wishes.map((wish) => ({ ...wish, orderLineId: newId<OrderLineId>(), lineId: newId<FulfillmentLineId>(), totalMinor: wish.quantity * 1000 }));
  for (const line of lines) {
    await tx.execute(sql`insert into order_line (id, order_id, variant_id, sku, title, quantity, unit_price_minor, total_minor)
      values (${line.orderLineId}, ${orderId}, ${line.variantId}, 'SKU', 'Item', ${line.quantity}, 1000, ${line.totalMinor})`);
  }
  await createFulfillments(tx, by, {
    orderId, orderNumber,
    parts: [{ id: fulfillmentId, locationId, method, currency: "USD", totalMinor, chargeMinor, chargeTaxMinor: 0, shipTo: delivery?.shipTo ?? null, promisedAt: new Date(Date.now() + 3_600_000), promiseInputs: {}, lines: lines.map(({ lineId, ...line }) => ({ ...line, id: lineId })) }],
  });
  await tx.execute(sql`insert into payment (id, checkout_id, order_id, fulfillment_id, gateway, gateway_ref, idempotency_key, status, currency, amount_minor)
    values (${newId()}, ${checkoutId}, ${orderId}, ${fulfillmentId}, 'test', ${newId()}, ${newId()}, 'authorized', 'USD', ${totalMinor})`);
  await allocateStock(tx, by, { checkoutId: null, lines: lines.map(({ orderLineId, variantId, quantity }) => ({ orderLineId, fulfillmentId, variantId, locationId, quantity })) });
  const { rows: [made] } = await tx.execute<{ code: string | null }>(sql`select pickup_code as code from fulfillment where id = ${fulfillmentId}`);
  return { orderId, fulfillmentId, lines: lines.map(({ lineId, orderLineId, variantId }) => ({ lineId, orderLineId, variantId })), code: made?.code ?? "" };
}

/** To Oregon, for a charge. */
export const placeDelivery = (tx: Tx, locationId: LocationId, wishes: readonly Wish[], chargeMinor = 0): Promise<Placed> =>
  placeOrder(tx, locationId, wishes, "ship", { chargeMinor, shipTo: { name: "Maya Lin", line1: "1 Oak St", line2: "", city: "Portland", state: "OR", postcode: "97205", country: "US" } });

/** An order of lamps on shelf A1 in Portland. */
export async function stagedOrder(tx: Tx, units = 1): Promise<{ counter: Counter; ana: Permit<"fulfillment.work">; placed: Placed }> {
  const counter = await openCounter(tx);
  const ana = await hire(tx, "Ana", "fulfillment.work", [counter.portland]);
  const placed = await placeOrder(tx, counter.portland, [{ variantId: counter.lamp, quantity: units }]);
  for (let n = 0; n < units; n++) await pickUnit(tx, ana, { fulfillmentId: placed.fulfillmentId, scanId: newId(), scanned: gtins.lamp });
  await stageFulfillment(tx, ana, { fulfillmentId: placed.fulfillmentId, shelf: "A1" });
  return { counter, ana, placed };
}

export type PartFacts = { status: string; version: number; shelf: string | null; claimed_by: string | null; quantity: number; picked: number; ready: number; handed_over: number; cancelled: number; moved: number; missing: number; total_minor: number };
export async function factsOf(tx: Tx, id: FulfillmentId): Promise<PartFacts> {
  const { rows } = await tx.execute<PartFacts>(sql`
    select f.status, f.version, f.staged_shelf as shelf, f.claimed_by_staff_id as claimed_by, f.total_minor, sum(l.quantity)::int as quantity, sum(l.picked)::int as picked, sum(l.ready)::int as ready,
      sum(l.handed_over)::int as handed_over, sum(l.cancelled)::int as cancelled, sum(l.moved)::int as moved, sum(l.missing)::int as missing
    from fulfillment f join fulfillment_line l on l.fulfillment_id = f.id where f.id = ${id} group by f.id`);
  if (!rows[0]) throw new Error("no such fulfillment");
  return rows[0];
}

export async function eventsOf(tx: Tx, id: FulfillmentId): Promise<string[]> {
  const { rows } = await tx.execute<{ kind: string }>(sql`select kind from event where fulfillment_id = ${id} order by id`);
  return rows.map((row) => row.kind.replace("fulfillment.", ""));
}

export async function moneyOf(tx: Tx, orderId: OrderId): Promise<string[]> {
  const { rows } = await tx.execute<{ words: string }>(sql`
    select o.kind || ' ' || o.amount_minor as words from payment_operation o join payment p on p.id = o.payment_id where p.order_id = ${orderId} order by o.created_at, o.id`);
  return rows.map((row) => row.words);
}

export async function levelOf(tx: Tx, variantId: VariantId, locationId: LocationId): Promise<{ on_hand: number; allocated: number; quality_check: number; put_back: number }> {
  const { rows } = await tx.execute<{ on_hand: number; allocated: number; quality_check: number; put_back: number }>(sql`
    select on_hand, allocated, quality_check, put_back from stock_level where variant_id = ${variantId} and location_id = ${locationId}`);
  if (!rows[0]) throw new Error("no such level");
  return rows[0];
}

/** What orders do after units were cancelled in a part. */
export async function recount(tx: Tx, orderId: OrderId): Promise<void> {
  await tx.execute(sql`update order_line ol set cancelled = (select coalesce(sum(cancelled), 0) from fulfillment_line fl where fl.order_line_id = ol.id) where ol.order_id = ${orderId}`);
}

export async function refusalOf(work: Promise<unknown>): Promise<string> {
  return work.then(() => "done", (error: unknown) => (error instanceof Error && "code" in error ? String(error.code) : String(error)));
}
