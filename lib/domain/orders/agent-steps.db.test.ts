import { sql } from "drizzle-orm";
import { expect } from "vitest";
import { dbTest } from "@/db/testing";
import type { Tx } from "@/db/client";
import { offer } from "@/lib/domain/pricing/promotion.testing";
import { applyCheckoutCoupons } from "./apply-checkout-coupons";
import { cancelCheckout } from "./cancel-checkout";
import { beginCheckout, openStockedShop, placeInside, readyToPay, type Wanted } from "./checkout.testing";
import { getCheckout } from "./get-checkout";
import { prepareCheckout } from "./prepare-checkout";
import { saveDelivery } from "./save-delivery";

const coupon = (tx: Tx, code: string, value: number, isCombinable: boolean, kind: "percent" | "fixed" = "percent") =>
  offer(tx, { code, isCombinable, effect: kind === "percent" ? { kind, basisPoints: value } : { kind, amountMinor: value } });
const seattle = { name: "Maya Lin", line1: "1 Pine St", line2: "", city: "Seattle", state: "WA", postcode: "98101" };

dbTest("codes that may stand together count one after the other, and each use is counted", async ({ tx }) => {
  const shop = await openStockedShop(tx);
  for (const [code, value] of [["TEN", 1000], ["TWENTY", 2000]] as const) await coupon(tx, code, value, true);
  const wanted: Wanted[] = [{ variantId: shop.mug, quantity: 2, method: "ship", storeId: null }];
  const buyer = await readyToPay(tx, wanted);
  expect(await applyCheckoutCoupons(tx, buyer.by, { checkoutId: buyer.checkoutId, codes: ["ten", "TWENTY", "NOPE"] })).toMatchObject([{ code: "NOPE", problem: { code: "coupon_unknown" } }]);
  const checkout = await getCheckout(buyer.by, tx);
  expect(checkout?.totals).toMatchObject({ subtotalMinor: 2900, discountMinor: 290 + 522 });
  await prepareCheckout(tx, buyer.by, { checkoutId: buyer.checkoutId });
  await placeInside(tx, buyer);
  const { rows } = await tx.execute(sql`select code, used from promotion_code where code in ('TEN', 'TWENTY') order by code`);
  expect(rows).toEqual([{ code: "TEN", used: 1 }, { code: "TWENTY", used: 1 }]);
  const { rows: orders } = await tx.execute(sql`select coupon_code, discount_minor from "order" where checkout_id = ${buyer.checkoutId}`);
  expect(orders).toEqual([{ coupon_code: "TEN, TWENTY", discount_minor: 812 }]);
});

dbTest("of two codes that cannot stand together the one that takes off more stays", async ({ tx }) => {
  const shop = await openStockedShop(tx);
  await coupon(tx, "ALONE", 1000, false);
  await coupon(tx, "FIVE", 500, true, "fixed");
  const { by, checkoutId } = await beginCheckout(tx, [{ variantId: shop.mug, quantity: 2, method: "ship", storeId: null }]);
  expect(await applyCheckoutCoupons(tx, by, { checkoutId, codes: ["ALONE", "FIVE"] })).toMatchObject([{ code: "ALONE", problem: { code: "coupon_alone" } }]);
  expect((await getCheckout(by, tx))?.totals.discountMinor).toBe(500);
  await applyCheckoutCoupons(tx, by, { checkoutId, codes: [] });
  expect((await getCheckout(by, tx))?.totals.discountMinor).toBe(0);
});

dbTest("the shop's own rates and offers decide what a delivery costs", async ({ tx }) => {
  const shop = await openStockedShop(tx);
  await tx.execute(sql`insert into delivery_rate (code, country, level, title, amount_minor) values ('std', null, 'standard', 'Standard', 500), ('exp', 'US', 'express', 'Express', 1500), ('exp-abroad', null, 'express', 'Abroad', 2500)`);
  await tx.execute(sql`insert into delivery_offer (code, name, level, minimum_subtotal_minor) values ('free', 'Free from $100', 'standard', 10000)`);
  const { by, checkoutId } = await beginCheckout(tx, [{ variantId: shop.mug, quantity: 2, method: "ship", storeId: null }]);
  const chargeOf = async (option: string | null, country?: string) => {
    await saveDelivery(tx, by, { checkoutId, shipTo: { ...seattle, ...(country && { country }) }, option });
    return (await getCheckout(by, tx))?.totals.chargesMinor;
  };
  expect(await chargeOf(null)).toBe(500);
  expect(await chargeOf("exp")).toBe(1500);
  expect(await chargeOf("exp-abroad", "CA")).toBe(2500);
  await tx.execute(sql`insert into delivery_offer_variant (offer_code, variant_id) values ('free', ${shop.mug})`);
  expect(await chargeOf("std")).toBe(0);
});

dbTest("a checkout that is given up frees its units and stays given up", async ({ tx }) => {
  const shop = await openStockedShop(tx);
  const buyer = await readyToPay(tx, [{ variantId: shop.lamp, quantity: 2, method: "pickup", storeId: shop.seattle }]);
  await cancelCheckout(tx, buyer.by, { checkoutId: buyer.checkoutId });
  const { rows } = await tx.execute(sql`select (select count(*)::int from hold where checkout_id = ${buyer.checkoutId}) as holds, (select count(*)::int from capacity_booking where checkout_id = ${buyer.checkoutId}) as hours, (select status from checkout where id = ${buyer.checkoutId}) as status`);
  expect(rows).toEqual([{ holds: 0, hours: 0, status: "cancelled" }]);
  await expect(cancelCheckout(tx, buyer.by, { checkoutId: buyer.checkoutId })).rejects.toMatchObject({ code: "illegal_move" });
});
