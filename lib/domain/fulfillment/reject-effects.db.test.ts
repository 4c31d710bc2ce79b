import { sql } from "drizzle-orm";
import { expect } from "vitest";
import { dbTest } from "@/db/testing";
import { newId } from "@/lib/kernel/ids";
import { also, factsOf, gtins, hire, levelOf, openCounter, placeOrder, refusalOf } from "./counter.testing";
import { getExceptionPolicy } from "./get-exception-policy";
import { getRejections } from "./get-rejections";
import { listRejectReasons } from "./list-reject-reasons";
import { pickUnit } from "./pick-unit";
import { firstReasons } from "./reject-reason";
import { rejectUnits } from "./reject-units";
import { saveExceptionPolicy } from "./save-exception-policy";
import { saveRejectReason } from "./save-reject-reason";

dbTest("does to the stock what the reason says: nothing, set aside, written off", async ({ tx }) => {
  const counter = await openCounter(tx, 9);
  const ana = await hire(tx, "Ana", "fulfillment.work", [counter.portland]);
  const placed = await placeOrder(tx, counter.portland, [{ variantId: counter.lamp, quantity: 6 }]);
  const lineId = placed.lines[0]!.lineId;
  const reject = (reasonId: (typeof firstReasons)[keyof typeof firstReasons], quantity: number) => rejectUnits(tx, ana, { fulfillmentId: placed.fulfillmentId, reasonId, note: "", lines: [{ lineId, quantity }] });
  await reject(firstReasons.noTime, 1);
  expect(await levelOf(tx, counter.lamp, counter.portland)).toMatchObject({ on_hand: 9, allocated: 5, quality_check: 0 });
  await reject(firstReasons.damaged, 2);
  const { rows } = await tx.execute(sql`select damaged from stock_level where variant_id = ${counter.lamp} and location_id = ${counter.portland}`);
  expect(rows).toEqual([{ damaged: 2 }]);
  await reject(firstReasons.lost, 1);
  expect(await levelOf(tx, counter.lamp, counter.portland)).toMatchObject({ on_hand: 8, allocated: 2 });
  expect(await factsOf(tx, placed.fulfillmentId)).toMatchObject({ status: "awaiting_shopper", missing: 4 });
});

dbTest("takes an item that is not in stock from every order of the store that has not picked it, and leaves none on sale", async ({ tx }) => {
  const counter = await openCounter(tx, 9);
  const ana = await hire(tx, "Ana", "fulfillment.work", [counter.portland]);
  const ben = await hire(tx, "Ben", "fulfillment.work", [counter.portland]);
  const [mine, waiting, picked, elsewhere] = [await placeOrder(tx, counter.portland, [{ variantId: counter.lamp, quantity: 1 }]), await placeOrder(tx, counter.portland, [{ variantId: counter.lamp, quantity: 2 }, { variantId: counter.mug, quantity: 1 }]), await placeOrder(tx, counter.portland, [{ variantId: counter.lamp, quantity: 2 }]), await placeOrder(tx, counter.bend, [{ variantId: counter.lamp, quantity: 1 }])];
  await pickUnit(tx, ben, { fulfillmentId: picked.fulfillmentId, scanId: newId(), scanned: gtins.lamp });
  const { freed } = await rejectUnits(tx, ana, { fulfillmentId: mine.fulfillmentId, reasonId: firstReasons.notInStock, note: "", lines: [] });
  expect(freed.toSorted()).toEqual([waiting.fulfillmentId, picked.fulfillmentId].toSorted());
  expect(await factsOf(tx, waiting.fulfillmentId)).toMatchObject({ status: "awaiting_shopper", quantity: 3, missing: 2 });
  expect(await factsOf(tx, picked.fulfillmentId)).toMatchObject({ picked: 1, missing: 1 });
  expect(await factsOf(tx, elsewhere.fulfillmentId)).toMatchObject({ status: "open", missing: 0 });
  expect(await levelOf(tx, counter.lamp, counter.portland)).toMatchObject({ on_hand: 9, allocated: 1, quality_check: 8 });
  const figures = await getRejections(also(ana, "fulfillment.view"), { locationId: counter.portland }, tx);
  expect(figures).toMatchObject({ dayUnits: 4, weekUnits: 4, reasons: [{ label: "Not in stock", day: 4, week: 4 }], items: [{ label: "Alder lamp", week: 4 }] });
});

dbTest("gives the whole part back where the shop wants it so, picked goods to their shelf", async ({ tx }) => {
  const counter = await openCounter(tx);
  const admin = await hire(tx, "Iris", "exceptions.edit", "all", "admin");
  const policy = await getExceptionPolicy(tx);
  await saveExceptionPolicy(tx, admin, { ...policy, rejectsWholePart: true });
  expect(await refusalOf(saveExceptionPolicy(tx, admin, { ...policy, parkedDays: 9 }))).toBe("stale_version");
  const ana = await hire(tx, "Ana", "fulfillment.work", [counter.portland]);
  const placed = await placeOrder(tx, counter.portland, [{ variantId: counter.lamp, quantity: 2 }, { variantId: counter.mug, quantity: 1 }]);
  await pickUnit(tx, ana, { fulfillmentId: placed.fulfillmentId, scanId: newId(), scanned: gtins.mug });
  await rejectUnits(tx, ana, { fulfillmentId: placed.fulfillmentId, reasonId: firstReasons.noTime, note: "", lines: [{ lineId: placed.lines[0]!.lineId, quantity: 1 }] });
  expect(await factsOf(tx, placed.fulfillmentId)).toMatchObject({ status: "awaiting_shopper", missing: 3, picked: 0 });
  expect(await levelOf(tx, counter.mug, counter.portland)).toMatchObject({ on_hand: 5, allocated: 0, put_back: 1 });
});

dbTest("refuses more than is left to pick, and a reason that is retired", async ({ tx }) => {
  const counter = await openCounter(tx);
  const ana = await hire(tx, "Ana", "fulfillment.work", [counter.portland]);
  const placed = await placeOrder(tx, counter.portland, [{ variantId: counter.lamp, quantity: 1 }]);
  const lines = [{ lineId: placed.lines[0]!.lineId, quantity: 2 }];
  expect(await refusalOf(rejectUnits(tx, ana, { fulfillmentId: placed.fulfillmentId, reasonId: firstReasons.damaged, note: "", lines }))).toBe("illegal_move");
  const admin = await hire(tx, "Iris", "exceptions.edit", "all", "admin");
  const damaged = (await listRejectReasons(also(ana, "fulfillment.view"), tx)).find(({ id }) => id === firstReasons.damaged)!;
  await saveRejectReason(tx, admin, { ...damaged, isActive: false });
  expect(await refusalOf(saveRejectReason(tx, admin, { ...damaged, name: "Broken" }))).toBe("stale_version");
  expect(await refusalOf(rejectUnits(tx, ana, { fulfillmentId: placed.fulfillmentId, reasonId: firstReasons.damaged, note: "", lines: [] }))).toBe("not_found");
});

dbTest("gives no two reasons one name", async ({ tx }) => {
  const admin = await hire(tx, "Iris", "exceptions.edit", "all", "admin");
  const fresh = { id: null, version: 0, effect: "none", destination: "quality_check", isCollateral: false, isActive: true } as const;
  const { id } = await saveRejectReason(tx, admin, { ...fresh, name: "Fragile" });
  expect((await listRejectReasons(also(admin, "fulfillment.view"), tx)).find((reason) => reason.id === id)).toMatchObject({ name: "Fragile", effect: "none" });
  expect(await refusalOf(saveRejectReason(tx, admin, { ...fresh, name: "not FOUND" }))).toBe("invalid");
});
