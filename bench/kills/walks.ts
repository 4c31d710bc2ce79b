import { randomUUID } from "node:crypto";
import { sql } from "drizzle-orm";
import { Logger, runOnce } from "graphile-worker";
import { db, directUrl, transaction } from "@/db/client";
import { claimFulfillment } from "@/lib/domain/fulfillment/claim-fulfillment";
import { also, shopper } from "@/lib/domain/fulfillment/counter.testing";
import { handOver } from "@/lib/domain/fulfillment/hand-over";
import { pickUnit } from "@/lib/domain/fulfillment/pick-unit";
import { stageFulfillment } from "@/lib/domain/fulfillment/stage-fulfillment";
import { permit, systemPermit } from "@/lib/domain/identity/permit";
import { receiveStock } from "@/lib/domain/inventory/receive-stock";
import { tasks } from "@/lib/domain/jobs";
import { cancelOrder } from "@/lib/domain/orders/cancel-order";
import { openStockedShop, payment, readyToPay, type Buyer, type Shop, type Wanted } from "@/lib/domain/orders/checkout.testing";
import type { CompleteInput } from "@/lib/domain/orders/checkout-input";
import { completeCheckout } from "@/lib/domain/orders/complete-checkout";
import { finishStuckCheckouts } from "@/lib/domain/orders/finish-stuck-checkouts";
import { settleOrderMoney } from "@/lib/domain/orders/settle-order-money";
import { requestRefund } from "@/lib/domain/payments/request-refund";
import { inspectReturn } from "@/lib/domain/returns/inspect-return";
import { receiveReturn } from "@/lib/domain/returns/receive-return";
import { refundReturn } from "@/lib/domain/returns/refund-return";
import { requestReturn } from "@/lib/domain/returns/request-return";
import { asId, type AccountId, type CartId, type CheckoutId, type FulfillmentId, type FulfillmentLineId, type OrderId, type ReturnId, type ReturnLineId, type ReturnUnitId, type SessionId, type StaffId } from "@/lib/kernel/ids";

/** What the process that dies must know: plain text. */
export type Errand = { cartId: string; checkoutId: string; key: string; orderId: string; partId: string; code: string; returnId: string };

/** One operation that a process is killed in. */
export type Walk = {
  /** Everything up to the operation. */
  prepare(world: KillsWorld): Promise<Errand>;
  /** The operation, in the process that dies. */
  run(errand: Errand): Promise<unknown>;
  /** What must be true when it has been finished or undone, whatever the step it was interrupted at. */
  expect(errand: Errand): Promise<string | null>;
};

export type KillsWorld = { shop: Shop };

const machine = systemPermit("kills");
/** Whoever stands at the counter in the process that dies: the same person as in the one that prepares. */
const clerk = permit({ kind: "staff", staffId: asId<StaffId>("01900000-0000-7000-8000-000000000001"), accountId: asId<AccountId>("01900000-0000-7000-8000-000000000002"), sessionId: asId<SessionId>("01900000-0000-7000-8000-000000000003"), name: "Ana", role: "admin", storeIds: "all" }, "fulfillment.work", { channel: "store" });

/** The worker's part: every due job that moves money or ends an order, once. */
export const runJobs = (): Promise<void> => runOnce({ connectionString: directUrl(), taskList: { settle_payments: tasks.settle_payments, complete_order: tasks.complete_order, finish_return: tasks.finish_return }, noHandleSignals: true, logger: new Logger(() => () => undefined) });

/** What is killed: one entry adds an operation. */
export const walks: Record<string, Walk> = {
  checkout: {
    prepare: (world) => begin(world),
    run: (errand) => completeCheckout(placing(errand), paymentOf(errand)),
    expect: async (errand) => {
      const [again, order] = [await pay(errand), await orderOf(errand)];
      return again === "placed" && order === "placed" ? null : `paying again under the same key ended with ${again}, and the order is ${order}`;
    },
  },
  "checkout without stock": {
    prepare: async (world) => {
      const errand = await begin(world);
      await transaction(async (tx) => {
        // The goods went and the hold ran out after the payment form was shown.
        await tx.execute(sql`update hold set expires_at = shop_clock() - interval '1 second' where checkout_id = ${errand.checkoutId}`);
        await tx.execute(sql`insert into stock_movement (variant_id, location_id, kind, quantity, on_hand_delta, allocated_delta, reason, actor_kind, cause_kind, cause_id)
          select variant_id, location_id, 'adjusted', on_hand - allocated, -(on_hand - allocated), 0, 'theft', 'system', 'kills', ${randomUUID()} from stock_level where variant_id = ${world.shop.lamp} and location_id = ${world.shop.seattle} and on_hand > allocated`);
        await tx.execute(sql`update stock_level set on_hand = allocated where variant_id = ${world.shop.lamp} and location_id = ${world.shop.seattle}`);
      });
      return errand;
    },
    run: (errand) => completeCheckout(placing(errand), paymentOf(errand)),
    expect: async (errand) => {
      const order = await orderOf(errand);
      const { rows } = await db.execute<{ failure_code: string; authorized: number; tasks: number }>(sql`
        select c.failure_code, (select count(*)::int from payment p where p.checkout_id = c.id and p.status in ('created', 'authorized')) as authorized,
          (select count(*)::int from task t where t.kind = 'payment_without_stock' and t.dedupe_key like 'payment_without_stock:' || c.id || ':%') as tasks from checkout c where c.id = ${errand.checkoutId}`);
      const [row] = rows;
      if (order !== "none" || row?.authorized !== 0) return `without stock there is an order (${order}) or money (${JSON.stringify(row)})`;
      return row.failure_code !== "out_of_stock" || row.tasks === 1 ? null : "staff see no task for a payment without stock";
    },
  },
  "hand-over": {
    prepare: (world) => ready(world),
    run: (errand) => transaction((tx) => handOver(tx, clerk, { fulfillmentId: asId<FulfillmentId>(errand.partId), proof: { kind: "code", code: errand.code } })),
    expect: async (errand) => {
      const given = await transaction((tx) => handOver(tx, clerk, { fulfillmentId: asId<FulfillmentId>(errand.partId), proof: { kind: "code", code: errand.code } }));
      await runJobs();
      return given.isHandedOver ? charged(errand) : `handing over again was refused: ${given.code}`;
    },
  },
  capture: {
    prepare: async (world) => {
      const errand = await ready(world);
      await transaction((tx) => handOver(tx, clerk, { fulfillmentId: asId<FulfillmentId>(errand.partId), proof: { kind: "code", code: errand.code } }));
      return errand;
    },
    run: runJobs,
    expect: charged,
  },
  refund: {
    prepare: async (world) => {
      const errand = await ready(world);
      await transaction((tx) => handOver(tx, clerk, { fulfillmentId: asId<FulfillmentId>(errand.partId), proof: { kind: "code", code: errand.code } }));
      await runJobs();
      return errand;
    },
    run: async (errand) => {
      await transaction((tx) => requestRefund(tx, also(clerk, "orders.service"), { fulfillmentId: asId<FulfillmentId>(errand.partId), amountMinor: 500, reason: "goodwill", key: `refund:${errand.orderId}` }));
      await settleOrderMoney(machine, { orderId: asId<OrderId>(errand.orderId) });
    },
    expect: async (errand) => {
      const refunded = await moneyOf(errand);
      return refunded.pending === 0 && (refunded.refunded === 0 || refunded.refunded === 500) ? null : `the refund is neither done nor undone: ${JSON.stringify(refunded)}`;
    },
  },
  return: {
    prepare: async (world) => {
      const errand = await ready(world);
      await transaction((tx) => handOver(tx, clerk, { fulfillmentId: asId<FulfillmentId>(errand.partId), proof: { kind: "code", code: errand.code } }));
      await runJobs();
      return received(world, errand);
    },
    run: async (errand) => {
      await takeBack(errand);
      await runJobs();
    },
    expect: async (errand) => {
      await takeBack(errand);
      await runJobs();
      const { rows: [back] } = await db.execute<{ status: string; units: number; accepted: number }>(sql`
        select r.status, (select coalesce(sum(quantity), 0)::int from stock_movement where cause_kind = 'return' and kind = 'returned' and cause_id = ${errand.returnId}) as units,
          (select sum(u.amount_minor)::int from return_unit u join return_line l on l.id = u.return_line_id where l.return_id = r.id and u.status = 'accepted') as accepted from goods_return r where r.id = ${errand.returnId}`);
      const money = await moneyOf(errand);
      return back?.status === "refunded" && back.units === 3 && money.refunded === back.accepted && money.pending === 0 ? null : `the return is half done: ${JSON.stringify({ back, money })}`;
    },
  },
  cancellation: {
    prepare: async (world) => {
      const errand = await begin(world);
      await pay(errand);
      return partOf(errand);
    },
    run: async (errand) => {
      await transaction((tx) => cancelOrder(tx, shopper(), { orderId: asId<OrderId>(errand.orderId), reason: "changed mind" }));
      await runJobs();
    },
    expect: async (errand) => {
      const order = await orderOf(errand);
      const money = await moneyOf(errand);
      const isUndone = order === "placed" && money.voided === 0;
      const isDone = order === "cancelled" && money.voided === money.amount;
      return money.pending === 0 && (isDone || isUndone) ? null : `the cancellation is half done: ${order}, ${JSON.stringify(money)}`;
    },
  },
  sweeper: {
    prepare: async (world) => {
      const errand = await begin(world);
      await completeCheckout(placing(errand), { ...paymentOf(errand), token: "timeout_token" });
      return errand;
    },
    run: () => finishStuckCheckouts(machine, { olderThanMs: 0 }),
    expect: async (errand) => ((await orderOf(errand)) === "placed" ? null : `the order is ${await orderOf(errand)}`),
  },
};

/** A shop with plenty of goods, and the person at its counter. */
export async function openKillsWorld(): Promise<KillsWorld> {
  return transaction(async (tx) => {
    const shop = await openStockedShop(tx);
    await tx.execute(sql`update location set pickups_per_hour = 10000`);
    await tx.execute(sql`insert into account (id, email) values (${clerk.actor.accountId}, 'ana@alderway.example')`);
    await tx.execute(sql`insert into staff (id, account_id, name, role) values (${clerk.actor.staffId}, ${clerk.actor.accountId}, 'Ana', 'admin')`);
    return { shop };
  });
}

async function begin({ shop }: KillsWorld): Promise<Errand> {
  const wanted: Wanted[] = [{ variantId: shop.lamp, quantity: 1, method: "pickup", storeId: shop.seattle }, { variantId: shop.mug, quantity: 2, method: "pickup", storeId: shop.seattle }];
  const buyer = await transaction(async (tx) => {
    await receiveStock(tx, machine, { lines: wanted.map(({ variantId, quantity }) => ({ variantId, quantity, locationId: shop.seattle })) });
    return readyToPay(tx, wanted);
  });
  return { cartId: buyer.by.actor.cartId ?? "", checkoutId: buyer.checkoutId, key: randomUUID(), orderId: "", partId: "", code: "", returnId: "" };
}

/** Placed, picked and staged. */
async function ready(world: KillsWorld): Promise<Errand> {
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
async function received({ shop }: KillsWorld, errand: Errand): Promise<Errand> {
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
async function takeBack({ returnId }: Errand): Promise<void> {
  const id = asId<ReturnId>(returnId);
  const { rows: units } = await db.execute<{ id: ReturnUnitId }>(sql`select u.id from return_unit u join return_line l on l.id = u.return_line_id where l.return_id = ${returnId} and u.outcome is null`);
  if (units.length > 0) await transaction((tx) => inspectReturn(tx, also(clerk, "returns.work"), { returnId: id, units: units.map((unit) => ({ unitId: unit.id, outcome: "restock" as const, note: "" })) }));
  await transaction((tx) => refundReturn(tx, also(clerk, "returns.refund"), { returnId: id }));
}

const placing = ({ cartId }: Errand): Buyer["by"] => permit({ kind: "guest", deviceId: null, cartId: asId<CartId>(cartId) }, "orders.place", { channel: "web" });
const paymentOf = (errand: Errand): CompleteInput => payment({ by: placing(errand), checkoutId: asId<CheckoutId>(errand.checkoutId) }, "success_token", errand.key);

/** The shopper presses the button again. */
async function pay(errand: Errand): Promise<string> {
  const ask = (key: string) => completeCheckout(placing(errand), { ...paymentOf(errand), idempotencyKey: key }).then((done) => done.status, (error: unknown) => (error instanceof Error && "code" in error ? String(error.code) : String(error)));
  const answer = await ask(errand.key);
  return answer === "gateway_down" ? ask(randomUUID()) : answer;
}

async function partOf(errand: Errand): Promise<Errand> {
  const { rows } = await db.execute<{ order_id: string; id: string; code: string }>(sql`select f.order_id, f.id, f.pickup_code as code from fulfillment f join "order" o on o.id = f.order_id where o.checkout_id = ${errand.checkoutId}`);
  return { ...errand, orderId: rows[0]?.order_id ?? "", partId: rows[0]?.id ?? "", code: rows[0]?.code ?? "" };
}

async function orderOf({ checkoutId }: Errand): Promise<string> {
  const { rows } = await db.execute<{ status: string }>(sql`select status from "order" where checkout_id = ${checkoutId}`);
  return rows[0]?.status ?? "none";
}

type Money = { amount: number; captured: number; voided: number; refunded: number; pending: number };

async function moneyOf({ checkoutId }: Errand): Promise<Money> {
  const { rows } = await db.execute<Money>(sql`
    select coalesce(sum(p.amount_minor), 0)::int as amount, coalesce(sum(p.captured_minor), 0)::int as captured, coalesce(sum(p.voided_minor), 0)::int as voided, coalesce(sum(p.refunded_minor), 0)::int as refunded,
      (select count(*)::int from payment_operation o join payment q on q.id = o.payment_id where q.checkout_id = ${checkoutId} and o.status = 'pending') as pending from payment p where p.checkout_id = ${checkoutId} and p.order_id is not null`);
  return rows[0] ?? { amount: 0, captured: 0, voided: 0, refunded: 0, pending: 0 };
}

/** Everything was handed over, charged once, and the order is over. */
async function charged(errand: Errand): Promise<string | null> {
  const [order, money] = [await orderOf(errand), await moneyOf(errand)];
  return order === "completed" && money.captured === money.amount && money.pending === 0 ? null : `handed over, and the order is ${order} with ${JSON.stringify(money)}`;
}
