import { expect } from "vitest";
import { transaction } from "@/db/client";
import { raceTest } from "@/db/testing";
import { allocateStock } from "@/lib/domain/inventory/allocate-stock";
import { forgetOrders, shopper, writeOrder } from "@/lib/domain/locations/testing";
import { newId } from "@/lib/kernel/ids";
import { receiveUnits } from "./receive-units";
import { reportExtra } from "./report-extra";
import { sendTransfer } from "./send-transfer";
import { draft, openRoute, receive, scan, send, stateOf, stockAt, type Drafted } from "./transfers.testing";

raceTest("two receivers who scan at once never receive more than was sent, and no scan counts twice", async () => {
  const { route, sent } = await transaction(async (tx) => {
    const opened = await openRoute(tx);
    return { route: opened, sent: await send(tx, opened, 5) };
  });
  const scans = Array.from({ length: 8 }, () => scan(route, sent.transferId));
  const answers = await Promise.allSettled([...scans, ...scans].map((one) => transaction((tx) => receiveUnits(tx, route.receiver, one))));
  for (const answer of answers.filter((one) => one.status === "rejected")) expect(answer.reason).toMatchObject({ code: "already_received" });
  await transaction(async (tx) => {
    expect(await stockAt(tx, route.lamp, route.shop)).toMatchObject({ onHand: 5, incoming: 0 });
    expect(await stateOf(tx, sent.transferId)).toBe("received");
  });
});

raceTest("the last lamp goes to the shopper or onto the truck, never both", async () => {
  const rounds = await transaction(async (tx) => Promise.all([1, 2, 3, 4, 5, 6].map(async () => {
    const route = await openRoute(tx, 1);
    return { route, drafted: await draft(tx, route, 1), order: await writeOrder(tx, [{ variantId: route.lamp, locationId: route.warehouse, quantity: 1 }]) };
  })));
  for (const { route, drafted, order } of rounds) {
    const [sale, sending] = await Promise.allSettled([
      transaction((tx) => allocateStock(tx, shopper, order)),
      transaction((tx) => sendTransfer(tx, route.sender, { transferId: drafted.transferId, as: "listed" })),
    ]);
    expect([sale, sending].filter((one) => one.status === "fulfilled")).toHaveLength(1);
    const { onHand } = await transaction((tx) => stockAt(tx, route.lamp, route.warehouse));
    expect(onHand).toBe(sale.status === "fulfilled" ? 1 : 0);
    if (sale.status === "rejected") expect(sale.reason).toMatchObject({ code: "out_of_stock" });
    if (sending.status === "rejected") expect(sending.reason).toMatchObject({ code: "not_free" });
  }
  await transaction(forgetOrders);
});

raceTest("sent five times at once, the boxes leave once", async () => {
  const { route, drafted } = await transaction(async (tx) => {
    const opened = await openRoute(tx);
    return { route: opened, drafted: await draft(tx, opened, 4) };
  });
  const answers = await Promise.all(Array.from({ length: 5 }, () => transaction((tx) => sendTransfer(tx, route.sender, { transferId: drafted.transferId, as: "listed" }))));
  expect(answers).toEqual(Array.from({ length: 5 }, () => ({ units: 4 })));
  expect(await transaction((tx) => stockAt(tx, route.lamp, route.warehouse))).toMatchObject({ onHand: 6 });
});

raceTest("boxes that pass each other on the road never lock each other up", async () => {
  const { route, there, back } = await transaction(async (tx) => {
    const opened = await openRoute(tx, 30);
    await receive(tx, opened, await send(tx, opened, 10), 10);
    const home = { ...opened, warehouse: opened.shop, shop: opened.warehouse, sender: opened.receiver, receiver: opened.sender };
    const [going, coming]: [Drafted[], Drafted[]] = [[], []];
    for (let i = 0; i < 5; i++) going.push(await draft(tx, opened, 2));
    for (let i = 0; i < 5; i++) coming.push(await draft(tx, home, 2));
    return { route: opened, there: going, back: coming };
  });
  await Promise.all([
    ...there.map(({ transferId }) => transaction((tx) => sendTransfer(tx, route.sender, { transferId, as: "listed" }))),
    ...back.map(({ transferId }) => transaction((tx) => sendTransfer(tx, route.receiver, { transferId, as: "listed" }))),
  ]);
  await transaction(async (tx) => {
    expect(await stockAt(tx, route.lamp, route.warehouse)).toMatchObject({ onHand: 10, incoming: 10 });
    expect(await stockAt(tx, route.lamp, route.shop)).toMatchObject({ onHand: 0, incoming: 10 });
  });
});

raceTest("one report of a lamp too many, sent by two devices at once, takes it from the warehouse once", async () => {
  const { route, sent } = await transaction(async (tx) => {
    const opened = await openRoute(tx);
    const one = await send(tx, opened, 2);
    await receive(tx, opened, one, 2);
    return { route: opened, sent: one };
  });
  const report = { transferId: sent.transferId, reportId: newId<string>(), scanned: route.lamp, quantity: 1, note: "" };
  await Promise.all(Array.from({ length: 4 }, () => transaction((tx) => reportExtra(tx, route.receiver, report))));
  await transaction(async (tx) => {
    expect(await stockAt(tx, route.lamp, route.warehouse)).toMatchObject({ onHand: 7 });
    expect(await stockAt(tx, route.lamp, route.shop)).toMatchObject({ onHand: 3 });
  });
});
