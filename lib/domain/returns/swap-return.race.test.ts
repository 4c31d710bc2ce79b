import { sql } from "drizzle-orm";
import { expect } from "vitest";
import { db, transaction } from "@/db/client";
import { raceTest } from "@/db/testing";
import { levelOf, moneyOf, shopper } from "@/lib/domain/fulfillment/counter.testing";
import { systemPermit } from "@/lib/domain/identity/permit";
import { finishStuckCheckouts } from "@/lib/domain/orders/finish-stuck-checkouts";
import { testGateway } from "@/lib/domain/payments/choose-gateway";
import { GatewaySilence, type PaymentGateway } from "@/lib/domain/payments/gateway";
import { authorizeAt } from "@/lib/domain/payments/payments.testing";
import { settlePayments } from "@/lib/domain/payments/settle-payments";
import { newId } from "@/lib/kernel/ids";
import { inspectReturn } from "./inspect-return";
import { brought, handedOver, lampsOf, priceAt, statusOf, type Given } from "./returns.testing";
import { swapAtCounter, swapReturn, type Swap } from "./swap-return";

const machine = systemPermit("test");
const visa = { token: "success_token", brand: "Visa" as const, last4: "4242" };

/** A lamp of 10.00 was accepted in Bend, where a mug costs 6.50 today. */
async function accepted(): Promise<{ world: Given; wish: Omit<Swap, "key" | "card"> }> {
  const { ref } = await authorizeAt(testGateway(), 4_000);
  const { world, returnId } = await transaction(async (tx) => {
    const made = await handedOver(tx, { ref });
    await priceAt(tx, made.counter, { lamp: 1_000, mug: 650 });
    const { returnId: id, units } = await brought(tx, made, shopper(), 1);
    await inspectReturn(tx, made.ben, { returnId: id, units: units.map((unit) => ({ unitId: unit.id, outcome: "restock" as const, note: "" })) });
    return { world: made, returnId: id };
  });
  await settlePayments(machine, { orderId: world.placed.orderId });
  return { world, wish: { returnId, items: [{ sku: "FERN-MUG", quantity: 2 }], way: { kind: "carry_out" }, dueMinor: 300, backMinor: 0 } };
}

const done = (all: PromiseSettledResult<unknown>[]) => all.filter(({ status }) => status === "fulfilled").length;

raceTest("pressed five times at once the difference is charged once, the mugs leave once, and the books of the bank agree", async () => {
  const { world, wish } = await accepted();
  const { counter, placed, ben } = world;
  const key = newId<string>();
  const all = await Promise.allSettled([...Array.from({ length: 3 }, () => swapReturn(ben, { ...wish, key, card: visa })), ...Array.from({ length: 2 }, () => swapReturn(ben, { ...wish, key: newId<string>(), card: visa }))]);
  expect(done(all)).toBe(1);
  expect(await transaction((tx) => statusOf(tx, wish.returnId))).toBe("exchanged");
  expect(await transaction((tx) => levelOf(tx, counter.mug, counter.bend))).toMatchObject({ on_hand: 8, allocated: 0 });
  expect(await transaction((tx) => moneyOf(tx, placed.orderId))).toEqual(["capture 4000", "capture 300"]);
  await settlePayments(machine, { orderId: placed.orderId });
  expect(await testGateway().books()).toMatchObject({ capturedMinor: 4_300, refundedMinor: 0 });
});

raceTest("taken along and sent home in one exchange the card is asked once for both parts, each with its share, and pays each when it leaves", async () => {
  const { world, wish } = await accepted();
  const { placed, ben } = world;
  const home = { kind: "ship" as const, address: { name: "Maya Lin", line1: "1 Oak St", line2: "", city: "Portland", state: "OR", postcode: "97205" } };
  const both = { ...wish, items: [{ sku: "FERN-MUG", quantity: 2, isNow: true }, { sku: "ALDER-LAMP", quantity: 1 }], way: home, dueMinor: 1_300 };
  const key = newId<string>();
  expect(done(await Promise.allSettled(Array.from({ length: 3 }, () => swapReturn(ben, { ...both, key, card: visa }))))).toBe(1);
  await settlePayments(machine, { orderId: placed.orderId });
  const { rows } = await db.execute(sql`select f.method, f.status, f.total_minor, p.amount_minor, p.captured_minor from fulfillment f join payment p on p.fulfillment_id = f.id where f.order_id = ${placed.orderId} and f.id <> ${placed.fulfillmentId} order by f.number`);
  expect(rows).toEqual([{ method: "carry_out", status: "handed_over", total_minor: 735, amount_minor: 735, captured_minor: 735 }, { method: "ship", status: "open", total_minor: 565, amount_minor: 565, captured_minor: 0 }]);
  expect(await testGateway().books()).toMatchObject({ capturedMinor: 4_735, heldMinor: 565 });
});

raceTest("a declined card changes nothing, and a good one afterwards does", async () => {
  const { world, wish } = await accepted();
  await expect(swapReturn(world.ben, { ...wish, key: newId<string>(), card: { ...visa, token: "fail_token" } })).rejects.toMatchObject({ code: "card_declined" });
  expect(await transaction((tx) => statusOf(tx, wish.returnId))).toBe("inspected");
  expect(await swapReturn(world.ben, { ...wish, key: newId<string>(), card: visa })).toMatchObject({ dueMinor: 300 });
});

raceTest("where the last mug was sold meanwhile, the card gets its money back at once and the return waits as before", async () => {
  const { world, wish } = await accepted();
  await expect(swapReturn(world.ben, { ...wish, items: [{ sku: "FERN-MUG", quantity: 11 }], dueMinor: 6_150, key: newId<string>(), card: visa })).rejects.toMatchObject({ code: "out_of_stock" });
  expect(await transaction((tx) => statusOf(tx, wish.returnId))).toBe("inspected");
  const { rows } = await db.execute(sql`select status, amount_minor from payment where order_id is null`);
  expect(rows).toEqual([{ status: "voided", amount_minor: 6_150 }]);
});

raceTest("killed after the bank said yes, nothing is exchanged and the money is given back by itself", async () => {
  const { world, wish } = await accepted();
  const real = testGateway();
  const killed = Object.assign(Object.create(real), {
    authorize: async (request: Parameters<PaymentGateway["authorize"]>[0]) => {
      await real.authorize(request);
      throw new GatewaySilence("killed");
    },
  }) as PaymentGateway; // the real gateway but for one method
  await expect(swapReturn(world.ben, { ...wish, key: newId<string>(), card: visa }, killed)).rejects.toMatchObject({ code: "card_unclear" });
  await finishStuckCheckouts(machine, { olderThanMs: 0 });
  expect(await transaction((tx) => statusOf(tx, wish.returnId))).toBe("inspected");
  expect((await db.execute(sql`select status from payment where order_id is null`)).rows).toEqual([{ status: "voided" }]);
  expect(await swapReturn(world.ben, { ...wish, key: newId<string>(), card: visa })).toMatchObject({ dueMinor: 300, backMinor: 0 });
});

raceTest("the counter swap asks the card once, also when it is pressed three times under one name, and gives it back where the shelf is empty", async () => {
  const { ref } = await authorizeAt(testGateway(), 4_000);
  const world = await transaction(async (tx) => {
    const made = await handedOver(tx, { ref });
    await priceAt(tx, made.counter, { lamp: 1_000, mug: 650 });
    return made;
  });
  const { counter, placed, ben } = world;
  await settlePayments(machine, { orderId: placed.orderId });
  const back = [{ lineId: lampsOf(placed).lineId, quantity: 1, reason: "changed_mind" as const, outcome: "restock" as const, note: "" }];
  const wish = { orderId: placed.orderId, locationId: counter.bend, key: newId<string>(), back, way: { kind: "carry_out" as const }, dueMinor: 300, backMinor: 0, items: [{ sku: "FERN-MUG", quantity: 2 }], card: visa };
  await expect(swapAtCounter(ben, { ...wish, items: [{ sku: "FERN-MUG", quantity: 11 }], dueMinor: 6_150, attempt: newId<string>() })).rejects.toMatchObject({ code: "out_of_stock" });
  const attempt = newId<string>();
  expect(done(await Promise.allSettled(Array.from({ length: 3 }, () => swapAtCounter(ben, { ...wish, attempt }))))).toBe(1);
  await settlePayments(machine, { orderId: placed.orderId });
  expect(await testGateway().books()).toMatchObject({ capturedMinor: 4_300, refundedMinor: 0, heldMinor: 0 });
  expect(await transaction((tx) => levelOf(tx, counter.lamp, counter.bend))).toMatchObject({ on_hand: 11, quality_check: 0 });
});
