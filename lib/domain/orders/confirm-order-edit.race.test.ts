import { randomUUID } from "node:crypto";
import { sql } from "drizzle-orm";
import { expect } from "vitest";
import { db, transaction } from "@/db/client";
import { raceTest } from "@/db/testing";
import { also, hire } from "@/lib/domain/fulfillment/counter.testing";
import { claimFulfillment } from "@/lib/domain/fulfillment/claim-fulfillment";
import { systemPermit, type Permit } from "@/lib/domain/identity/permit";
import { testGateway } from "@/lib/domain/payments/choose-gateway";
import { requestCapture } from "@/lib/domain/payments/request-capture";
import { settlePayments } from "@/lib/domain/payments/settle-payments";
import type { TestToken } from "@/lib/domain/payments/test-cards";
import type { FulfillmentId, OrderId, OrderLineId } from "@/lib/kernel/ids";
import { Refusal } from "@/lib/kernel/refusal";
import { cancelOrder } from "./cancel-order";
import { as, openStockedShop, payment, readyToPay, type Shop } from "./checkout.testing";
import { completeCheckout } from "./complete-checkout";
import { confirmOrderEdit } from "./confirm-order-edit";
import { declineOrderEdit, expireOrderEdits, requestOrderEdit } from "./decide-order-edit";
import { finishStuckCheckouts } from "./finish-stuck-checkouts";
import { listOrderEdits } from "./list-order-edits";
import type { ConfirmEdit } from "./order-edit-input";
import { proposeOrderEdit, type ProposedEdit } from "./propose-order-edit";

const system = systemPermit("test");
/** With Seattle's tax: two mugs, one of them given back, a lamp. */
const [mugsMinor, mugMinor, lampMinor] = [3_193, 1_596, 14_203];
const codeOf = (error: unknown) => (error instanceof Refusal ? error.code : String(error));

type World = { shop: Shop; shopper: Permit<"orders.track">; clerk: Permit<"orders.service">; orderId: OrderId; fulfillmentId: FulfillmentId; lineId: OrderLineId; edit: ProposedEdit };

/** An order for two mugs in Seattle, and a sent proposal: one mug fewer, a lamp more. */
async function proposed(isTaxIncluded = false): Promise<World> {
  const { shop, buyer, clerk } = await transaction(async (tx) => {
    const open = await openStockedShop(tx);
    if (isTaxIncluded) await tx.execute(sql`update price_list set tax_included = true where id = ${open.prices}`);
    return { shop: open, buyer: await readyToPay(tx, [{ variantId: open.mug, quantity: 2, method: "pickup", storeId: open.seattle }]), clerk: await hire(tx, "Ana", "orders.service", [open.seattle]) };
  });
  await completeCheckout(buyer.by, payment(buyer));
  const { rows: [part] } = await db.execute<{ order_id: OrderId; id: FulfillmentId; line: OrderLineId }>(sql`select f.order_id, f.id, l.order_line_id as line from fulfillment f join fulfillment_line l on l.fulfillment_id = f.id order by f.id desc limit 1`);
  if (!part) throw new Error("not placed");
  const edit = await transaction((tx) => proposeOrderEdit(tx, clerk, { fulfillmentId: part.id, quantities: [{ orderLineId: part.line, quantity: 1 }], items: [{ sku: shop.lamp, quantity: 1 }], reason: "asked by phone" }));
  await transaction((tx) => requestOrderEdit(tx, clerk, edit));
  return { shop, shopper: as(buyer.by, "orders.track"), clerk, orderId: part.order_id, fulfillmentId: part.id, lineId: part.line, edit };
}

const yes = ({ orderId, edit }: World, paymentToken: TestToken = "success_token"): ConfirmEdit => ({ orderId, editId: edit.editId, paymentToken, cardBrand: "Visa", cardLast4: "4242", idempotencyKey: randomUUID() });
const stateOf = async ({ shopper, orderId }: World) => (await listOrderEdits(shopper, orderId))[0]?.status;
const allocated = async () => (await db.execute<{ units: number }>(sql`select sum(allocated)::int as units from stock_level`)).rows[0]?.units;

raceTest("a confirmed change costs what the one pricing function says, reserves and frees stock, and is charged and given back in exact parts", async () => {
  const world = await proposed();
  expect(world.edit.plan).toMatchObject({ addMinor: lampMinor, backMinor: mugMinor, removed: [{ quantity: 1 }], added: [{ quantity: 1, unitMinor: 12_900 }] });
  expect(await allocated()).toBe(2);
  await confirmOrderEdit(world.shopper, yes(world));
  expect(await confirmOrderEdit(world.shopper, yes(world))).toEqual({ orderId: world.orderId });
  expect(await stateOf(world)).toBe("confirmed");
  expect(await allocated()).toBe(2);
  await settlePayments(system, { orderId: world.orderId });
  expect(await testGateway().books()).toMatchObject({ heldMinor: mugsMinor - mugMinor + lampMinor, capturedMinor: 0 });
  await transaction((tx) => requestCapture(tx, system, { fulfillmentId: world.fulfillmentId, amountMinor: mugsMinor - mugMinor + lampMinor, reason: "handed over", key: "capture:1" }));
  await settlePayments(system, { orderId: world.orderId });
  expect(await testGateway().books()).toMatchObject({ heldMinor: 0, capturedMinor: mugsMinor - mugMinor + lampMinor });
});

raceTest("where the prices hold the tax, a change keeps the tax of what stays, goes and comes exact to the cent", async () => {
  const world = await proposed(true);
  // Of 2 × 14.50 the tax is 2.66 (10.1 %), half of it goes with a mug; of 129.00 it is 11.83.
  expect(world.edit.plan).toMatchObject({ addMinor: 12_900, backMinor: 1_450, added: [{ unitMinor: 12_900, taxMinor: 0, includedTaxMinor: 1_183 }] });
  await confirmOrderEdit(world.shopper, yes(world));
  await settlePayments(system, { orderId: world.orderId });
  const { rows } = await db.execute(sql`
    select o.tax_minor, o.included_tax_minor, o.total_minor, (select sum(l.tax_minor)::int from fulfillment_line l join fulfillment f on f.id = l.fulfillment_id where f.order_id = o.id) as part_tax,
      (select array_agg(l.included_tax_minor order by l.included_tax_minor) from order_line l where l.order_id = o.id) as of_lines from "order" o`);
  expect(rows).toEqual([{ tax_minor: 0, included_tax_minor: 266 + 1_183, total_minor: 2_900 + 12_900, part_tax: 266 + 1_183, of_lines: [266, 1_183] }]);
  expect(await testGateway().books()).toMatchObject({ heldMinor: 1_450 + 12_900 });
});

raceTest("a change confirmed while somebody begins to pick or cancels happens whole or not at all, and no money stays held for nothing", async () => {
  for (const other of ["pick", "cancel", "confirm"] as const) {
    const world = await proposed();
    const held = (await testGateway().books()).heldMinor;
    const rival = () => other === "pick" ? transaction((tx) => claimFulfillment(tx, also(world.clerk, "fulfillment.work"), { fulfillmentId: world.fulfillmentId }))
      : other === "cancel" ? transaction((tx) => cancelOrder(tx, world.clerk, { orderId: world.orderId, reason: "changed my mind" })) : confirmOrderEdit(world.shopper, yes(world));
    const [agreed] = await Promise.allSettled([confirmOrderEdit(world.shopper, yes(world)), rival()]);
    if (agreed.status === "rejected") expect(["illegal_move", "claimed_by_other"]).toContain(codeOf(agreed.reason));
    await settlePayments(system, { orderId: world.orderId });
    const { rows: [order] } = await db.execute<{ status: string; owed: number; edits: string }>(sql`
      select o.status, (select sum(amount_minor - voided_minor)::int from payment p where p.order_id = o.id) as owed, (select string_agg(e.status, ',') from order_edit e where e.order_id = o.id) as edits from "order" o where o.id = ${world.orderId}`);
    expect(order?.owed).toBe(order?.status === "cancelled" ? 0 : order?.edits === "confirmed" ? mugsMinor - mugMinor + lampMinor : mugsMinor);
    expect((await testGateway().books()).heldMinor - held).toBe((order?.owed ?? 0) - mugsMinor);
  }
}, 60_000);

raceTest("a card that is declined, a bank that asks and a lost answer change nothing, and what was held is given back", async () => {
  const world = await proposed();
  const before = await testGateway().books();
  await expect(confirmOrderEdit(world.shopper, yes(world, "fail_token"))).rejects.toMatchObject({ code: "card_declined" });
  await expect(confirmOrderEdit(world.shopper, yes(world, "challenge_token"))).rejects.toMatchObject({ code: "challenge_required" });
  await expect(confirmOrderEdit(world.shopper, yes(world, "timeout_token"))).rejects.toMatchObject({ code: "card_unclear" });
  await db.execute(sql`update payment set created_at = created_at - interval '5 minutes' where status = 'created'`);
  expect(await finishStuckCheckouts(system)).toMatchObject({ givenBack: 1 });
  expect(await testGateway().books()).toEqual(before);
  expect(await stateOf(world)).toBe("requested");
});

raceTest("a change is sent once, cannot stand beside another, and ends by a no or by the clock", async () => {
  const world = await proposed();
  const again = { fulfillmentId: world.fulfillmentId, quantities: [], items: [{ sku: world.shop.mug.toUpperCase(), quantity: 1 }], reason: "one more" };
  await expect(transaction((tx) => proposeOrderEdit(tx, world.clerk, again))).rejects.toMatchObject({ code: "in_progress" });
  await expect(transaction((tx) => requestOrderEdit(tx, world.clerk, world.edit))).rejects.toMatchObject({ code: "illegal_move" });
  await transaction((tx) => declineOrderEdit(tx, world.shopper, { editId: world.edit.editId, orderId: world.orderId }));
  await expect(confirmOrderEdit(world.shopper, yes(world))).rejects.toMatchObject({ code: "illegal_move" });
  const next = await transaction((tx) => proposeOrderEdit(tx, world.clerk, again));
  await transaction((tx) => requestOrderEdit(tx, world.clerk, next));
  await db.execute(sql`update order_edit set expires_at = shop_clock() - interval '1 minute' where status = 'requested'`);
  await expect(confirmOrderEdit(world.shopper, yes({ ...world, edit: next }))).rejects.toMatchObject({ code: "illegal_move" });
  expect([await expireOrderEdits(system), await expireOrderEdits(system)]).toEqual([1, 0]);
  expect((await listOrderEdits(world.shopper, world.orderId)).map(({ status }) => status)).toEqual(["expired", "declined"]);
  await expect(transaction((tx) => proposeOrderEdit(tx, world.clerk, { ...again, items: [{ sku: "NO-SUCH", quantity: 1 }] }))).rejects.toMatchObject({ code: "invalid" });
});
