import { sql } from "drizzle-orm";
import { describe, expect } from "vitest";
import type { Tx } from "@/db/client";
import { dbTest } from "@/db/testing";
import { addToCart } from "@/lib/domain/carts/add-to-cart";
import { mergeCarts } from "@/lib/domain/carts/merge-carts";
import { guest, member } from "@/lib/domain/carts/testing";
import { claimFulfillment } from "@/lib/domain/fulfillment/claim-fulfillment";
import type { Role, StaffPermission } from "@/lib/domain/identity/permission";
import { cartOf, permit, systemPermit, type Permit } from "@/lib/domain/identity/permit";
import { listPickupSlots } from "@/lib/domain/locations/list-pickup-slots";
import { offer, tenPercent } from "@/lib/domain/pricing/promotion.testing";
import { newId, type AccountId, type CartId, type CustomerId, type LocationId, type SessionId, type StaffId } from "@/lib/kernel/ids";
import { assignCustomer } from "./assign-customer";
import { cancelOrder } from "./cancel-order";
import { cancelOrderLine } from "./cancel-order-line";
import { changePickupPerson } from "./change-pickup-person";
import { as, finishInside, openStockedShop, payment, placeInside, readyToPay, type Shop, type Wanted } from "./checkout.testing";
import { claimCompletion, type Claim } from "./claim-completion";
import { claimGuestOrders } from "./claim-guest-orders";
import { findOrders } from "./find-orders";
import { getOrder, getOrderByToken, getOrderForStaff } from "./get-order";
import { listOrders } from "./list-orders";
import { listPlacedOrders } from "./list-placed-orders";
import { movePickupTime } from "./move-pickup-time";
import type { OrderListQuery } from "./order-list";
import { proveOrder } from "./prove-order";
import { recountCancelled } from "./recount-cancelled";
import { trackingToken } from "./tracking-token";

const staffed = <K extends StaffPermission>(can: K, storeIds: readonly LocationId[] | "all" = "all", role: Role = "store_manager"): Permit<K> =>
  permit({ kind: "staff", staffId: newId<StaffId>(), accountId: newId<AccountId>(), sessionId: newId<SessionId>(), name: "Ana", role, storeIds }, can, { channel: "store" });

async function placed(tx: Tx, wanted: (shop: Shop) => Wanted[], email = "maya@example.com"): Promise<{ shop: Shop; claim: Claim; buyer: Permit<"orders.track"> }> {
  const shop = await openStockedShop(tx);
  const buyer = await readyToPay(tx, wanted(shop), email);
  return { shop, claim: await placeInside(tx, buyer), buyer: as(buyer.by, "orders.track") };
}

const mugs = (quantity: number) => (shop: Shop): Wanted[] => [{ variantId: shop.mug, quantity, method: "pickup", storeId: shop.seattle }];
const mixed = (shop: Shop): Wanted[] => [...mugs(2)(shop), { variantId: shop.mug, quantity: 1, method: "ship", storeId: null }];
const stockOf = async (tx: Tx) => (await tx.execute<{ allocated: number; slots: number; asked: number }>(sql`
  select (select sum(allocated)::int from stock_level) as allocated, (select count(*)::int from capacity_booking) as slots, (select coalesce(sum(amount_minor), 0)::int from payment_operation) as asked`)).rows[0];

describe("reading an order", () => {
  dbTest("the browser that placed it, its member and its link see it; nobody else does", async ({ tx }) => {
    const { claim, buyer } = await placed(tx, mixed);
    const order = await getOrder(buyer, claim.orderNumber, tx);
    expect(order).toMatchObject({ number: claim.orderNumber, totalMinor: claim.totalMinor, isCancellable: true, isGuestOrder: true, parts: [{ method: "pickup", pickupCode: expect.stringMatching(/^\d{6}$/), slot: expect.anything() }, { method: "ship", pickupCode: null, shipTo: { city: "Seattle" } }] });
    expect(order?.money).toMatchObject({ card: { brand: "Visa", last4: "4242" }, authorizedMinor: claim.totalMinor, capturedMinor: 0 });
    expect(order?.money.words[0]).toMatch(/^Visa ending in 4242: \$\d+\.\d\d authorized, charged when you pick it up\.$/);
    const stranger = as(guest(newId<CartId>()), "orders.track");
    expect(await getOrder(stranger, claim.orderNumber, tx)).toBeNull();
    expect(await getOrder(as(guest(), "orders.track"), claim.orderNumber, tx)).toBeNull();
    const token = trackingToken(claim.orderId, new Date());
    expect((await getOrderByToken(stranger, token, tx))?.id).toBe(claim.orderId);
    expect(await getOrderByToken(stranger, `${token}x`, tx)).toBeNull();
    await expect(proveOrder(stranger, { orderId: claim.orderId }, tx)).rejects.toMatchObject({ code: "not_found" });
    await tx.execute(sql`update "order" set placed_at = placed_at - interval '2 days' where id = ${claim.orderId}`);
    expect(await getOrder(buyer, claim.orderNumber, tx)).toBeNull();
  });

  dbTest("it was placed at one time, also where its parts come from two time zones", async ({ tx }) => {
    const { shop, claim, buyer } = await placed(tx, mixed);
    await tx.execute(sql`update location set time_zone = 'America/New_York' where id <> ${shop.seattle}`);
    const order = await getOrder(buyer, claim.orderNumber, tx);
    expect(order?.timeZone).toBe("America/Los_Angeles");
    expect(order?.parts.map((part) => part.store.timeZone)).toEqual(["America/Los_Angeles", "America/New_York"]);
    expect(order?.parts.map((part) => part.timeline[0])).toMatchObject([{ key: "placed", timeZone: "America/Los_Angeles" }, { key: "placed", timeZone: "America/Los_Angeles" }]);
  });

  dbTest("staff see it without the shopper's code, wherever it is", async ({ tx }) => {
    const { claim, shop } = await placed(tx, mugs(1));
    expect(await getOrderForStaff(staffed("orders.view", [shop.tacoma]), claim.orderNumber, tx)).toMatchObject({ isHere: false, contact: { name: "Maya Lin", email: "", phone: "" }, parts: [{ pickupCode: null }] });
    expect(await getOrderForStaff(staffed("orders.view", [shop.seattle]), claim.orderNumber, tx)).toMatchObject({ isHere: true, contact: { email: "maya@example.com" } });
  });
});

describe("finding an order", () => {
  dbTest("by number, part, code, QR, e-mail, phone, end of the card and name, at any store, which is named", async ({ tx }) => {
    const { claim, shop } = await placed(tx, mugs(1));
    await tx.execute(sql`update "order" set phone = '+16125550142' where id = ${claim.orderId}`);
    await tx.execute(sql`update payment set card_last4 = '8431' where order_id = ${claim.orderId}`);
    const { rows } = await tx.execute<{ pickup_code: string }>(sql`select pickup_code from fulfillment where order_id = ${claim.orderId}`);
    const code = rows[0]?.pickup_code ?? "";
    const by = staffed("orders.view", [shop.tacoma], "associate");
    for (const [query, matched] of [[claim.orderNumber, "number"], [`${claim.orderNumber.toLowerCase()}-1`, "number"], [code, "code"], [`ALDERWAY:${claim.orderNumber}:${code}`, "number"],
      ["MAYA@example.com", "email"], ["(612) 555-0142", "phone"], ["555 0142", "phone"], ["card 8431", "card"], ["8431", "card"], ["maya l", "name"]] as const) {
      expect(await findOrders(by, query, tx), query).toMatchObject([{ id: claim.orderId, matched, email: null, phone: null, parts: [{ storeName: "Seattle", isHere: false }] }]);
    }
    expect(await findOrders(staffed("orders.view", [shop.seattle], "associate"), claim.orderNumber, tx)).toMatchObject([{ email: "maya@example.com", phone: "+16125550142" }]);
    for (const query of ["", "x", "AH-999999999", "nobody at all", "%", "100%"]) expect(await findOrders(by, query, tx), query).toEqual([]);
  });
});

describe("the console's list of orders", () => {
  dbTest("holds what has a part at the store, newest first, narrowed by state and channel", async ({ tx }) => {
    const { claim, shop } = await placed(tx, mixed);
    const later = await placeInside(tx, await readyToPay(tx, mugs(1)(shop), "ada@example.com"));
    const numbers = async (by: Permit<"orders.view">, query: Partial<OrderListQuery> = {}, here: LocationId | null = null) =>
      (await listPlacedOrders(by, { show: null, channel: null, before: null, ...query }, here, tx)).rows.map(({ number }) => number);
    const seattle = staffed("orders.view", [shop.seattle]);
    expect(await numbers(seattle)).toEqual([later.orderNumber, claim.orderNumber]);
    expect(await numbers(seattle, { before: later.orderId })).toEqual([claim.orderNumber]);
    expect(await numbers(seattle, { show: "cancelled" })).toEqual([]);
    expect(await numbers(seattle, { channel: "store" })).toEqual([]);
    expect(await numbers(staffed("orders.view", [shop.tacoma]))).toEqual([]);
    expect(await numbers(staffed("orders.view"), {}, shop.tacoma)).toEqual([]);
    expect(await numbers(staffed("orders.view"), { show: "placed", channel: "web" })).toEqual([later.orderNumber, claim.orderNumber]);
  });
});

describe("the cart after an order", () => {
  const cartLines = async (tx: Tx, cartId: CartId | null) => (await tx.execute<{ method: string; quantity: number }>(sql`select method, quantity from cart_line where cart_id = ${cartId} order by method`)).rows;

  dbTest("holds what was added while the payment ran, goes on under the same cookie, and proves the order that came of it", async ({ tx }) => {
    const shop = await openStockedShop(tx);
    const buyer = await readyToPay(tx, mugs(2)(shop));
    const seen = await claimCompletion(buyer.by, payment(buyer), tx);
    if (seen.is !== "claimed") throw new Error(seen.is);
    const otherTab = as(buyer.by, "cart.use");
    await addToCart(tx, otherTab, { variantId: shop.mug, quantity: 1, method: "pickup", storeId: shop.seattle });
    await addToCart(tx, otherTab, { variantId: shop.mug, quantity: 3, method: "ship", storeId: null });
    await finishInside(tx, buyer, seen.claim);
    expect(await cartLines(tx, cartOf(otherTab))).toEqual([{ method: "pickup", quantity: 1 }, { method: "ship", quantity: 3 }]);
    expect((await addToCart(tx, otherTab, { variantId: shop.mug, quantity: 1, method: "ship", storeId: null })).cartId).toBe(cartOf(otherTab));
    expect(await getOrder(as(buyer.by, "orders.track"), seen.claim.orderNumber, tx)).toMatchObject({ number: seen.claim.orderNumber });
  });

  dbTest("is empty and without its code when nothing was added, also when it was merged into a member's meanwhile", async ({ tx }) => {
    const shop = await openStockedShop(tx);
    const buyer = await readyToPay(tx, mugs(2)(shop));
    const seen = await claimCompletion(buyer.by, payment(buyer), tx);
    if (seen.is !== "claimed") throw new Error(seen.is);
    const guestCartId = cartOf(as(buyer.by, "cart.use"));
    if (!guestCartId) throw new Error("no cart");
    await mergeCarts(tx, await member(tx), { guestCartId });
    await finishInside(tx, buyer, seen.claim);
    const { rows } = await tx.execute<{ lines: number; codes: string[] }>(sql`select (select count(*)::int from cart_line l where l.cart_id = c.id) as lines, codes from cart c where status = 'open'`);
    expect(rows).toEqual([{ lines: 0, codes: [] }]);
  });
});

describe("cancelling", () => {
  dbTest("a shopper's cancellation frees stock and hour, gives all money back, and the coupon too", async ({ tx }) => {
    await offer(tx, { ...tenPercent("ONCE"), usageLimit: 1 });
    const { claim, buyer } = await placed(tx, mixed);
    expect(await stockOf(tx)).toMatchObject({ allocated: 3, slots: 1, asked: 0 });
    expect(await cancelOrder(tx, buyer, { orderId: claim.orderId, reason: "changed my mind" })).toEqual({ isCancelled: true, amountMinor: expect.any(Number) });
    expect(await stockOf(tx)).toMatchObject({ allocated: 0, slots: 0, asked: claim.totalMinor });
    expect(await getOrder(buyer, claim.orderNumber, tx)).toMatchObject({ status: "cancelled", isCancellable: false, parts: [{ status: "cancelled", cancelledReason: "Changed my mind", pickupCode: null }, { status: "cancelled" }] });
    expect(await cancelOrder(tx, buyer, { orderId: claim.orderId, reason: "again" })).toMatchObject({ isCancelled: true, amountMinor: 0 });
    expect(await stockOf(tx)).toMatchObject({ asked: claim.totalMinor });
  });

  dbTest("once picking has begun only staff may cancel", async ({ tx }) => {
    const { claim, buyer, shop } = await placed(tx, mugs(2));
    const worker = staffed("fulfillment.work", [shop.seattle]);
    await claimFulfillment(tx, worker, { fulfillmentId: claim.plan.parts[0]!.fulfillmentId });
    expect(await getOrder(buyer, claim.orderNumber, tx)).toMatchObject({ isCancellable: false, parts: [{ status: "picking", actions: ["change_person", "make_pass", "move_time"] }] });
    await expect(cancelOrder(tx, buyer, { orderId: claim.orderId, reason: "" })).rejects.toMatchObject({ code: "illegal_move" });
    expect(await cancelOrder(tx, staffed("orders.service", [shop.seattle]), { orderId: claim.orderId, reason: "called us" })).toMatchObject({ isCancelled: true });
  });

  dbTest("one unit cancelled at the counter gives back exactly its money", async ({ tx }) => {
    const { claim, shop } = await placed(tx, mugs(3));
    const part = claim.plan.parts[0]!;
    const first = await cancelOrderLine(tx, staffed("orders.service", [shop.seattle]), { fulfillmentId: part.fulfillmentId, orderLineId: part.lines[0]!.orderLineId, quantity: 1, reason: "scratched" });
    expect(first).toEqual({ amountMinor: Math.floor(claim.totalMinor / 3), isOrderCancelled: false });
    const rest = await cancelOrderLine(tx, staffed("orders.service", [shop.seattle]), { fulfillmentId: part.fulfillmentId, orderLineId: part.lines[0]!.orderLineId, quantity: 2, reason: "scratched" });
    expect(rest.isOrderCancelled).toBe(true);
    expect(first.amountMinor + rest.amountMinor).toBe(claim.totalMinor);
    await expect(cancelOrderLine(tx, staffed("orders.service", [shop.tacoma]), { fulfillmentId: part.fulfillmentId, orderLineId: part.lines[0]!.orderLineId, quantity: 1, reason: "x" })).rejects.toMatchObject({ code: "wrong_store" });
    expect(await recountCancelled(tx, systemPermit("test"), { orderId: claim.orderId, reason: "again" })).toEqual({ isCancelled: false });
  });
});

describe("the hour of a pickup", () => {
  dbTest("the shopper moves it three times, the old hour is free again, and then the store is to be called", async ({ tx }) => {
    const { claim, buyer, shop } = await placed(tx, mugs(1));
    const { fulfillmentId } = claim.plan.parts[0]!;
    const own = { orderId: claim.orderId, fulfillmentId };
    const [first, ...others] = (await listPickupSlots({ locationId: shop.seattle, days: 5 }, tx)).filter((slot) => slot.left > 0).slice(3);
    for (const slot of others.slice(0, 3)) await movePickupTime(tx, buyer, { ...own, startsAt: slot.startsAt, endsAt: slot.endsAt });
    expect((await getOrder(buyer, claim.orderNumber, tx))?.parts[0]?.slot?.startsAt).toBe(others[2]!.startsAt.toISOString());
    const { rows } = await tx.execute<{ starts_at: Date }>(sql`select starts_at from capacity_booking where fulfillment_id = ${fulfillmentId}`);
    expect(rows.map((row) => new Date(row.starts_at).getTime())).toEqual([others[2]!.startsAt.getTime()]);
    await expect(movePickupTime(tx, buyer, { ...own, startsAt: first!.startsAt, endsAt: first!.endsAt })).rejects.toMatchObject({ code: "moved_often" });
    await expect(movePickupTime(tx, buyer, { ...own, orderId: newId(), startsAt: first!.startsAt, endsAt: first!.endsAt })).rejects.toMatchObject({ code: "not_found" });
    await cancelOrder(tx, buyer, { orderId: claim.orderId, reason: "" });
    await expect(movePickupTime(tx, buyer, { ...own, startsAt: first!.startsAt, endsAt: first!.endsAt })).rejects.toMatchObject({ code: "illegal_move" });
  });
});

describe("people of an order", () => {
  dbTest("somebody else may pick up, told once", async ({ tx }) => {
    const { claim, buyer } = await placed(tx, mugs(1));
    const { fulfillmentId } = claim.plan.parts[0]!;
    const sam = { fulfillmentId, orderId: claim.orderId, personName: "Sam Roe", personContact: "sam@example.com" };
    await changePickupPerson(tx, buyer, sam);
    await changePickupPerson(tx, buyer, sam);
    expect((await getOrder(buyer, claim.orderNumber, tx))?.parts[0]?.pickupPerson).toEqual({ name: "Sam Roe", contact: "sam@example.com" });
    const { rows } = await tx.execute<{ n: number }>(sql`select count(*)::int as n from event where kind = 'order.pickup_person_changed' and order_id = ${claim.orderId}`);
    expect(rows[0]?.n).toBe(1);
    await expect(changePickupPerson(tx, buyer, { ...sam, orderId: newId() })).rejects.toMatchObject({ code: "not_found" });
  });

  dbTest("guest orders join the account that proved the e-mail, and only that one", async ({ tx }) => {
    const { claim } = await placed(tx, mugs(1), "Guest@Example.com");
    const accountId = newId<AccountId>();
    const customerId = newId<CustomerId>();
    await tx.execute(sql`insert into account (id, email) values (${accountId}, 'guest@example.com')`);
    await tx.execute(sql`insert into customer (id, account_id, name, email) values (${customerId}, ${accountId}, 'Maya Lin', 'guest@example.com')`);
    const by = as(guest(), "account.open");
    expect(await claimGuestOrders(tx, by, { accountId, email: "guest@example.com" })).toBe(0);
    await tx.execute(sql`update account set email_verified_at = shop_clock() where id = ${accountId}`);
    expect(await claimGuestOrders(tx, by, { accountId, email: "other@example.com" })).toBe(0);
    expect(await claimGuestOrders(tx, by, { accountId, email: "GUEST@example.com" })).toBe(1);
    expect(await claimGuestOrders(tx, by, { accountId, email: "guest@example.com" })).toBe(0);
    const owner = permit({ kind: "customer", customerId, accountId, sessionId: newId<SessionId>(), deviceId: null, cartId: null }, "account.own", { channel: "web" });
    expect(await listOrders(owner, {}, tx)).toMatchObject([{ id: claim.orderId, units: 1, titles: ["Fern mug"], parts: [{ storeName: "Seattle", statusWords: "Placed" }] }]);
    expect(await listOrders(owner, { channel: "store" }, tx)).toEqual([]);
  });

  dbTest("a guest's order gets its profile once", async ({ tx }) => {
    const { claim } = await placed(tx, mugs(1));
    const [first, second] = [await member(tx), await member(tx)];
    await assignCustomer(tx, systemPermit("test"), { orderId: claim.orderId, customerId: first.customerId });
    await assignCustomer(tx, systemPermit("test"), { orderId: claim.orderId, customerId: second.customerId });
    const { rows } = await tx.execute<{ customer_id: string }>(sql`select customer_id from "order" where id = ${claim.orderId}`);
    expect(rows[0]?.customer_id).toBe(first.customerId);
  });
});
