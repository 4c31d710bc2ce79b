import { randomUUID } from "node:crypto";
import { sql } from "drizzle-orm";
import { db, transaction } from "@/db/client";
import { also, shopper } from "@/lib/domain/fulfillment/counter.testing";
import { handOver } from "@/lib/domain/fulfillment/hand-over";
import { cancelOrder } from "@/lib/domain/orders/cancel-order";
import { completeCheckout } from "@/lib/domain/orders/complete-checkout";
import { finishStuckCheckouts } from "@/lib/domain/orders/finish-stuck-checkouts";
import { settleOrderMoney } from "@/lib/domain/orders/settle-order-money";
import { requestRefund } from "@/lib/domain/payments/request-refund";
import { asId, type FulfillmentId, type OrderId } from "@/lib/kernel/ids";
import { counterWalks } from "./counter-walks";
import { begin, carry, charged, clerk, drafted, machine, moneyOf, orderOf, partOf, pay, paymentOf, placing, ready, received, runJobs, takeBack } from "./errands";
import { officeWalks } from "./office-walks";
import { offlineWalks } from "./offline-walks";
import type { Walk } from "./walk";

/** What is killed: one entry adds an operation. */
export const walks: Record<string, Walk> = {
  ...counterWalks,
  ...officeWalks,
  ...offlineWalks,
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
  transfer: {
    prepare: (world) => drafted(world),
    run: (errand) => carry(errand),
    expect: async (errand) => {
      await carry(errand);
      const { rows } = await db.execute<{ status: string; left: number; arrived: number; incoming: number }>(sql`
        select t.status, (select coalesce(-sum(on_hand_delta), 0)::int from stock_movement where kind = 'transferred' and cause_id = t.id::text and on_hand_delta < 0) as left,
          (select coalesce(sum(on_hand_delta), 0)::int from stock_movement where kind = 'transferred' and cause_id = t.id::text and on_hand_delta > 0) as arrived,
          (select sum(incoming)::int from stock_level) as incoming from transfer t where t.id = ${errand.transferId}`);
      const [row] = rows;
      return row?.status === "closed" && row.left === 2 && row.arrived === 2 && row.incoming === 0 ? null : `the transfer is half done: ${JSON.stringify(row)}`;
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
