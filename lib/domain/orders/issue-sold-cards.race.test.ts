import { sql } from "drizzle-orm";
import { expect } from "vitest";
import { db, transaction } from "@/db/client";
import { raceTest } from "@/db/testing";
import { giftFor } from "@/lib/domain/carts/gift-shelf.testing";
import { systemPermit } from "@/lib/domain/identity/permit";
import { testGateway } from "@/lib/domain/payments/choose-gateway";
import { aGiftCard } from "@/lib/domain/payments/value.testing";
import { applyGiftCard } from "./apply-gift-card";
import { payment } from "./checkout.testing";
import { completeCheckout } from "./complete-checkout";
import { getCheckout } from "./get-checkout";
import { giftBuyer, openGiftShop, soldCards } from "./gift-sale.testing";
import { issueSoldCards } from "./issue-sold-cards";
import { settleOrderMoney } from "./settle-order-money";

const system = systemPermit("test");

raceTest("a payment that is told of eight times at once becomes one card for each unit, and is made in money only", async () => {
  const { shop, shelf } = await openGiftShop();
  const card = await transaction((tx) => aGiftCard(tx, 90_000));
  const buyer = await transaction(async (tx) => {
    const made = await giftBuyer(tx, [{ variantId: shelf.fifty, quantity: 2, gift: giftFor("ana@example.com") }, { variantId: shelf.chosen, quantity: 1, gift: giftFor("ben@example.com", { amountMinor: 3_550 }) }], [{ variantId: shop.mug, quantity: 1, method: "ship", storeId: null }]);
    await applyGiftCard(tx, made.by, { checkoutId: made.checkoutId, code: card.code });
    return made;
  });
  const seen = await getCheckout(buyer.by);
  // The mug is delivered for its parcel's price: gift cards do not make a delivery free.
  expect(seen?.totals).toMatchObject({ subtotalMinor: 15_000, chargesMinor: 990, discountMinor: 0 });
  expect(seen).toMatchObject({ giftCardsMinor: 13_550, cardMinor: 13_550 });
  const placed = await completeCheckout(buyer.by, { ...payment(buyer), cardMinor: 13_550 });
  if (placed.status !== "placed") throw new Error("not placed");
  expect(await issueSoldCards(system, { orderId: placed.orderId })).toBe(0);
  expect(await soldCards()).toEqual([]);
  await Promise.allSettled(Array.from({ length: 8 }, (_, i) => (i % 2 ? settleOrderMoney(system, { orderId: placed.orderId }) : settleOrderMoney(system, {}))));
  expect((await soldCards()).map(({ email, balance, position }) => [email, balance, position])).toEqual([["ana@example.com", 5_000, 0], ["ana@example.com", 5_000, 1], ["ben@example.com", 3_550, 0]]);
  expect((await db.execute(sql`select method, status from fulfillment order by method`)).rows).toEqual([{ method: "email", status: "delivered" }, { method: "ship", status: "open" }]);
  expect(await testGateway().books()).toMatchObject({ capturedMinor: 13_550 });
}, 60_000);

raceTest("an order with nothing but gift cards asks for no address and no hour, takes no gift card, and a declined card makes none", async () => {
  const { shelf } = await openGiftShop();
  const card = await transaction((tx) => aGiftCard(tx, 90_000));
  const buyer = await transaction((tx) => giftBuyer(tx, [{ variantId: shelf.fifty, quantity: 1, gift: giftFor("ana@example.com") }]));
  await expect(transaction((tx) => applyGiftCard(tx, buyer.by, { checkoutId: buyer.checkoutId, code: card.code }))).rejects.toMatchObject({ code: "gift_cards_only" });
  expect(await getCheckout(buyer.by)).toMatchObject({ needsAddress: false, needsPickup: false, steps: [{ name: "contact" }, { name: "payment" }] });
  await expect(completeCheckout(buyer.by, payment(buyer, "fail_token"))).rejects.toMatchObject({ code: "card_declined" });
  await settleOrderMoney(system, {});
  expect(await soldCards()).toEqual([]);
}, 60_000);
