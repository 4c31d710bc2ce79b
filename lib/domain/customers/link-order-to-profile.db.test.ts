import { sql } from "drizzle-orm";
import { expect } from "vitest";
import type { Tx } from "@/db/client";
import { dbTest } from "@/db/testing";
import { ada } from "@/lib/domain/identity/people.testing";
import { systemPermit } from "@/lib/domain/identity/permit";
import { asId, newId, type OrderId } from "@/lib/kernel/ids";
import { linkOrderToProfile } from "./link-order-to-profile";

const by = systemPermit("test");

/** An order of no lines: enough for the question whose it is. */
async function guestOrder(tx: Tx, email: string): Promise<OrderId> {
  const [cart, checkout, order] = [newId(), newId(), newId<OrderId>()];
  await tx.execute(sql`insert into cart (id, status) values (${cart}, 'ordered')`);
  await tx.execute(sql`insert into checkout (id, cart_id, cart_version, channel, status, order_id) values (${checkout}, ${cart}, 1, 'web', 'completed', ${order})`);
  await tx.execute(sql`insert into "order" (id, number, checkout_id, channel, contact_name, email, currency, subtotal_minor, discount_minor, charges_minor, tax_minor, total_minor, status)
    values (${order}, ${`T-${order.slice(-6)}`}, ${checkout}, 'web', 'Gale Reed', ${email}, 'USD', 0, 0, 0, 0, 0, 'cancelled')`);
  return asId(order);
}

dbTest("two guest orders with one e-mail share a profile", async ({ tx }) => {
  const first = await linkOrderToProfile(tx, by, { orderId: await guestOrder(tx, "gale@alderway.example") });
  const second = await linkOrderToProfile(tx, by, { orderId: await guestOrder(tx, "Gale@alderway.example") });
  expect(first).not.toBeNull();
  expect(second).toBe(first);
});

dbTest("typing a member's e-mail at checkout does not put the order into the member's profile", async ({ tx }) => {
  const member = await ada(tx);
  const profile = await linkOrderToProfile(tx, by, { orderId: await guestOrder(tx, "ada@alderway.example") });
  expect(profile).not.toBe(member.customerId);
});

dbTest("does nothing for an order that has its customer", async ({ tx }) => {
  const member = await ada(tx);
  const orderId = await guestOrder(tx, "gale@alderway.example");
  await tx.execute(sql`update "order" set customer_id = ${member.customerId} where id = ${orderId}`);
  expect(await linkOrderToProfile(tx, by, { orderId })).toBeNull();
});
