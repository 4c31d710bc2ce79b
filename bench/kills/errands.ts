import { randomUUID } from "node:crypto";
import { sql } from "drizzle-orm";
import { Logger, runOnce } from "graphile-worker";
import { db, pool, transaction } from "@/db/client";
import { claimFulfillment } from "@/lib/domain/fulfillment/claim-fulfillment";
import { also } from "@/lib/domain/fulfillment/counter.testing";
import { pickUnit } from "@/lib/domain/fulfillment/pick-unit";
import { stageFulfillment } from "@/lib/domain/fulfillment/stage-fulfillment";
import type { Seller } from "@/lib/domain/identity/actor";
import { permit, systemPermit, type Permit } from "@/lib/domain/identity/permit";
import { createRegister } from "@/lib/domain/identity/set-up-register";
import { receiveStock } from "@/lib/domain/inventory/receive-stock";
import { tasks } from "@/lib/domain/jobs";
import { openStockedShop, payment, readyToPay, type Buyer, type Shop, type Wanted } from "@/lib/domain/orders/checkout.testing";
import type { CompleteInput } from "@/lib/domain/orders/checkout-input";
import { completeCheckout } from "@/lib/domain/orders/complete-checkout";
import { openTrade, type Trade } from "@/lib/domain/purchasing/purchasing.testing";
import { inspectReturn } from "@/lib/domain/returns/inspect-return";
import { receiveReturn } from "@/lib/domain/returns/receive-return";
import { refundReturn } from "@/lib/domain/returns/refund-return";
import { requestReturn } from "@/lib/domain/returns/request-return";
import { openCashSession } from "@/lib/domain/till/open-cash-session";
import { closeTransfer } from "@/lib/domain/transfers/close-transfer";
import { createTransfer } from "@/lib/domain/transfers/create-transfer";
import { receiveUnits } from "@/lib/domain/transfers/receive-units";
import { sendTransfer } from "@/lib/domain/transfers/send-transfer";
import { setTransferLine } from "@/lib/domain/transfers/set-transfer-line";
import { asId, type AccountId, type CartId, type CheckoutId, type FulfillmentId, type FulfillmentLineId, type OrderId, type RegisterId, type ReturnId, type ReturnLineId, type ReturnUnitId, type SessionId, type StaffId, type TransferId } from "@/lib/kernel/ids";
import { Refusal } from "@/lib/kernel/refusal";
import { endsInBatches } from "@/scripts/worker-runner";
import { nothing, type Errand } from "./errand";

export type KillsWorld = { shop: Shop; registerId: RegisterId; trade: Trade };

export const machine = systemPermit("kills");
/** Whoever stands at the counter in the process that dies: the same person as in the one that prepares. */
export const clerk = permit({ kind: "staff", staffId: asId<StaffId>("01900000-0000-7000-8000-000000000001"), accountId: asId<AccountId>("01900000-0000-7000-8000-000000000002"), sessionId: asId<SessionId>("01900000-0000-7000-8000-000000000003"), name: "Ana", role: "admin", storeIds: "all" }, "fulfillment.work", { channel: "store" });

export const sellerAt = (till: Seller["till"]): Permit<"till.sell"> => permit({ ...clerk.actor, till, deviceId: null, cartId: null }, "till.sell", { channel: "store" });

/** The worker's part: every due job that moves money or ends an order, once. On our pool: the queue's own is heard by nobody while it ends, and then a database that dies ends this process. */
export const runJobs = (): Promise<void> => runOnce({
  pgPool: pool(), taskList: { settle_payments: tasks.settle_payments, complete_order: tasks.complete_order, finish_return: tasks.finish_return }, noHandleSignals: true, logger: new Logger(() => () => undefined),
  preset: { worker: endsInBatches },
});

/** A shop with plenty of goods, and the person at its counter. */
export async function openKillsWorld(): Promise<KillsWorld> {
  return transaction(async (tx) => {
    const shop = await openStockedShop(tx);
    await tx.execute(sql`update location set pickups_per_hour = 10000`);
    await tx.execute(sql`insert into account (id, email) values (${clerk.actor.accountId}, 'ana@alderway.example')`);
    await tx.execute(sql`insert into staff (id, account_id, name, role) values (${clerk.actor.staffId}, ${clerk.actor.accountId}, 'Ana', 'admin')`);
    const registerId = await createRegister(tx, also(clerk, "till.manage"), { locationId: shop.seattle, name: "Till 1" });
    await openCashSession(tx, sellerAt({ registerId, locationId: shop.seattle }), { floatMinor: 10_000 });
    return { shop, registerId, trade: await openTrade(tx) };
  });
}

export async function begin({ shop }: KillsWorld): Promise<Errand> {
  const wanted: Wanted[] = [{ variantId: shop.lamp, quantity: 1, method: "pickup", storeId: shop.seattle }, { variantId: shop.mug, quantity: 2, method: "pickup", storeId: shop.seattle }];
  const buyer = await transaction(async (tx) => {
    await receiveStock(tx, machine, { lines: wanted.map(({ variantId, quantity }) => ({ variantId, quantity, locationId: shop.seattle })) });
    return readyToPay(tx, wanted);
  });
  return { ...nothing, cartId: buyer.by.actor.cartId ?? "", checkoutId: buyer.checkoutId, key: randomUUID() };
}

/** Placed, picked and staged. */
export async function ready(world: KillsWorld): Promise<Errand> {
  const begun = await begin(world);
  await pay(begun);
  const errand = await partOf(begun);
  const fulfillmentId = asId<FulfillmentId>(errand.partId);
  await transaction((tx) => claimFulfillment(tx, clerk, { fulfillmentId }));
  for (const scanned of [world.shop.lamp, world.shop.mug, world.shop.mug]) await transaction((tx) => pickUnit(tx, clerk, { fulfillmentId, scanned, scanId: randomUUID() }));
  await transaction((tx) => stageFulfillment(tx, clerk, { fulfillmentId, shelf: "A1" }));
  return errand;
}

/** Everything was brought back to another store. */
export async function received({ shop }: KillsWorld, errand: Errand): Promise<Errand> {
  const { rows: lines } = await db.execute<{ id: FulfillmentLineId; quantity: number }>(sql`select id, quantity from fulfillment_line where fulfillment_id = ${errand.partId}`);
  return transaction(async (tx) => {
    const by = also(clerk, "returns.work");
    const { returnId } = await requestReturn(tx, by, { orderId: asId<OrderId>(errand.orderId), key: errand.key, lines: lines.map(({ id, quantity }) => ({ lineId: id, quantity, reason: "changed_mind" as const, note: "" })) });
    const { rows } = await tx.execute<{ id: ReturnLineId; quantity: number }>(sql`select l.id, count(*)::int as quantity from return_line l join return_unit u on u.return_line_id = l.id where l.return_id = ${returnId} group by l.id`);
    await receiveReturn(tx, by, { returnId, locationId: shop.tacoma, lines: rows.map(({ id, quantity }) => ({ lineId: id, quantity })) });
    return { ...errand, returnId };
  });
}

/** Puts all of it back on sale and gives its money back; the second time it changes nothing. */
export async function takeBack({ returnId }: Errand): Promise<void> {
  const id = asId<ReturnId>(returnId);
  const { rows: units } = await db.execute<{ id: ReturnUnitId }>(sql`select u.id from return_unit u join return_line l on l.id = u.return_line_id where l.return_id = ${returnId} and u.outcome is null`);
  if (units.length > 0) await transaction((tx) => inspectReturn(tx, also(clerk, "returns.work"), { returnId: id, units: units.map((unit) => ({ unitId: unit.id, outcome: "restock" as const, note: "" })) }));
  await transaction((tx) => refundReturn(tx, also(clerk, "returns.refund"), { returnId: id }));
}

export const placing = ({ cartId }: Errand): Buyer["by"] => permit({ kind: "guest", deviceId: null, cartId: asId<CartId>(cartId) }, "orders.place", { channel: "web" });
export const paymentOf = (errand: Errand): CompleteInput => payment({ by: placing(errand), checkoutId: asId<CheckoutId>(errand.checkoutId) }, "success_token", errand.key);

/** The shopper presses the button again. */
export async function pay(errand: Errand): Promise<string> {
  const ask = (key: string) => completeCheckout(placing(errand), { ...paymentOf(errand), idempotencyKey: key }).then((done) => done.status, (error: unknown) => (error instanceof Error && "code" in error ? String(error.code) : String(error)));
  const answer = await ask(errand.key);
  return answer === "gateway_down" ? ask(randomUUID()) : answer;
}

export async function partOf(errand: Errand): Promise<Errand> {
  const { rows } = await db.execute<{ order_id: string; id: string; code: string }>(sql`select f.order_id, f.id, f.pickup_code as code from fulfillment f join "order" o on o.id = f.order_id where o.checkout_id = ${errand.checkoutId}`);
  return { ...errand, orderId: rows[0]?.order_id ?? "", partId: rows[0]?.id ?? "", code: rows[0]?.code ?? "" };
}

export async function orderOf({ checkoutId }: Errand): Promise<string> {
  const { rows } = await db.execute<{ status: string }>(sql`select status from "order" where checkout_id = ${checkoutId}`);
  return rows[0]?.status ?? "none";
}

export type Money = { amount: number; captured: number; voided: number; refunded: number; pending: number };

export async function moneyOf({ checkoutId }: Errand): Promise<Money> {
  const { rows } = await db.execute<Money>(sql`
    select coalesce(sum(p.amount_minor), 0)::int as amount, coalesce(sum(p.captured_minor), 0)::int as captured, coalesce(sum(p.voided_minor), 0)::int as voided, coalesce(sum(p.refunded_minor), 0)::int as refunded,
      (select count(*)::int from payment_operation o join payment q on q.id = o.payment_id where q.checkout_id = ${checkoutId} and o.status = 'pending') as pending from payment p where p.checkout_id = ${checkoutId} and p.order_id is not null`);
  return rows[0] ?? { amount: 0, captured: 0, voided: 0, refunded: 0, pending: 0 };
}

/** Everything was handed over, charged once, and the order is over. */
export async function charged(errand: Errand): Promise<string | null> {
  const [order, money] = [await orderOf(errand), await moneyOf(errand)];
  return order === "completed" && money.captured === money.amount && money.pending === 0 ? null : `handed over, and the order is ${order} with ${JSON.stringify(money)}`;
}

/** Two mugs to be moved from one store to another. */
export async function drafted({ shop }: KillsWorld): Promise<Errand> {
  return transaction(async (tx) => {
    await receiveStock(tx, machine, { lines: [{ variantId: shop.mug, locationId: shop.seattle, quantity: 2 }] });
    const by = also(clerk, "transfers.plan");
    const { transferId } = await createTransfer(tx, by, { fromLocationId: shop.seattle, toLocationId: shop.tacoma, note: "" });
    await setTransferLine(tx, by, { transferId, variantId: shop.mug, wanted: 2, was: 0 });
    return { ...nothing, key: randomUUID(), code: shop.mug, transferId };
  });
}

/** Sends, receives and closes; the second time it changes nothing. */
export async function carry({ transferId, key, code }: Errand): Promise<void> {
  const id = asId<TransferId>(transferId);
  await transaction((tx) => sendTransfer(tx, also(clerk, "transfers.work"), { transferId: id, as: "listed" })).catch(unlessDone);
  await transaction((tx) => receiveUnits(tx, also(clerk, "transfers.work"), { transferId: id, scanId: key, scanned: code, quantity: 2, override: null }));
  await transaction((tx) => closeTransfer(tx, also(clerk, "transfers.plan"), { transferId: id }));
}

/** What has arrived cannot be sent again. */
function unlessDone(error: unknown): void {
  if (!(error instanceof Refusal) || error.code !== "illegal_move") throw error;
}
