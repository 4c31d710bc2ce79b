import { sql } from "drizzle-orm";
import { expect } from "vitest";
import { dbTest } from "@/db/testing";
import type { Tx } from "@/db/client";
import { stock, type Shop } from "@/lib/domain/carts/testing";
import { systemPermit } from "@/lib/domain/identity/permit";
import { listPickupSlots } from "@/lib/domain/locations/list-pickup-slots";
import { giveVan } from "@/lib/domain/locations/testing";
import { openStockedShop } from "@/lib/domain/orders/checkout.testing";
import { offer, tenPercent } from "@/lib/domain/pricing/promotion.testing";
import { newId } from "@/lib/kernel/ids";
import { emptyState, type AgentState } from "./agent-state";
import { applyRequest } from "./apply-request";
import { fillCheckout } from "./fill-checkout";
import { getAgentCart } from "./get-agent-cart";
import { getAgentCheckout } from "./get-agent-checkout";
import { getKnownAgent } from "./get-known-agent";
import { knowAgent } from "./know-agent";
import { writeSlotOption, writeVanOption } from "./merge-methods";
import { noteOrder } from "./note-order";
import { closeAgentCart, keepState, openAgentCart } from "./open-agent-cart";
import { placeLines } from "./place-lines";
import { putCodes } from "./put-codes";
import { agentPermit, lockAgentCart, readAgentCart, type AgentCaller, type AgentCartRow } from "./rows";

const book = { listed: [], nameOf: () => "named" };
const profile = { version: "2026-04-08", capabilities: {}, webhookUrl: null, allowsSplitGroups: false, signingKeys: [] };

async function meet(tx: Tx): Promise<AgentCaller> {
  const { agentId } = await knowAgent(tx, systemPermit("test"), { profileUrl: `https://${newId()}.example/profile`, profile, ttlSeconds: 60 });
  return { agentId, requestId: "test" };
}

async function openCart(tx: Tx, caller: AgentCaller): Promise<AgentCartRow> {
  const cartId = await openAgentCart(tx, agentPermit(caller, null, "cart.use"), { version: "2026-04-08" });
  const row = await lockAgentCart(tx, caller, { cartId });
  if (!row) throw new Error("no cart");
  return row;
}

const cartPermit = (caller: AgentCaller, row: AgentCartRow) => agentPermit(caller, row.cartId, "cart.use");
const place = (caller: AgentCaller, row: AgentCartRow) => agentPermit(caller, row.cartId, "orders.place");
const home = { id: "home", street_address: "1 Pine St", address_locality: "Seattle", address_region: "WA", postal_code: "98101", address_country: "US" };
const contact = { first_name: "Maya", last_name: "Lin", email: "maya@example.com" };

dbTest("an agent is known by its profile's address, and the newest profile counts", async ({ tx }) => {
  const url = `https://${newId()}.example/profile`;
  const met = await knowAgent(tx, systemPermit("test"), { profileUrl: url, profile, ttlSeconds: 60 });
  const again = await knowAgent(tx, systemPermit("test"), { profileUrl: url, profile: { ...profile, webhookUrl: "https://a.example/hook" }, ttlSeconds: 60 });
  expect(again.agentId).toBe(met.agentId);
  expect(await getKnownAgent(url, tx)).toMatchObject({ isFresh: true, isBlocked: false, profile: { webhookUrl: "https://a.example/hook" } });
  await tx.execute(sql`update agent set profile_expires_at = shop_clock() - interval '1 second' where id = ${met.agentId}`);
  expect(await getKnownAgent(url, tx)).toMatchObject({ isFresh: false });
});

dbTest("the cart holds just what is wanted, one line for each thing", async ({ tx }) => {
  const shop = await openStockedShop(tx);
  const caller = await meet(tx);
  const row = await openCart(tx, caller);
  const linesNow = async () => (await tx.execute(sql`select variant_id, quantity, method, location_id from cart_line where cart_id = ${row.cartId} order by variant_id = ${shop.mug}`)).rows;
  await placeLines(tx, cartPermit(caller, row), [{ variantId: shop.lamp, quantity: 1, method: "ship", storeId: null }, { variantId: shop.mug, quantity: 3, method: "ship", storeId: null }]);
  await placeLines(tx, cartPermit(caller, row), [{ variantId: shop.mug, quantity: 2, method: "pickup", storeId: shop.seattle }]);
  expect(await linesNow()).toEqual([{ variant_id: shop.mug, quantity: 2, method: "pickup", location_id: shop.seattle }]);
});

dbTest("a cart is there for the agent that opened it, until it is given up", async ({ tx }) => {
  const [caller, stranger] = [await meet(tx), await meet(tx)];
  const row = await openCart(tx, caller);
  expect(await readAgentCart(stranger, { cartId: row.cartId }, tx)).toBeNull();
  await keepState(tx, cartPermit(caller, row), { cartId: row.cartId, state: { ...emptyState, codes: ["TEN"] }, version: "2026-01-11" });
  expect(await readAgentCart(caller, { cartId: row.cartId }, tx)).toMatchObject({ state: { codes: ["TEN"] }, version: "2026-01-11" });
  await closeAgentCart(tx, cartPermit(caller, row), { cartId: row.cartId });
  expect(await readAgentCart(caller, { cartId: row.cartId }, tx)).toBeNull();
  expect(await readAgentCart(caller, { cartId: "nonsense" }, tx)).toBeNull();
});

dbTest("what a request names and we do not know is a problem, and the rest is put in", async ({ tx }) => {
  const shop = await openStockedShop(tx);
  const caller = await meet(tx);
  const row = await openCart(tx, caller);
  const state = await applyRequest(tx, cartPermit(caller, row), row.state, { line_items: [{ item: { id: shop.mug }, quantity: 60 }, { item: { id: shop.mug }, quantity: 60 }, { item: { id: "gone" }, quantity: 1 }], fulfillment: { methods: [{ type: "pickup", selected_destination_id: newId() }] } }, book);
  expect(state.problems).toMatchObject([{ code: "quantity_adjusted" }, { code: "item_unavailable", path: "$.line_items[2].item.id" }, { code: "invalid_pickup_location" }]);
  const { rows } = await tx.execute(sql`select quantity, method from cart_line where cart_id = ${row.cartId}`);
  expect(rows).toEqual([{ quantity: 99, method: "ship" }]);
});

dbTest("a pickup that has everything is held, hour and units, by the same hold as any shopper's", async ({ tx }) => {
  const { shop, caller, row, state } = await chosenPickup(tx);
  const { checkoutId, state: kept } = await fillCheckout(tx, place(caller, row), state, { isTrial: false });
  expect(kept.problems).toEqual([]);
  expect(await getAgentCheckout({ ...row, checkoutId, state: kept }, false, tx)).toMatchObject({ status: "ready_for_complete", totals: { subtotalMinor: 12_900, chargesMinor: 0 }, methods: [{ kind: "pickup", destinationId: shop.seattle }] });
  const { rows } = await tx.execute(sql`select (select quantity from hold where checkout_id = ${checkoutId}) as held, (select count(*)::int from capacity_booking where checkout_id = ${checkoutId}) as hours, (select channel from checkout where id = ${checkoutId}) as channel`);
  expect(rows).toEqual([{ held: 1, hours: 1, channel: "agent" }]);
});

dbTest("an hour that has gone is a problem with its place, and nothing is held", async ({ tx }) => {
  const { caller, row, state } = await chosenPickup(tx);
  const [method] = state.methods;
  if (!method) throw new Error("no method");
  const past = writeSlotOption({ purpose: "pickup", startsAt: new Date("2020-01-01T10:00:00Z"), endsAt: new Date("2020-01-01T11:00:00Z") });
  const { checkoutId, state: kept } = await fillCheckout(tx, place(caller, row), { ...state, methods: [{ ...method, optionId: past }] }, { isTrial: false });
  expect(kept.problems).toMatchObject([{ path: "$.fulfillment.methods[0].groups[0].selected_option_id", isWarning: false }]);
  const { rows } = await tx.execute(sql`select count(*)::int as holds from hold where checkout_id = ${checkoutId}`);
  expect(rows).toEqual([{ holds: 0 }]);
});

dbTest("a store's own van is offered beside the carriers, with its windows and its price, and the chosen window is held", async ({ tx }) => {
  const shop = await openStockedShop(tx);
  await giveVan(tx, shop.seattle);
  const caller = await meet(tx);
  const row = await openCart(tx, caller);
  const asked = (optionId?: string) => applyRequest(tx, cartPermit(caller, row), row.state, {
    line_items: [{ item: { id: shop.mug }, quantity: 2 }], buyer: contact, fulfillment: { methods: [{ type: "shipping", destinations: [home], selected_destination_id: "home", ...(optionId && { groups: [{ selected_option_id: optionId }] }) }] },
  }, book);
  const offered = await fillCheckout(tx, place(caller, row), await asked(), { isTrial: false });
  const options = (await getAgentCheckout({ ...row, ...offered }, false, tx))?.methods[0]?.group?.options ?? [];
  expect(options[0]?.id).toBe("standard");
  const window = options.find((one) => one.id.startsWith(`van/${shop.seattle}/`)) ?? expect.unreachable();
  expect(window).toMatchObject({ title: expect.stringMatching(/^Brought by Seattle /), amountMinor: 900 });
  const { checkoutId, state } = await fillCheckout(tx, place(caller, row), await asked(window.id), { isTrial: false });
  expect(state.problems).toEqual([]);
  expect(await getAgentCheckout({ ...row, checkoutId, state }, false, tx)).toMatchObject({ status: "ready_for_complete", totals: { chargesMinor: 900 }, methods: [{ kind: "shipping", group: { optionId: window.id } }] });
  const { rows } = await tx.execute(sql`select purpose from capacity_booking where checkout_id = ${checkoutId}`);
  expect(rows).toEqual([{ purpose: "delivery" }]);
  const strange = await fillCheckout(tx, place(caller, row), await asked(writeVanOption({ locationId: shop.tacoma, startsAt: new Date("2090-01-01T10:00:00Z"), endsAt: new Date("2090-01-01T12:00:00Z") })), { isTrial: false });
  expect(strange.state.problems).toMatchObject([{ code: "delivery_off", path: "$.fulfillment.methods[0].groups[0].selected_option_id" }]);
});

dbTest("what a store lacks is sent to it once the agent has chosen an option that says so", async ({ tx }) => {
  const shop = await openStockedShop(tx, { lamps: 1 });
  await stock(tx, shop.lamp, shop.warehouse, 4);
  const caller = await meet(tx);
  const row = await openCart(tx, caller);
  const asked = (quantity: number, optionId?: string) => applyRequest(tx, cartPermit(caller, row), row.state, {
    line_items: [{ item: { id: shop.lamp }, quantity }], buyer: contact, fulfillment: { methods: [{ type: "pickup", selected_destination_id: shop.seattle, ...(optionId && { groups: [{ selected_option_id: optionId }] }) }] },
  }, book);
  const answer = async (state: AgentState) => { const filled = await fillCheckout(tx, place(caller, row), state, { isTrial: false }); return getAgentCheckout({ ...row, ...filled }, false, tx); };
  const hours = (await answer(await asked(3)))?.methods[0]?.group?.options ?? [];
  expect(hours[0]).toMatchObject({ id: expect.stringMatching(/^pickup\/.*\/sent$/), description: expect.stringContaining("What the store lacks is sent there, ready ") });
  const plain = hours[0]?.id.replace("/sent", "") ?? "";
  expect(await answer(await asked(3, plain))).toMatchObject({ status: "incomplete" });
  expect(await answer(await asked(3, hours[0]?.id))).toMatchObject({ status: "ready_for_complete" });
  const held = async () => (await tx.execute(sql`select l.name, h.quantity from hold h join location l on l.id = h.location_id join checkout c on c.id = h.checkout_id where c.cart_id = ${row.cartId} order by 1`)).rows;
  expect(await held()).toEqual([{ name: "Kent", quantity: 2 }, { name: "Seattle", quantity: 1 }]);
  await tx.execute(sql`update stock_level set safety_stock = 9 where variant_id = ${shop.lamp} and location_id = ${shop.seattle}`);
  expect((await answer(await asked(3)))?.methods[0]?.group?.options).toMatchObject([{ id: "sent", title: expect.stringMatching(/^Sent to Seattle, ready /) }]);
  expect(await answer(await asked(3, "sent"))).toMatchObject({ status: "ready_for_complete" });
  expect(await held()).toEqual([{ name: "Kent", quantity: 3 }]);
});

dbTest("without an e-mail there is no order, but on a trial", async ({ tx }) => {
  const { caller, row, state } = await chosenPickup(tx);
  const nameless: AgentState = { ...state, buyer: null };
  const { checkoutId, state: kept } = await fillCheckout(tx, place(caller, row), nameless, { isTrial: false });
  expect(await getAgentCheckout({ ...row, checkoutId, state: kept }, false, tx)).toMatchObject({ status: "incomplete", messages: [{ code: "missing", path: "$.buyer.email" }] });
  const forgiven = await fillCheckout(tx, place(caller, row), nameless, { isTrial: true });
  expect(await getAgentCheckout({ ...row, ...forgiven }, true, tx)).toMatchObject({ status: "ready_for_complete" });
});

dbTest("the first code that counts shows on the cart, the others say why they do not", async ({ tx }) => {
  const shop = await openStockedShop(tx);
  await offer(tx, tenPercent("TEN"));
  const caller = await meet(tx);
  const row = await openCart(tx, caller);
  const state = await applyRequest(tx, cartPermit(caller, row), row.state, { line_items: [{ item: { id: shop.mug }, quantity: 2 }], discounts: { codes: ["NOPE", "ten"] } }, book);
  const coded = await putCodes(tx, cartPermit(caller, row), state);
  expect(await getAgentCart({ ...row, state: coded }, tx)).toMatchObject({ totals: { discountMinor: 290, totalMinor: 2610 }, messages: [{ type: "warning", code: "discount_code_invalid", path: "$.discounts.codes[0]" }] });
});

dbTest("a note of a trial is kept once", async ({ tx }) => {
  const orderId = newId<never>();
  for (const body of [{ id: "a", type: "refund" }, { id: "a", type: "other" }]) await noteOrder(tx, systemPermit("test"), { orderId, notes: [{ kind: "adjustment", noteId: "a", body }] });
  const { rows } = await tx.execute(sql`select body ->> 'type' as type from agent_order_note where order_id = ${orderId}`);
  expect(rows).toEqual([{ type: "refund" }]);
});

async function chosenPickup(tx: Tx): Promise<{ shop: Shop; caller: AgentCaller; row: AgentCartRow; state: AgentState }> {
  const shop = await openStockedShop(tx);
  const caller = await meet(tx);
  const row = await openCart(tx, caller);
  const slot = (await listPickupSlots({ locationId: shop.seattle, days: 3 }, tx)).find((one) => one.left > 0);
  if (!slot) throw new Error("no hour");
  const state = await applyRequest(tx, cartPermit(caller, row), row.state, {
    line_items: [{ item: { id: shop.lamp }, quantity: 1 }], buyer: contact, fulfillment: { methods: [{ type: "pickup", selected_destination_id: shop.seattle, groups: [{ selected_option_id: writeSlotOption({ purpose: "pickup", ...slot }) }] }] },
  }, book);
  return { shop, caller, row, state };
}
