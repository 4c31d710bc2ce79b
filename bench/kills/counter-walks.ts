import { randomUUID } from "node:crypto";
import { sql } from "drizzle-orm";
import { db, transaction } from "@/db/client";
import { also } from "@/lib/domain/fulfillment/counter.testing";
import { handOver } from "@/lib/domain/fulfillment/hand-over";
import { createRegister } from "@/lib/domain/identity/set-up-register";
import { receiveStock } from "@/lib/domain/inventory/receive-stock";
import { getSwapQuote } from "@/lib/domain/returns/get-swap-quote";
import { swapAtCounter, type CounterSwap } from "@/lib/domain/returns/swap-return";
import { takeBackSale } from "@/lib/domain/returns/take-back-sale";
import { openCashSession } from "@/lib/domain/till/open-cash-session";
import { sellAtTill } from "@/lib/domain/till/sell-at-till";
import { saleInput } from "@/lib/domain/till/till-input";
import { voidSale, type TakeBack } from "@/lib/domain/till/void-sale";
import { asId, type CartId, type FulfillmentId, type FulfillmentLineId, type LocationId, type OrderId, type RegisterId } from "@/lib/kernel/ids";
import { Refusal } from "@/lib/kernel/refusal";
import { nothing, type Errand } from "./errand";
import { clerk, machine, ready, runJobs, sellerAt } from "./errands";
import type { Walk } from "./walk";

/** What happens where the shopper stands: a lamp sold for cash and a card, such a sale made void, and a lamp swapped for more on one screen. */
export const counterWalks: Record<string, Walk> = {
  "till sale": {
    prepare: async ({ shop, registerId }) => {
      await transaction((tx) => receiveStock(tx, machine, { lines: [{ variantId: shop.lamp, locationId: shop.seattle, quantity: 1 }] }));
      return { ...nothing, cartId: randomUUID(), registerId, placeId: shop.seattle, goods: [shop.lamp] };
    },
    run: async (errand) => {
      await sell(errand, "attempt-1");
      await runJobs();
    },
    expect: async (errand) => {
      const first = await sell(errand, "attempt-1").then(() => null, codeOf);
      const again = first && (await sell(errand, "attempt-2").then(() => null, codeOf));
      if (again) return `selling again was refused: ${first}, then ${again}`;
      await runJobs();
      const { rows } = await db.execute<{ status: string; left: number; drawer: number; open: number; paid: number }>(sql`
        select o.status, (select coalesce(sum(m.quantity), 0)::int from stock_movement m join fulfillment f on f.id::text = m.cause_id where f.order_id = o.id and m.kind = 'handed_over') as left,
          (select sum(cash_due_minor)::int from till_sale where id = c.cart_id) as drawer, (select coalesce(sum(p.amount_minor - p.captured_minor), 0)::int from payment p where p.order_id = o.id) as open, (select sum(p.captured_minor)::int from payment p where p.order_id = o.id) as paid
        from checkout c join "order" o on o.checkout_id = c.id where c.cart_id = ${errand.cartId}`);
      const [row, ...others] = rows;
      return others.length === 0 && row?.status === "completed" && row.left === 1 && row.drawer === coverMinor && row.open === 0 && row.paid === lampMinor ? null : `the sale is half done: ${JSON.stringify(rows)}`;
    },
  },
  "till void": {
    prepare: async ({ shop }) => {
      // A drawer of its own: only the last sale of a drawer is made void.
      const registerId = await transaction(async (tx) => {
        await receiveStock(tx, machine, { lines: [{ variantId: shop.lamp, locationId: shop.seattle, quantity: 1 }] });
        const id = await createRegister(tx, also(clerk, "till.manage"), { locationId: shop.seattle, name: `Till ${randomUUID()}` });
        await openCashSession(tx, sellerAt({ registerId: id, locationId: shop.seattle }), { floatMinor: 10_000 });
        return id;
      });
      const errand: Errand = { ...nothing, cartId: randomUUID(), registerId, placeId: shop.seattle, goods: [shop.lamp] };
      const { orderId } = await sell(errand, "attempt-1");
      await runJobs();
      return { ...errand, orderId };
    },
    run: async (errand) => {
      await makeVoid(errand);
      await runJobs();
    },
    expect: async (errand) => {
      await makeVoid(errand);
      await runJobs();
      const { rows: [row] } = await db.execute<{ voided: boolean; back: number; drawer: number; refunded: number; open: number }>(sql`
        select s.voided_at is not null as voided, (select coalesce(sum(m.quantity), 0)::int from stock_movement m join goods_return r on r.id::text = m.cause_id where r.order_id = ${errand.orderId} and m.kind = 'returned') as back,
          (select coalesce(sum(amount_minor), 0)::int from cash_movement where session_id = s.session_id and kind = 'void') as drawer,
          (select coalesce(sum(refunded_minor + voided_minor), 0)::int from payment where order_id = ${errand.orderId}) as refunded,
          (select count(*)::int from payment_operation w join payment p on p.id = w.payment_id where p.order_id = ${errand.orderId} and w.status = 'pending') as open
        from till_sale s where s.id = ${errand.cartId}`);
      return row?.voided && row.back === 1 && row.drawer === -coverMinor && row.refunded === lampMinor && row.open === 0 ? null : `the sale is half void: ${JSON.stringify(row)}`;
    },
  },
  exchange: {
    prepare: async (world) => {
      const errand = await ready(world);
      const { shop } = world;
      await transaction((tx) => handOver(tx, clerk, { fulfillmentId: asId<FulfillmentId>(errand.partId), proof: { kind: "code", code: errand.code } }));
      await runJobs();
      await transaction((tx) => receiveStock(tx, machine, { lines: [shop.lamp, shop.mug].map((variantId) => ({ variantId, locationId: shop.seattle, quantity: 1 })) }));
      const { rows: [lamp] } = await db.execute<{ id: FulfillmentLineId; number: string }>(sql`
        select l.id, o.number from fulfillment_line l join fulfillment f on f.id = l.fulfillment_id join "order" o on o.id = f.order_id where f.id = ${errand.partId} and l.variant_id = ${shop.lamp}`);
      const made: Errand = { ...errand, key: randomUUID(), lineId: lamp?.id ?? "", placeId: shop.seattle, goods: [shop.lamp, shop.mug] };
      const { back, items, locationId } = swapOf(made, "quote");
      const quoted = await getSwapQuote(also(clerk, "returns.work"), { orderNumber: lamp?.number ?? "", locationId, back, items }, db);
      return { ...made, dueMinor: quoted?.money.dueMinor ?? 0 };
    },
    run: async (errand) => {
      await swapAtCounter(also(clerk, "returns.work"), swapOf(errand, "attempt-1"));
      await runJobs();
    },
    expect: async (errand) => {
      const again = await swapAtCounter(also(clerk, "returns.work"), swapOf(errand, "attempt-2")).then(() => null, codeOf);
      if (again && again !== "illegal_move") return `swapping again was refused: ${again}`;
      await runJobs();
      const { rows: [row] } = await db.execute<{ returns: string; back: number; parts: number; credit: number; paid: number; open: number }>(sql`
        select (select string_agg(status, ',') from goods_return where order_id = ${errand.orderId}) as returns,
          (select coalesce(sum(m.quantity), 0)::int from stock_movement m join goods_return r on r.id::text = m.cause_id where r.order_id = ${errand.orderId} and m.kind = 'returned') as back,
          (select count(*)::int from fulfillment where order_id = ${errand.orderId} and method = 'carry_out') as parts, (select credit_minor from "order" where id = ${errand.orderId}) as credit,
          (select coalesce(sum(captured_minor), 0)::int from payment p join fulfillment f on f.id = p.fulfillment_id where f.order_id = ${errand.orderId} and f.method = 'carry_out') as paid,
          (select count(*)::int from payment_operation w join payment p on p.id = w.payment_id where p.order_id = ${errand.orderId} and w.status = 'pending') as open`);
      const isWhole = row?.returns === "exchanged" && row.back === 1 && row.parts === 1 && row.credit === lampMinor && row.paid === errand.dueMinor && row.open === 0;
      return isWhole ? null : `the exchange is half done: ${JSON.stringify({ row, due: errand.dueMinor })}`;
    },
  },
};

/** A lamp with Seattle's tax, and what of it is paid in cash. */
const [lampMinor, coverMinor] = [14_203, 5_000];

function sell(errand: Errand, attempt: string) {
  const [lamp = ""] = errand.goods;
  const input = saleInput.parse({
    saleId: errand.cartId, attempt, lines: [{ variantId: lamp, quantity: 1 }], customerId: null, email: null, totalMinor: lampMinor,
    cash: { coverMinor, receivedMinor: coverMinor }, card: "4242424242424242",
  });
  return sellAtTill(sellerOf(errand), input);
}

function makeVoid(errand: Errand) {
  const takeBack: TakeBack = (tx, _actor, sale) => takeBackSale(tx, { work: also(clerk, "returns.work"), refund: also(clerk, "returns.refund") }, sale);
  return transaction((tx) => voidSale(tx, sellerOf(errand), { saleId: asId<CartId>(errand.cartId), reason: "wrong lamp", approver: null }, takeBack));
}

const sellerOf = ({ registerId, placeId }: Errand) => sellerAt({ registerId: asId<RegisterId>(registerId), locationId: asId<LocationId>(placeId) });

const swapOf = ({ orderId, placeId, key, lineId, goods, dueMinor }: Errand, attempt: string): CounterSwap => ({
  orderId: asId<OrderId>(orderId), locationId: asId<LocationId>(placeId), key, attempt, way: { kind: "carry_out" }, dueMinor, backMinor: 0, items: goods.map((sku) => ({ sku, quantity: 1 })),
  back: [{ lineId: asId<FulfillmentLineId>(lineId), quantity: 1, reason: "changed_mind", outcome: "restock", note: "" }], card: { token: "success_token", brand: "Visa", last4: "4242" },
});

function codeOf(error: unknown): string {
  if (error instanceof Refusal) return error.code;
  throw error;
}
