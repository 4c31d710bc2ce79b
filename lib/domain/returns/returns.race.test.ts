import { sql } from "drizzle-orm";
import pg from "pg";
import { expect } from "vitest";
import { transaction, type Tx } from "@/db/client";
import { raceTest } from "@/db/testing";
import { also, hire, shopper } from "@/lib/domain/fulfillment/counter.testing";
import { systemPermit } from "@/lib/domain/identity/permit";
import { getAvailability } from "@/lib/domain/inventory/get-availability";
import { testGateway } from "@/lib/domain/payments/choose-gateway";
import { GatewaySilence, type PaymentGateway } from "@/lib/domain/payments/gateway";
import { authorizeAt } from "@/lib/domain/payments/payments.testing";
import { settlePayments } from "@/lib/domain/payments/settle-payments";
import { newId, type AccountId, type CustomerId, type OrderId, type ReturnId } from "@/lib/kernel/ids";
import { cancelReturn } from "./cancel-return";
import { expireReturns } from "./expire-returns";
import { finishReturn } from "./finish-return";
import { inspectReturn } from "./inspect-return";
import { refundReturn } from "./refund-return";
import { requestReturn } from "./request-return";
import { brought, handedOver, receiveAll, statusOf, storyOf, wanted, type Given } from "./returns.testing";

const maya = shopper();
const machine = systemPermit("test");

/** Maya's order, paid at the gateway: three lamps and a mug for 40.00. */
async function given(): Promise<Given> {
  const { ref } = await authorizeAt(testGateway(), 4_000);
  const world = await transaction((tx) => handedOver(tx, { ref }));
  await settlePayments(machine, { orderId: world.placed.orderId });
  return world;
}

async function inspected(world: Given): Promise<ReturnId> {
  return transaction(async (tx) => {
    const { returnId, units } = await brought(tx, world, maya, 2);
    await inspectReturn(tx, world.ben, { returnId, units: units.map(({ id }) => ({ unitId: id, outcome: "restock" as const, note: "" })) });
    return returnId;
  });
}

/** What the worker does after money moved. */
async function follow(orderId: OrderId, provider?: PaymentGateway): Promise<void> {
  await settlePayments(machine, { orderId }, provider);
  const { rows } = await transaction((tx) => tx.execute<{ id: number }>(sql`select id::float8 as id from event where kind = 'payment.refunded' and order_id = ${orderId} order by id`));
  for (const { id } of rows) await finishReturn(machine, { eventId: id });
}

const done = (all: PromiseSettledResult<unknown>[]) => all.filter(({ status }) => status === "fulfilled").length;

raceTest("the same form sent eight times at once is one return, and the last lamp goes into one of many", async () => {
  const { placed: { orderId }, placed } = await given();
  const key = newId<string>();
  const same = await Promise.all(Array.from({ length: 8 }, () => transaction((tx) => requestReturn(tx, maya, { orderId, key, lines: wanted(placed, 2) }))));
  expect(new Set(same.map(({ returnId }) => returnId)).size).toBe(1);
  const others = await Promise.allSettled(Array.from({ length: 8 }, () => transaction((tx) => requestReturn(tx, maya, { orderId, key: newId(), lines: wanted(placed, 1) }))));
  expect(done(others)).toBe(1);
});

raceTest("two tills receive the same goods at once: one has them, and neither calls it off meanwhile", async () => {
  const world = await given();
  const { counter, placed, ana, ben } = world;
  const { returnId } = await transaction((tx) => requestReturn(tx, maya, { orderId: placed.orderId, key: newId(), lines: wanted(placed, 2) }));
  const all = await Promise.allSettled([
    transaction((tx) => receiveAll(tx, ana, returnId, counter.portland)), transaction((tx) => receiveAll(tx, ben, returnId, counter.bend)),
    transaction((tx) => cancelReturn(tx, maya, { returnId, orderId: placed.orderId, reason: "No longer" })),
  ]);
  expect(done(all)).toBe(1);
  expect((await transaction((tx) => storyOf(tx, returnId))).slice(2)).toHaveLength(1);
});

raceTest("two tills inspect and refund the same unit at once: it comes back once and is paid once", async () => {
  const world = await given();
  const { counter, placed: { orderId }, ben } = world;
  const { returnId, units } = await transaction((tx) => brought(tx, world, maya, 2));
  const decide = (outcome: "restock" | "write_off") => transaction((tx) => inspectReturn(tx, ben, { returnId, units: units.map(({ id }) => ({ unitId: id, outcome, note: "" })) }));
  expect(done(await Promise.allSettled([decide("restock"), decide("write_off"), decide("restock")]))).toBeGreaterThan(0);
  const ledger = await transaction((tx) => tx.execute<{ units: number }>(sql`select sum(quantity)::int as units from stock_movement where kind = 'returned' and location_id = ${counter.bend}`));
  expect(ledger.rows[0]?.units).toBe(2);
  const carl = await transaction((tx) => hire(tx, "Carl", "returns.refund", "all", "service_agent"));
  const paid = await Promise.all([also(ben, "returns.refund"), carl, carl, also(ben, "returns.refund")].map((by) => transaction((tx) => refundReturn(tx, by, { returnId }))));
  expect(paid).toEqual(Array.from({ length: 4 }, () => ({ amountMinor: 2000 })));
  await Promise.all([follow(orderId), follow(orderId), follow(orderId)]);
  expect(await testGateway().books()).toMatchObject({ capturedMinor: 4_000, refundedMinor: 2_000 });
  expect((await transaction((tx) => storyOf(tx, returnId))).filter((kind) => kind.startsWith("refund"))).toEqual(["refund_asked", "refunded"]);
});

raceTest("a unit put back on sale is sold by the shop, and open pages are told, within a second of the decision; one set aside is not", async ({ url }) => {
  const world = await given();
  const { counter, ben } = world;
  const { returnId, units } = await transaction((tx) => brought(tx, world, maya, 2));
  const offered = async () => (await getAvailability({ variantIds: [counter.lamp], locationIds: [counter.bend], channel: "web" }))[0]?.quantity;
  expect(await offered()).toBe(10);
  const decide = () => transaction((tx) => inspectReturn(tx, ben, { returnId, units: units.map(({ id }, n) => ({ unitId: id, outcome: n === 0 ? "restock" as const : "quarantine" as const, note: "" })) }));
  const page = new pg.Client({ connectionString: url });
  await page.connect();
  await page.query("listen live");
  const told = new Promise((resolve) => page.on("notification", ({ payload = "" }) => payload.includes(counter.lamp) && resolve(payload)));
  const began = performance.now();
  await decide();
  await told;
  expect(await offered()).toBe(11);
  expect(performance.now() - began, "milliseconds from the decision until a page that was told sees the unit").toBeLessThan(1_000);
  await page.end();
  await transaction((tx) => refundReturn(tx, also(ben, "returns.refund"), { returnId }));
  await follow(world.placed.orderId);
  expect(await decide()).toEqual({ status: "refunded" });
  expect(await offered()).toBe(11);
});

raceTest("a worker killed after the gateway paid and before it was written down pays nothing twice, and the return is finished", async () => {
  const world = await given();
  const { placed: { orderId }, ben } = world;
  const returnId = await inspected(world);
  await transaction((tx) => refundReturn(tx, also(ben, "returns.refund"), { returnId }));
  const real = testGateway();
  const killed = Object.assign(Object.create(real), {
    refund: async (request: Parameters<PaymentGateway["refund"]>[0]) => {
      await real.refund(request);
      throw new GatewaySilence("killed");
    },
  }) as PaymentGateway; // the real gateway but for one method
  await follow(orderId, killed);
  expect(await transaction((tx) => statusOf(tx, returnId))).toBe("inspected");
  expect(await testGateway().books()).toMatchObject({ refundedMinor: 2_000 });
  await follow(orderId);
  await follow(orderId);
  expect(await transaction((tx) => statusOf(tx, returnId))).toBe("refunded");
  expect(await testGateway().books()).toMatchObject({ refundedMinor: 2_000 });
});

raceTest("a refund that the gateway refused is asked for again, under a key of its own", async () => {
  const world = await given();
  const { placed: { orderId }, ben } = world;
  const returnId = await inspected(world);
  const refund = () => transaction((tx) => refundReturn(tx, also(ben, "returns.refund"), { returnId }));
  await refund();
  const refusing = Object.assign(Object.create(testGateway()), { refund: () => Promise.resolve({ status: "failed", code: "too_much" }) }) as PaymentGateway; // the real gateway but for one method
  await follow(orderId, refusing);
  expect(await transaction((tx) => statusOf(tx, returnId))).toBe("inspected");
  expect(await refund()).toEqual({ amountMinor: 2_000 });
  await follow(orderId);
  expect(await transaction((tx) => statusOf(tx, returnId))).toBe("refunded");
  expect(await testGateway().books()).toMatchObject({ refundedMinor: 2_000 });
});

raceTest("taken as store credit the money of a return is there once, whoever asks how often, and no bank is asked", async () => {
  const world = await given();
  const { placed: { orderId }, ben } = world;
  const returnId = await inspected(world);
  const refund = (refundTo?: "store_credit") => transaction((tx) => refundReturn(tx, also(ben, "returns.refund"), { returnId, refundTo }));
  await expect(refund("store_credit")).rejects.toMatchObject({ code: "no_credit" });
  const customerId = await transaction((tx) => withAccount(tx, orderId));
  expect(await Promise.all([refund("store_credit"), refund("store_credit"), refund()])).toEqual(Array.from({ length: 3 }, () => ({ amountMinor: 2_000 })));
  await Promise.all([follow(orderId), follow(orderId)]);
  expect(await transaction((tx) => statusOf(tx, returnId))).toBe("refunded");
  expect(await creditOf(customerId)).toEqual([2_000]);
  expect(await testGateway().books()).toMatchObject({ capturedMinor: 4_000, refundedMinor: 0 });
});

raceTest("what a bank would not take back becomes store credit when staff say so, once", async () => {
  const world = await given();
  const { placed: { orderId }, ben } = world;
  const returnId = await inspected(world);
  const customerId = await transaction((tx) => withAccount(tx, orderId));
  await transaction((tx) => refundReturn(tx, also(ben, "returns.refund"), { returnId }));
  await follow(orderId, Object.assign(Object.create(testGateway()), { refund: () => Promise.resolve({ status: "failed", code: "closed" }) }) as PaymentGateway); // the real gateway but for one method
  await transaction((tx) => refundReturn(tx, also(ben, "returns.refund"), { returnId, refundTo: "store_credit" }));
  await follow(orderId);
  expect([await transaction((tx) => statusOf(tx, returnId)), await creditOf(customerId), (await testGateway().books()).refundedMinor]).toEqual(["refunded", [2_000], 0]);
});

raceTest("returns that nobody brought are called off by the clock, once", async () => {
  const { placed } = await given();
  const { returnId } = await transaction((tx) => requestReturn(tx, maya, { orderId: placed.orderId, key: newId(), lines: wanted(placed, 1) }));
  expect(await expireReturns(machine)).toBe(0);
  await transaction((tx) => tx.execute(sql`update goods_return set bring_by = shop_clock() - interval '1 minute' where id = ${returnId}`));
  expect(await Promise.all([expireReturns(machine), expireReturns(machine)])).toContain(1);
  expect((await transaction((tx) => storyOf(tx, returnId))).filter((kind) => kind === "cancelled")).toHaveLength(1);
});

raceTest("a return that cannot be called off keeps no other from it, and the job counts as failed until it can", async () => {
  const { placed } = await given();
  const late = await transaction(async (tx) => {
    const asked = [];
    for (let n = 0; n < 2; n++) asked.push((await requestReturn(tx, maya, { orderId: placed.orderId, key: newId(), lines: wanted(placed, 1) })).returnId);
    await tx.execute(sql`update goods_return set bring_by = shop_clock() - interval '1 day' * array_position(${sql.param(asked.toReversed())}::uuid[], id)`);
    await tx.execute(sql.raw(`create function break_return() returns trigger language plpgsql as $$ begin if old.id = '${asked[0]}' then raise 'a figure of it is wrong'; end if; return new; end $$`));
    await tx.execute(sql`create trigger break_return before update on goods_return for each row execute function break_return()`);
    return asked;
  });
  const states = () => transaction(async (tx) => [await statusOf(tx, late[0]!), await statusOf(tx, late[1]!)]);
  await expect(expireReturns(machine)).rejects.toThrow();
  expect(await states()).toEqual(["approved", "cancelled"]);
  await transaction((tx) => tx.execute(sql`drop trigger break_return on goods_return`));
  expect(await expireReturns(machine)).toBe(1);
  expect(await states()).toEqual(["cancelled", "cancelled"]);
});

/** The buyer gets an account, where store credit can be spent. */
async function withAccount(tx: Tx, orderId: OrderId): Promise<CustomerId> {
  const [accountId, customerId] = [newId<AccountId>(), newId<CustomerId>()];
  await tx.execute(sql`insert into account (id, email, password_hash) values (${accountId}, ${`${accountId}@example.com`}, 'x')`);
  await tx.execute(sql`insert into customer (id, account_id, name) values (${customerId}, ${accountId}, 'Maya Lin')`);
  await tx.execute(sql`update "order" set customer_id = ${customerId}, account_id = ${accountId} where id = ${orderId}`);
  return customerId;
}

async function creditOf(customerId: CustomerId): Promise<number[]> {
  const { rows } = await transaction((tx) => tx.execute<{ balance_minor: number }>(sql`select balance_minor from stored_value where customer_id = ${customerId}`));
  return rows.map((row) => row.balance_minor);
}
