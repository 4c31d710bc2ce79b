import { sql } from "drizzle-orm";
import { expect } from "vitest";
import type { Tx } from "@/db/client";
import { dbTest } from "@/db/testing";
import { asGuest } from "@/lib/domain/identity/people.testing";
import { newId } from "@/lib/kernel/ids";
import { requestOrderLink } from "./request-order-link";

async function orderOf(tx: Tx, number: string, email: string): Promise<void> {
  const [cart, checkout, order] = [newId(), newId(), newId()];
  await tx.execute(sql`insert into cart (id, status) values (${cart}, 'ordered')`);
  await tx.execute(sql`insert into checkout (id, cart_id, cart_version, channel, status, order_id) values (${checkout}, ${cart}, 1, 'web', 'completed', ${order})`);
  await tx.execute(sql`insert into "order" (id, number, checkout_id, channel, contact_name, email, currency, subtotal_minor, discount_minor, charges_minor, tax_minor, total_minor, status)
    values (${order}, ${number}, ${checkout}, 'web', 'Gale Reed', ${email}, 'USD', 0, 0, 0, 0, 0, 'cancelled')`);
}

const asked = async (tx: Tx) => (await tx.execute(sql`select 1 from event where kind = 'order.link_requested'`)).rows.length;

dbTest("mails the link only when number and e-mail fit, and answers the same otherwise", async ({ tx }) => {
  await orderOf(tx, "AH-700001", "Gale@alderway.example");
  await requestOrderLink(tx, asGuest("orders.track"), { number: "AH-700001", email: "someone@alderway.example" });
  await requestOrderLink(tx, asGuest("orders.track"), { number: "AH-700002", email: "gale@alderway.example" });
  expect(await asked(tx)).toBe(0);
  await requestOrderLink(tx, asGuest("orders.track"), { number: "AH-700001", email: "gale@alderway.example" });
  expect(await asked(tx)).toBe(1);
});

dbTest("fills nobody's inbox: five mails a day for one order", async ({ tx }) => {
  await orderOf(tx, "AH-700001", "gale@alderway.example");
  for (let i = 0; i < 9; i++) await requestOrderLink(tx, asGuest("orders.track"), { number: "AH-700001", email: "gale@alderway.example" });
  expect(await asked(tx)).toBe(5);
});
