import { sql } from "drizzle-orm";
import { expect } from "vitest";
import type { Tx } from "@/db/client";
import { dbTest } from "@/db/testing";
import { ada, asMember } from "@/lib/domain/identity/people.testing";
import { newId, type OrderId } from "@/lib/kernel/ids";
import { claimReceipt } from "./claim-receipt";
import { listOrders } from "./list-orders";

/** A sale of nothing to nobody in particular: enough for the question whose it is. */
async function soldInStore(tx: Tx, { channel = "store", daysAgo = 3 } = {}): Promise<string> {
  const [cart, checkout, order] = [newId(), newId(), newId<OrderId>()];
  const number = `T-${order.slice(-6)}`;
  await tx.execute(sql`insert into cart (id, status) values (${cart}, 'ordered')`);
  await tx.execute(sql`insert into checkout (id, cart_id, cart_version, channel, status, order_id) values (${checkout}, ${cart}, 1, ${channel}, 'completed', ${order})`);
  await tx.execute(sql`insert into "order" (id, number, checkout_id, channel, contact_name, email, currency, subtotal_minor, discount_minor, charges_minor, tax_minor, total_minor, status, placed_at)
    values (${order}, ${number}, ${checkout}, ${channel}, 'Walk-in', '', 'USD', 0, 0, 0, 0, 0, 'cancelled', shop_clock() - make_interval(days => ${daysAgo}))`);
  return number;
}

dbTest("a receipt's number and sum bring a purchase in a store into the account, once", async ({ tx }) => {
  const number = await soldInStore(tx);
  const by = asMember(await ada(tx), "account.own");
  expect(await claimReceipt(tx, by, { number, total: 0 })).toEqual({ number });
  expect((await listOrders(by, { channel: "store" }, tx)).map((order) => order.number)).toEqual([number]);
  const other = asMember(await ada(tx, "grace@alderway.example"), "account.own");
  for (const each of [by, other]) await expect(claimReceipt(tx, each, { number, total: 0 })).rejects.toMatchObject({ code: "receipt_unknown" });
});

dbTest("another sum, another channel and a purchase of long ago bring nothing", async ({ tx }) => {
  const by = asMember(await ada(tx), "account.own");
  await expect(claimReceipt(tx, by, { number: await soldInStore(tx), total: 1 })).rejects.toMatchObject({ code: "receipt_unknown" });
  await expect(claimReceipt(tx, by, { number: await soldInStore(tx, { channel: "web" }), total: 0 })).rejects.toMatchObject({ code: "receipt_unknown" });
  await expect(claimReceipt(tx, by, { number: await soldInStore(tx, { daysAgo: 91 }), total: 0 })).rejects.toMatchObject({ code: "receipt_unknown" });
});
