import { sql } from "drizzle-orm";
import { expect } from "vitest";
import { db, transaction } from "@/db/client";
import { raceTest } from "@/db/testing";
import { giftFor } from "@/lib/domain/carts/gift-shelf.testing";
import { guest } from "@/lib/domain/carts/testing";
import { asStaff, staffOf } from "@/lib/domain/identity/people.testing";
import { systemPermit } from "@/lib/domain/identity/permit";
import { codeOf } from "@/lib/domain/payments/gift-card-code";
import { balanceOf } from "@/lib/domain/payments/value.testing";
import { newId, type OrderId } from "@/lib/kernel/ids";
import { Refusal } from "@/lib/kernel/refusal";
import { applyGiftCard } from "./apply-gift-card";
import { as, payment, readyToPay } from "./checkout.testing";
import { completeCheckout } from "./complete-checkout";
import { oneSold } from "./gift-sale.testing";
import { settleOrderMoney } from "./settle-order-money";
import { takeBackGiftCard } from "./take-back-gift-card";

const system = systemPermit("test");

raceTest("a card that is taken back while it is spent is paid back for what is left, and never twice", async () => {
  const sold = await oneSold((shelf) => ({ variantId: shelf.fifty, quantity: 1, gift: giftFor("ana@example.com") }));
  const spender = await transaction(async (tx) => {
    const made = await readyToPay(tx, [{ variantId: sold.shop.mug, quantity: 1, method: "ship", storeId: null }]);
    await applyGiftCard(tx, made.by, { checkoutId: made.checkoutId, code: codeOf(sold.id) });
    return made;
  });
  const agent = await transaction(async (tx) => asStaff(await staffOf(tx, "service_agent"), "orders.service"));
  const takeBack = () => transaction((tx) => takeBackGiftCard(tx, agent, { orderId: sold.orderId, storedValueId: sold.id, reason: "changed their mind" }));
  const answers = await Promise.allSettled([completeCheckout(spender.by, { ...payment(spender), cardMinor: 0 }), takeBack(), takeBack()]);
  expect(answers.flatMap((one) => (one.status === "rejected" && one.reason instanceof Refusal ? [one.reason.code] : []))).toContain("illegal_move");
  await settleOrderMoney(system, { orderId: sold.orderId });
  const { rows: [money] } = await db.execute<{ spent: number; back: number }>(sql`
    select coalesce((select -sum(amount_minor)::int from stored_value_entry where stored_value_id = ${sold.id} and kind in ('held', 'released')), 0) as spent, (select sum(refunded_minor)::int from payment where order_id = ${sold.orderId}) as back`);
  expect((money?.spent ?? 0) + (money?.back ?? 0)).toBe(5_000);
  expect(await balanceOf(db, sold.id)).toBe(0);
}, 60_000);

raceTest("who bought a card takes it back until it is mailed, by its own order only", async () => {
  const sendOn = new Date(Date.now() + 20 * 86_400_000).toISOString().slice(0, 10);
  const sold = await oneSold((shelf) => ({ variantId: shelf.chosen, quantity: 1, gift: giftFor("ana@example.com", { amountMinor: 2_000, sendOn }) }));
  const by = as(guest(), "orders.track");
  const takeBack = (orderId: OrderId) => transaction((tx) => takeBackGiftCard(tx, by, { orderId, storedValueId: sold.id, reason: "cancelled by the shopper" }));
  await expect(takeBack(newId())).rejects.toMatchObject({ code: "not_found" });
  await db.execute(sql`update stored_value set mail_at = shop_clock() - interval '1 minute' where id = ${sold.id}`);
  await expect(takeBack(sold.orderId)).rejects.toMatchObject({ code: "illegal_move" });
  await db.execute(sql`update stored_value set mail_at = shop_clock() + interval '1 day' where id = ${sold.id}`);
  expect(await takeBack(sold.orderId)).toEqual({ amountMinor: 2_000 });
}, 60_000);
