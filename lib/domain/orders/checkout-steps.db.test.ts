import { sql } from "drizzle-orm";
import { describe, expect } from "vitest";
import type { Tx } from "@/db/client";
import { dbTest } from "@/db/testing";
import { addToCart } from "@/lib/domain/carts/add-to-cart";
import { applyCoupon } from "@/lib/domain/carts/apply-coupon";
import { guest, member } from "@/lib/domain/carts/testing";
import { mergeCarts } from "@/lib/domain/carts/merge-carts";
import { listPickupSlots } from "@/lib/domain/locations/list-pickup-slots";
import { cartOf } from "@/lib/domain/identity/permit";
import { offer, tenPercent } from "@/lib/domain/pricing/promotion.testing";
import { asId, newId, type CheckoutId } from "@/lib/kernel/ids";
import { applyCheckoutCoupon, removeCheckoutCoupon } from "./apply-checkout-coupon";
import { as, beginCheckout, fillIn, openStockedShop, readyToPay, type Buyer, type Shop, type Wanted } from "./checkout.testing";
import { chooseSlot } from "./choose-slot";
import { getCheckout } from "./get-checkout";
import { prepareCheckout } from "./prepare-checkout";
import { saveAddress } from "./save-address";
import { saveContact } from "./save-contact";
import { savePickup } from "./save-pickup";
import { startCheckout } from "./start-checkout";

const mug = (shop: Shop, quantity = 2): Wanted => ({ variantId: shop.mug, quantity, method: "pickup", storeId: shop.seattle });
const shippedMug = (shop: Shop, quantity = 1): Wanted => ({ variantId: shop.mug, quantity, method: "ship", storeId: null });
const held = async (tx: Tx, { checkoutId }: Buyer) => (await tx.execute<{ quantity: number; place: string }>(sql`select h.quantity, l.name as place from hold h join location l on l.id = h.location_id where h.checkout_id = ${checkoutId} and h.expires_at > shop_clock() order by h.quantity`)).rows;

describe("beginning a checkout", () => {
  dbTest("an empty cart has none", async ({ tx }) => {
    await expect(startCheckout(tx, as(guest(), "orders.place"))).rejects.toMatchObject({ code: "cart_empty" });
  });

  dbTest("a cart has one live checkout, resumed on return with what was entered", async ({ tx }) => {
    const shop = await openStockedShop(tx);
    const buyer = await beginCheckout(tx, [mug(shop)]);
    expect(await startCheckout(tx, buyer.by)).toEqual({ checkoutId: buyer.checkoutId, isNew: false });
    expect(await getCheckout(buyer.by, tx)).toMatchObject({ id: buyer.checkoutId, status: "open", contact: { name: "Maya Lin" }, current: "pickup", needsAddress: false, needsPickup: true });
  });

  dbTest("a cart that changed is taken over, a hold quoted before is quoted again, and an old payment's failure is not told any more", async ({ tx }) => {
    const shop = await openStockedShop(tx);
    const buyer = await readyToPay(tx, [mug(shop)]);
    await tx.execute(sql`update checkout set failure_code = 'card_declined' where id = ${buyer.checkoutId}`);
    await addToCart(tx, as(buyer.by, "cart.use"), { ...mug(shop, 1) });
    expect(await getCheckout(buyer.by, tx)).toMatchObject({ isCartChanged: true });
    await startCheckout(tx, buyer.by);
    expect(await getCheckout(buyer.by, tx)).toMatchObject({ isCartChanged: false, status: "open", failure: null, groups: [{ lines: [{ quantity: 3 }] }] });
  });

  dbTest("a member's checkout knows contact and address, and nobody reaches another's", async ({ tx }) => {
    const shop = await openStockedShop(tx);
    const maya = await member(tx);
    await tx.execute(sql`insert into customer_address (id, customer_id, name, line1, city, state, postcode, is_default) values (${newId()}, ${maya.customerId}, 'Maya Lin', '1 Pine St', 'Seattle', 'WA', '98101', true)`);
    await addToCart(tx, maya, shippedMug(shop));
    const { checkoutId } = await startCheckout(tx, as(maya, "orders.place"));
    expect(await getCheckout(as(maya, "orders.place"), tx)).toMatchObject({ contact: { name: "Maya Lin" }, shipTo: { city: "Seattle" }, current: "payment" });
    const stranger = as(guest(newId()), "orders.place");
    await expect(saveContact(tx, stranger, { checkoutId, name: "Eve", email: "eve@example.com", phone: null })).rejects.toMatchObject({ code: "not_found" });
    const { rows } = await tx.execute<{ id: string }>(sql`select id from cart where customer_id = ${maya.customerId}`);
    expect(await getCheckout(as(guest(asId(rows[0]?.id ?? "")), "orders.place"), tx)).toBeNull();
  });

  dbTest("a guest who signs in at checkout keeps what was entered and frees what was held", async ({ tx }) => {
    const shop = await openStockedShop(tx);
    const buyer = await readyToPay(tx, [mug(shop)], "guest@example.com");
    const maya = await member(tx);
    await mergeCarts(tx, maya, { guestCartId: cartOf(buyer.by) ?? newId() });
    const { checkoutId, isNew } = await startCheckout(tx, as(maya, "orders.place"));
    expect(isNew).toBe(true);
    expect(await held(tx, buyer)).toEqual([]);
    expect(await getCheckout(as(maya, "orders.place"), tx)).toMatchObject({ id: checkoutId, contact: { email: "guest@example.com" } });
  });
});

describe("the steps", () => {
  dbTest("pickup-only orders never need an address; deliveries do, and the ZIP code must fit the state", async ({ tx }) => {
    const shop = await openStockedShop(tx);
    const buyer = await beginCheckout(tx, [mug(shop), shippedMug(shop)]);
    expect((await getCheckout(buyer.by, tx))?.steps.map((step) => step.name)).toEqual(["contact", "pickup", "delivery", "payment"]);
    const to = { checkoutId: buyer.checkoutId, name: "Maya Lin", line1: "1 Pine St", line2: "", city: "Seattle", state: "OR", postcode: "98101" };
    await expect(saveAddress(tx, buyer.by, to)).rejects.toMatchObject({ code: "invalid", facts: { field: "postcode", reason: expect.stringContaining("Seattle, Washington") } });
    await expect(saveAddress(tx, buyer.by, { ...to, postcode: "00000" })).rejects.toMatchObject({ code: "invalid", facts: { field: "postcode" } });
    await saveAddress(tx, buyer.by, { ...to, state: "WA" });
    expect(await getCheckout(buyer.by, tx)).toMatchObject({ shipTo: { city: "Seattle" }, totals: { isTaxEstimated: false } });
  });

  dbTest("a chosen hour is held, another one replaces it, and a full or foreign one is refused", async ({ tx }) => {
    const shop = await openStockedShop(tx);
    await tx.execute(sql`update location set pickups_per_hour = 1, version = version + 1 where id = ${shop.seattle}`);
    const [first, second] = [await beginCheckout(tx, [mug(shop, 1)]), await beginCheckout(tx, [mug(shop, 1)])];
    const slots = (await listPickupSlots({ locationId: shop.seattle, days: 3 }, tx)).filter((slot) => slot.left > 0);
    const [early, late] = [slots[0]!, slots[1]!];
    await chooseSlot(tx, first.by, { checkoutId: first.checkoutId, locationId: shop.seattle, ...early });
    await expect(chooseSlot(tx, second.by, { checkoutId: second.checkoutId, locationId: shop.seattle, ...early })).rejects.toMatchObject({ code: "slot_full" });
    await chooseSlot(tx, first.by, { checkoutId: first.checkoutId, locationId: shop.seattle, ...late });
    await chooseSlot(tx, second.by, { checkoutId: second.checkoutId, locationId: shop.seattle, ...early });
    await expect(chooseSlot(tx, second.by, { checkoutId: second.checkoutId, locationId: shop.tacoma, ...early })).rejects.toMatchObject({ code: "not_found" });
    expect((await getCheckout(second.by, tx))?.groups[0]).toMatchObject({ slot: { startsAt: early.startsAt.toISOString() }, needsSlot: true });
  });

  dbTest("someone else may pick up, and no longer", async ({ tx }) => {
    const shop = await openStockedShop(tx);
    const buyer = await beginCheckout(tx, [mug(shop)]);
    await savePickup(tx, buyer.by, { checkoutId: buyer.checkoutId, personName: "Sam Roe", personContact: "sam@example.com" });
    expect((await getCheckout(buyer.by, tx))?.pickupPerson).toEqual({ name: "Sam Roe", contact: "sam@example.com" });
    await savePickup(tx, buyer.by, { checkoutId: buyer.checkoutId, personName: null, personContact: null });
    expect((await getCheckout(buyer.by, tx))?.pickupPerson).toBeNull();
  });

  dbTest("a code that counts changes the total; one that does not is explained and not kept", async ({ tx }) => {
    const shop = await openStockedShop(tx);
    await offer(tx, tenPercent("TEN"));
    const buyer = await beginCheckout(tx, [mug(shop)]);
    await applyCheckoutCoupon(tx, buyer.by, { checkoutId: buyer.checkoutId, code: "ten" });
    expect(await getCheckout(buyer.by, tx)).toMatchObject({ promotions: [{ code: "TEN", isApplied: true, amountMinor: 290 }], totals: { subtotalMinor: 2900, discountMinor: 290 } });
    await expect(tx.transaction((inner) => applyCheckoutCoupon(inner, buyer.by, { checkoutId: buyer.checkoutId, code: "nope" }))).rejects.toMatchObject({ code: "coupon_unknown" });
    expect((await getCheckout(buyer.by, tx))?.codes).toEqual([{ code: "TEN", message: null }]);
    await removeCheckoutCoupon(tx, buyer.by, { checkoutId: buyer.checkoutId, code: "Ten" });
    expect(await getCheckout(buyer.by, tx)).toMatchObject({ codes: [], promotions: [] });
  });

  dbTest("the cart's code comes along", async ({ tx }) => {
    const shop = await openStockedShop(tx);
    await offer(tx, { code: "CART", effect: { kind: "fixed", amountMinor: 500 } });
    const cart = guest((await addToCart(tx, guest(), mug(shop))).cartId);
    await applyCoupon(tx, cart, { code: "cart" });
    await startCheckout(tx, as(cart, "orders.place"));
    expect((await getCheckout(as(cart, "orders.place"), tx))?.promotions).toMatchObject([{ code: "CART", amountMinor: 500 }]);
  });
});

describe("holding and quoting", () => {
  dbTest("asks for what is missing, in the order of the steps", async ({ tx }) => {
    const shop = await openStockedShop(tx);
    const wanted = [mug(shop), shippedMug(shop)];
    const cart = guest((await addToCart(tx, guest((await addToCart(tx, guest(), wanted[0]!)).cartId), wanted[1]!)).cartId);
    const by = as(cart, "orders.place");
    const { checkoutId } = await startCheckout(tx, by);
    const missing = () => prepareCheckout(tx, by, { checkoutId });
    await expect(missing()).rejects.toMatchObject({ code: "contact_required" });
    await saveContact(tx, by, { checkoutId, name: "Maya", email: "maya@example.com", phone: null });
    await expect(missing()).rejects.toMatchObject({ code: "slot_required" });
    await fillIn(tx, { by, checkoutId }, [wanted[0]!]);
    await expect(missing()).rejects.toMatchObject({ code: "address_required" });
    await fillIn(tx, { by, checkoutId }, [wanted[1]!]);
    expect(await missing()).toMatchObject({ isReady: true });
  });

  dbTest("holds each line where it will come from, for a quarter of an hour, with totals from our own prices", async ({ tx }) => {
    const shop = await openStockedShop(tx);
    const buyer = await readyToPay(tx, [mug(shop, 2), shippedMug(shop, 3)]);
    expect(await held(tx, buyer)).toEqual([{ quantity: 2, place: "Seattle" }, { quantity: 3, place: "Kent" }]);
    const view = await getCheckout(buyer.by, tx);
    // 5 mugs at 14.50, delivery 9.90, Washington's 10.1 % on the goods.
    expect(view?.totals).toMatchObject({ subtotalMinor: 7250, chargesMinor: 990, taxMinor: 293 + 439, totalMinor: 7250 + 990 + 732 });
    expect(view?.groups.map((group) => group.totalMinor).reduce((a, b) => a + b)).toBe(buyer.totalMinor);
    expect(Date.parse(view?.holdExpiresAt ?? "") - Date.parse(view?.now ?? "")).toBeGreaterThan(14 * 60_000);
    expect(view?.groups.map((group) => group.paymentMoment)).toEqual(["Authorized now, charged when you pick it up.", "Authorized now, charged when it ships."]);
  });

  dbTest("what is short is told line by line and nothing is lost", async ({ tx }) => {
    const shop = await openStockedShop(tx, { mugs: 5 });
    await readyToPay(tx, [mug(shop, 4)]);
    const late = await beginCheckout(tx, [mug(shop, 2)]);
    await fillIn(tx, late, [mug(shop, 2)]);
    const prepared = await prepareCheckout(tx, late.by, { checkoutId: late.checkoutId });
    expect(prepared).toMatchObject({ isReady: false, problems: [{ code: "out_of_stock", left: 1, message: expect.stringContaining("Only 1 left") }] });
    expect(await getCheckout(late.by, tx)).toMatchObject({ status: "open", contact: { name: "Maya Lin" }, groups: [{ slot: { startsAt: expect.any(String) }, lines: [{ problem: { left: 1 } }] }] });
  });

  dbTest("two lines of the same goods at one store are counted together", async ({ tx }) => {
    const shop = await openStockedShop(tx, { mugs: 3 });
    const wanted: Wanted[] = [mug(shop, 2), { ...mug(shop, 2), method: "curbside" }];
    const buyer = await beginCheckout(tx, wanted);
    await fillIn(tx, buyer, wanted);
    expect(await prepareCheckout(tx, buyer.by, { checkoutId: buyer.checkoutId })).toMatchObject({ isReady: false, problems: [{ left: 1 }] });
  });

  dbTest("an own hold never stands in the way of holding again", async ({ tx }) => {
    const shop = await openStockedShop(tx, { mugs: 2 });
    const buyer = await readyToPay(tx, [mug(shop, 2)]);
    expect(await prepareCheckout(tx, buyer.by, { checkoutId: buyer.checkoutId })).toMatchObject({ isReady: true });
    expect((await getCheckout(buyer.by, tx))?.groups[0]?.lines[0]?.problem).toBeNull();
  });

  dbTest("a parcel above the store's limit is refused with the reason before money is asked", async ({ tx }) => {
    const shop = await openStockedShop(tx);
    await tx.execute(sql`update location set pickup_max_parcel_grams = 1500, version = version + 1 where id = ${shop.seattle}`);
    const buyer = await beginCheckout(tx, [mug(shop)]);
    expect((await getCheckout(buyer.by, tx))?.groups[0]).toMatchObject({ refusal: { code: "parcel_too_large", message: expect.stringContaining("Too large") }, load: { parcels: 2, heaviestGrams: 2000 } });
    await fillIn(tx, buyer, [mug(shop)]);
    expect(await prepareCheckout(tx, buyer.by, { checkoutId: buyer.checkoutId })).toMatchObject({ isReady: false, problems: [{ code: "parcel_too_large" }] });
  });

  dbTest("an edit of a ready checkout asks for a new hold and keeps the rest", async ({ tx }) => {
    const shop = await openStockedShop(tx);
    const buyer = await readyToPay(tx, [mug(shop)]);
    await saveContact(tx, buyer.by, { checkoutId: buyer.checkoutId, name: "Maya L.", email: "maya@example.com", phone: "+16125550142" });
    expect(await getCheckout(buyer.by, tx)).toMatchObject({ status: "open", holdExpiresAt: null, contact: { name: "Maya L." }, groups: [{ slot: expect.anything() }] });
    for (const status of ["ready", "completing"]) await tx.execute(sql`update checkout set status = ${status} where id = ${buyer.checkoutId}`);
    await expect(saveContact(tx, buyer.by, { checkoutId: buyer.checkoutId, name: "M", email: "m@example.com", phone: null })).rejects.toMatchObject({ code: "in_progress" });
    await tx.execute(sql`update checkout set status = 'open' where id = ${buyer.checkoutId}`);
  });

  dbTest("a checkout of nobody is nobody's", async ({ tx }) => {
    const by = as(guest(newId()), "orders.place");
    expect(await getCheckout(by, tx)).toBeNull();
    await expect(prepareCheckout(tx, by, { checkoutId: newId<CheckoutId>() })).rejects.toMatchObject({ code: "not_found" });
  });
});
