import { sql } from "drizzle-orm";
import { expect } from "vitest";
import { db, transaction } from "@/db/client";
import { raceTest } from "@/db/testing";
import { addGiftCard } from "@/lib/domain/carts/add-gift-card";
import { addToCart } from "@/lib/domain/carts/add-to-cart";
import { giftFor, openGiftShelf } from "@/lib/domain/carts/gift-shelf.testing";
import { removeLine } from "@/lib/domain/carts/remove-line";
import { permit } from "@/lib/domain/identity/permit";
import { as, fillIn, openStockedShop, payment } from "@/lib/domain/orders/checkout.testing";
import { completeCheckout } from "@/lib/domain/orders/complete-checkout";
import { prepareCheckout } from "@/lib/domain/orders/prepare-checkout";
import { getCheckout } from "@/lib/domain/orders/get-checkout";
import { saveContact } from "@/lib/domain/orders/save-contact";
import { spendPoints } from "@/lib/domain/orders/spend-store-credit";
import { startCheckout } from "@/lib/domain/orders/start-checkout";
import { expirePoints } from "@/lib/domain/payments/expire-points";
import { requestCapture } from "@/lib/domain/payments/request-capture";
import { requestRefund } from "@/lib/domain/payments/request-refund";
import { settlePayments } from "@/lib/domain/payments/settle-payments";
import { newId, type AccountId, type CartLineId, type CustomerId, type FulfillmentId, type OrderId, type SessionId } from "@/lib/kernel/ids";
import { Refusal } from "@/lib/kernel/refusal";
import { recountPoints } from "./recount-points";
import { aMember, givePoints, ledgerOf, pointsOf, spender, system } from "./loyalty.testing";

/** What a lamp costs in Seattle, with its tax of 10.1 %. */
const lampMinor = 14_203;
const signedIn = (customerId: CustomerId) => permit({ kind: "customer", customerId, accountId: newId<AccountId>(), sessionId: newId<SessionId>(), deviceId: null, cartId: null }, "cart.use", { channel: "web" });
const codeOf = (error: unknown) => (error instanceof Refusal ? error.code : String(error));

raceTest("fifty orders that spend one balance of points at once spend it once", async () => {
  const { shop, maya } = await transaction(async (tx) => ({ shop: await openStockedShop(tx, { lamps: 50 }), maya: await aMember(tx) }));
  await transaction(async (tx) => { for (const points of [lampMinor, lampMinor, lampMinor]) await givePoints(tx, maya, points); });
  const buyers = [];
  for (let n = 0; n < 50; n++) buyers.push(await transaction((tx) => spender(tx, shop, maya)));
  const answers = await Promise.allSettled(buyers.map((buyer) => completeCheckout(buyer.by, { ...payment(buyer), cardMinor: 0 })));
  expect(answers.filter((one) => one.status === "fulfilled" && one.value.status === "placed")).toHaveLength(3);
  expect(new Set(answers.flatMap((one) => (one.status === "rejected" ? [codeOf(one.reason)] : [])))).toEqual(new Set(["tender_changed"]));
  expect(await pointsOf(db, maya)).toBe(0);
  const { rows } = await db.execute(sql`select sum(amount_minor)::int as paid, count(*)::int as payments from payment where tender = 'points' and order_id is not null`);
  expect(rows).toEqual([{ paid: 3 * lampMinor, payments: 3 }]);
}, 180_000);

raceTest("points pay first and come back last, to the lots they came from, and what ended meanwhile lasts thirty days more", async () => {
  const { shop, maya } = await transaction(async (tx) => ({ shop: await openStockedShop(tx), maya: await aMember(tx) }));
  await transaction(async (tx) => { await givePoints(tx, maya, 1_000, 1); await givePoints(tx, maya, 2_000); });
  const buyer = await transaction((tx) => spender(tx, shop, maya));
  expect(await completeCheckout(buyer.by, { ...payment(buyer), cardMinor: lampMinor - 3_000 })).toMatchObject({ status: "placed" });
  expect(await ledgerOf(db, maya)).toEqual(["adjusted 1000", "adjusted 2000", "held -3000"]);
  const part = (await db.execute<{ id: FulfillmentId; order_id: OrderId }>(sql`select id, order_id from fulfillment`)).rows[0]!;
  await transaction((tx) => requestCapture(tx, system, { fulfillmentId: part.id, amountMinor: lampMinor, reason: "handed over", key: "capture:1" }));
  await settlePayments(system, { orderId: part.order_id });
  await transaction((tx) => requestRefund(tx, system, { fulfillmentId: part.id, amountMinor: lampMinor - 1_000, reason: "return", key: "refund:1" }));
  await transaction((tx) => requestRefund(tx, system, { fulfillmentId: part.id, amountMinor: 500, reason: "return", key: "refund:2" }));
  const { rows: asked } = await db.execute<{ tender: string; amount: number }>(sql`select p.tender, sum(o.amount_minor)::int as amount from payment_operation o join payment p on p.id = o.payment_id where o.kind = 'refund' group by 1 order by 1`);
  expect(asked).toEqual([{ tender: "card", amount: lampMinor - 3_000 }, { tender: "points", amount: 2_500 }]);
  await db.execute(sql`alter table stored_value_lot disable trigger user`);
  await db.execute(sql`update stored_value_lot set expires_at = shop_clock() - interval '1 hour' where amount_minor = 1000`);
  await db.execute(sql`alter table stored_value_lot enable trigger user`);
  await Promise.all([settlePayments(system, { orderId: part.order_id }), ...Array.from({ length: 5 }, () => transaction((tx) => expirePoints(tx, system)))]);
  await transaction((tx) => expirePoints(tx, system));
  expect(await pointsOf(db, maya)).toBe(2_500);
  const { rows: lots } = await db.execute(sql`select amount_minor as amount, left_minor as left, expires_at > shop_clock() + interval '29 days' as lasts from stored_value_lot order by amount_minor`);
  expect(lots).toEqual([{ amount: 1_000, left: 500, lasts: true }, { amount: 2_000, left: 2_000, lasts: true }]);
});

raceTest("points that are not enough leave the rest to the card, and a declined card gives them back", async () => {
  const { shop, maya } = await transaction(async (tx) => ({ shop: await openStockedShop(tx), maya: await aMember(tx) }));
  const member = signedIn(maya);
  const by = as(member, "orders.place");
  const buyer = await transaction(async (tx) => {
    await givePoints(tx, maya, 700);
    await addToCart(tx, member, { variantId: shop.lamp, quantity: 1, method: "pickup", storeId: shop.seattle });
    const { checkoutId } = await startCheckout(tx, by);
    await saveContact(tx, by, { checkoutId, name: "Maya Lin", email: "maya@example.com", phone: null });
    await fillIn(tx, { by, checkoutId }, [{ variantId: shop.lamp, quantity: 1, method: "pickup", storeId: shop.seattle }]);
    await prepareCheckout(tx, by, { checkoutId });
    return { by, checkoutId };
  });
  expect(await getCheckout(by)).toMatchObject({ pointsMinor: 700, storedValues: [] });
  await transaction((tx) => spendPoints(tx, by, buyer));
  expect(await getCheckout(by)).toMatchObject({ pointsMinor: 0, storedValues: [{ kind: "points", paysMinor: 700, words: "Points" }], cardMinor: lampMinor - 700 });
  await expect(completeCheckout(by, payment(buyer, "fail_token"))).rejects.toMatchObject({ code: "card_declined" });
  expect(await pointsOf(db, maya)).toBe(700);
  expect(await completeCheckout(by, payment(buyer))).toMatchObject({ status: "placed" });
  expect(await ledgerOf(db, maya)).toEqual(["adjusted 700", "held -700", "released 700", "held -700"]);
});

raceTest("points pay for goods and not for the gift cards beside them, and neither what points paid nor a gift card earns any", async () => {
  const { shop, maya, shelf } = await transaction(async (tx) => { const open = await openStockedShop(tx); return { shop: open, maya: await aMember(tx), shelf: await openGiftShelf(tx, open) }; });
  const [member, lamp] = [signedIn(maya), { variantId: shop.lamp, quantity: 1, method: "pickup", storeId: shop.seattle } as const];
  const by = as(member, "orders.place");
  const begun = async () => transaction(async (tx) => {
    await addGiftCard(tx, member, { variantId: shelf.fifty, quantity: 1, gift: giftFor("ana@example.com") });
    const { checkoutId } = await startCheckout(tx, by);
    await saveContact(tx, by, { checkoutId, name: "Maya Lin", email: "maya@example.com", phone: null });
    return { by, checkoutId };
  });
  await transaction((tx) => givePoints(tx, maya, 50_000));
  const alone = await begun();
  await expect(transaction((tx) => spendPoints(tx, by, alone))).rejects.toMatchObject({ code: "gift_cards_only" });
  const { rows: [line] } = await db.execute<{ id: CartLineId }>(sql`select id from cart_line`);
  await transaction(async (tx) => { await removeLine(tx, member, { lineId: line!.id }); await addToCart(tx, member, lamp); });
  const buyer = await begun();
  await transaction(async (tx) => { await fillIn(tx, buyer, [lamp]); await prepareCheckout(tx, by, buyer); await spendPoints(tx, by, buyer); });
  expect(await getCheckout(by)).toMatchObject({ storedValues: [{ kind: "points", paysMinor: lampMinor }], giftCardsMinor: 5_000, cardMinor: 5_000 });
  const placed = await completeCheckout(by, { ...payment(buyer), cardMinor: 5_000 });
  if (placed.status !== "placed") throw new Error("not placed");
  expect(await pointsOf(db, maya)).toBe(50_000 - lampMinor);
  await transaction((tx) => recountPoints(tx, system, placed));
  expect((await db.execute(sql`select coalesce(sum(points), 0)::int as points from point_award`)).rows).toEqual([{ points: 0 }]);
});
