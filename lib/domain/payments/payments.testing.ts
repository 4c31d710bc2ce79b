import { randomUUID } from "node:crypto";
import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { newId, type FulfillmentId, type LocationId, type OrderId } from "@/lib/kernel/ids";
import type { TestGateway } from "./gateway-test";

export type PaidOrder = { orderId: OrderId; fulfillmentId: FulfillmentId; ref: string };

/** An authorization that the gateway really has. */
export async function authorizeAt(gateway: TestGateway, amountMinor: number): Promise<{ ref: string; key: string; amountMinor: number }> {
  const group = randomUUID();
  const answer = await gateway.authorize({ group, token: "success_token", currency: "USD", parts: [{ key: `${group}:1`, amountMinor }], card: { brand: "Visa", last4: "4242" }, returnPath: "/" });
  if (answer.status !== "authorized" || !answer.parts[0]) throw new Error("not authorized");
  return { ref: answer.parts[0].ref, key: answer.parts[0].key, amountMinor };
}

/** The barest order that an authorization pays for: one pickup that costs its amount. */
export async function orderPaidBy(tx: Tx, { ref, key, amountMinor }: { ref: string; key: string; amountMinor: number }): Promise<PaidOrder> {
  const [orderId, fulfillmentId, locationId, cart, checkout] = [newId<OrderId>(), newId<FulfillmentId>(), newId<LocationId>(), newId(), newId()];
  await tx.execute(sql`insert into location (id, slug, code, kind, name, address_line1, city, state, postcode, latitude, longitude, time_zone)
    values (${locationId}, ${locationId}, ${locationId}, 'store', 'Seattle', '1 Main St', 'Seattle', 'WA', '98101', 47.6, -122.3, 'America/Los_Angeles')`);
  await tx.execute(sql`insert into cart (id, status) values (${cart}, 'ordered')`);
  await tx.execute(sql`insert into checkout (id, cart_id, cart_version, channel, status, order_id) values (${checkout}, ${cart}, 1, 'web', 'completed', ${orderId})`);
  await tx.execute(sql`insert into "order" (id, number, checkout_id, channel, contact_name, email, currency, subtotal_minor, discount_minor, charges_minor, tax_minor, total_minor)
    values (${orderId}, ${orderId}, ${checkout}, 'web', 'Maya Lin', 'maya@example.com', 'USD', 0, 0, ${amountMinor}, 0, ${amountMinor})`);
  await tx.execute(sql`insert into fulfillment (id, order_id, number, location_id, method, currency, total_minor, charge_minor, promised_at)
    values (${fulfillmentId}, ${orderId}, ${fulfillmentId}, ${locationId}, 'pickup', 'USD', ${amountMinor}, ${amountMinor}, shop_clock())`);
  await tx.execute(sql`insert into payment (id, checkout_id, order_id, fulfillment_id, gateway, gateway_ref, idempotency_key, status, currency, amount_minor)
    values (${newId()}, ${checkout}, ${orderId}, ${fulfillmentId}, 'test', ${ref}, ${key}, 'authorized', 'USD', ${amountMinor})`);
  return { orderId, fulfillmentId, ref };
}

export type PaymentAmountsRow = { status: string; captured: number; voided: number; refunded: number; pending: number; failed: number };

export async function amountsOf(tx: Tx, orderId: OrderId): Promise<PaymentAmountsRow | undefined> {
  const { rows } = await tx.execute<PaymentAmountsRow>(sql`
    select p.status, p.captured_minor as captured, p.voided_minor as voided, p.refunded_minor as refunded,
      (select count(*)::int from payment_operation o where o.payment_id = p.id and o.status = 'pending') as pending,
      (select count(*)::int from payment_operation o where o.payment_id = p.id and o.status = 'failed') as failed
    from payment p where p.order_id = ${orderId}`);
  return rows[0];
}
