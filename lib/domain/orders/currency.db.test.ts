import { sql } from "drizzle-orm";
import { expect } from "vitest";
import type { Tx } from "@/db/client";
import { dbTest } from "@/db/testing";
import { addToCart } from "@/lib/domain/carts/add-to-cart";
import { getCart } from "@/lib/domain/carts/get-cart";
import { getCartBadge } from "@/lib/domain/carts/get-cart-badge";
import { guest, member, type Shop } from "@/lib/domain/carts/testing";
import { atRegister, staffOf } from "@/lib/domain/identity/people.testing";
import { permit, type Permit } from "@/lib/domain/identity/permit";
import { invariants } from "@/lib/domain/invariants";
import { openCashPayment } from "@/lib/domain/payments/open-cash-payment";
import { aGiftCard, storeCreditOf } from "@/lib/domain/payments/value.testing";
import type { Currency } from "@/lib/kernel/currency";
import { newId, type OrderId, type RegisterId } from "@/lib/kernel/ids";
import { fillIn, openStockedShop, payment, placeInside, readyToPay, type Buyer, type Wanted } from "./checkout.testing";
import { applyGiftCard } from "./apply-gift-card";
import { chooseCurrency } from "./choose-currency";
import { claimCompletion } from "./claim-completion";
import { getCheckout } from "./get-checkout";
import { getVanOffer } from "./get-van-offer";
import { prepareCheckout } from "./prepare-checkout";
import { spendStoreCredit } from "./spend-store-credit";
import { startCheckout } from "./start-checkout";

const shown = <K extends "cart.use" | "orders.place">({ actor }: Pick<Permit<"cart.use" | "orders.place">, "actor">, can: K, currency: Currency): Permit<K> => permit(actor, can, { channel: "web", currency });

/** The lamp costs ¥19,800 in Japan's money and the mug nothing at all: it is not sold in it. */
async function openShop(tx: Tx): Promise<Shop> {
  const shop = await openStockedShop(tx);
  const list = newId();
  await tx.execute(sql`insert into price_list (id, code, name, currency) values (${list}, ${list}, 'Yen', 'JPY')`);
  await tx.execute(sql`insert into price (price_list_id, variant_id, amount_minor) values (${list}, ${shop.lamp}, 19800)`);
  return shop;
}

const lamp = (shop: Shop): Wanted => ({ variantId: shop.lamp, quantity: 1, method: "pickup", storeId: shop.seattle });
const mug = (shop: Shop): Wanted => ({ variantId: shop.mug, quantity: 1, method: "ship", storeId: null });
const inYen = ({ by, checkoutId }: Buyer): Buyer => ({ by: shown(by, "orders.place", "JPY"), checkoutId });

dbTest("a cart costs what its reader's currency says, and what is not sold in it is told and not priced", async ({ tx }) => {
  const shop = await openShop(tx);
  let { by } = { by: guest() };
  for (const line of [lamp(shop), mug(shop)]) by = guest((await addToCart(tx, by, line)).cartId);
  expect(await getCart(by, tx)).toMatchObject({ currency: "USD", quote: { subtotalMinor: 14_350 }, hasProblems: false });
  const yen = await getCart(shown(by, "cart.use", "JPY"), tx);
  expect(yen).toMatchObject({ currency: "JPY", quote: { subtotalMinor: 19_800 }, hasProblems: true });
  expect(yen?.groups.flatMap(({ lines }) => lines.map(({ unitMinor, problem }) => [unitMinor, problem?.code ?? null]))).toEqual([[19_800, null], [null, "not_for_sale"]]);
  expect(await getCartBadge(shown(by, "cart.use", "JPY"), tx)).toMatchObject({ currency: "JPY", subtotalMinor: 19_800, count: 2 });
});

dbTest("an order is paid, and its parts priced, in the currency it was begun in", async ({ tx }) => {
  const shop = await openShop(tx);
  const dollars = await readyToPay(tx, [lamp(shop)]);
  const buyer = inYen(dollars);
  expect(await startCheckout(tx, buyer.by)).toEqual({ checkoutId: buyer.checkoutId, isNew: false });
  expect(await getCheckout(buyer.by, tx)).toMatchObject({ status: "open", currency: "JPY", totals: { subtotalMinor: 19_800, taxMinor: 2_000, totalMinor: 21_800 } });
  expect(await prepareCheckout(tx, buyer.by, { checkoutId: buyer.checkoutId })).toMatchObject({ isReady: true, totalMinor: 21_800 });
  await placeInside(tx, buyer);
  const { rows } = await tx.execute(sql`select o.currency, o.total_minor, f.currency as part, p.currency as paid, p.amount_minor from "order" o join fulfillment f on f.order_id = o.id join payment p on p.order_id = o.id`);
  expect(rows).toEqual([{ currency: "JPY", total_minor: 21_800, part: "JPY", paid: "JPY", amount_minor: 21_800 }]);
  for (const { name, sql: query } of invariants) expect((await tx.execute(sql.raw(query))).rows, name).toEqual([]);
});

dbTest("who changes the currency on the way is quoted anew, and pays with nothing that was in the other one", async ({ tx }) => {
  const shop = await openShop(tx);
  const [maya, card] = [await member(tx), await aGiftCard(tx, 5_000)];
  await storeCreditOf(tx, maya.customerId, 3_000);
  await addToCart(tx, maya, lamp(shop));
  const by = shown(maya, "orders.place", "USD");
  const { checkoutId } = await startCheckout(tx, by);
  await fillIn(tx, { by, checkoutId }, [lamp(shop)]);
  await prepareCheckout(tx, by, { checkoutId });
  await applyGiftCard(tx, by, { checkoutId, code: card.code });
  await spendStoreCredit(tx, by, { checkoutId });
  expect(await getCheckout(by, tx)).toMatchObject({ status: "ready", storedValues: [{ kind: "gift_card" }, { kind: "store_credit" }] });

  await chooseCurrency(tx, by, { currency: "JPY" });
  expect(await getCheckout(by, tx)).toMatchObject({ status: "open", currency: "JPY", storedValues: [], creditMinor: 0, cardMinor: 21_800, groups: [{ slot: expect.anything() }] });
  await expect(applyGiftCard(tx, by, { checkoutId, code: card.code })).rejects.toMatchObject({ code: "invalid" });
  await expect(spendStoreCredit(tx, by, { checkoutId })).rejects.toMatchObject({ code: "not_found" });
});

dbTest("what is being paid keeps its currency", async ({ tx }) => {
  const shop = await openShop(tx);
  const buyer = await readyToPay(tx, [lamp(shop)]);
  expect((await claimCompletion(buyer.by, payment(buyer), tx)).is).toBe("claimed");
  await chooseCurrency(tx, buyer.by, { currency: "JPY" });
  await startCheckout(tx, inYen(buyer).by);
  expect(await getCheckout(buyer.by, tx)).toMatchObject({ status: "completing", currency: "USD" });
});

dbTest("a store's van and a store's drawer know one currency", async ({ tx }) => {
  const shop = await openShop(tx);
  const seller = atRegister(await staffOf(tx, "associate", [shop.seattle]), { registerId: newId<RegisterId>(), locationId: shop.seattle }, "till.sell");
  const buyer = inYen(await readyToPay(tx, [lamp(shop)]));
  await startCheckout(tx, buyer.by);
  expect(await getVanOffer(buyer.by, { checkoutId: buyer.checkoutId }, tx)).toBeNull();
  await prepareCheckout(tx, buyer.by, { checkoutId: buyer.checkoutId });
  const { orderId } = await placeInside(tx, buyer);
  await expect(openCashPayment(tx, seller, { aboutId: orderId satisfies OrderId, amountMinor: 500 })).rejects.toMatchObject({ code: "invalid" });
});
