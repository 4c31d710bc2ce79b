import { sql } from "drizzle-orm";
import { expect } from "vitest";
import { dbTest } from "@/db/testing";
import { also, levelOf, moneyOf, refusalOf, shopper } from "@/lib/domain/fulfillment/counter.testing";
import { newId } from "@/lib/kernel/ids";
import { cancelReturn } from "./cancel-return";
import { inspectReturn } from "./inspect-return";
import { receiveReturn } from "./receive-return";
import { refundReturn } from "./refund-return";
import { requestReturn } from "./request-return";
import { readUnits } from "./rows";
import { brought, handedOver, statusOf, storyOf, wanted } from "./returns.testing";

const maya = shopper();

dbTest("puts what Portland gave on sale in Bend, which received it, sets one aside, writes one off, and asks for the money", async ({ tx }) => {
  const given = await handedOver(tx, { discountMinor: 1 });
  const { counter, placed, ben } = given;
  const { returnId, units } = await brought(tx, given, maya, 3);
  expect(await levelOf(tx, counter.lamp, counter.bend)).toMatchObject({ on_hand: 10 });
  const outcomes = ["restock", "quarantine", "write_off"] as const;
  const decided = units.map(({ id }, n) => ({ unitId: id, outcome: outcomes[n] ?? "restock", note: "" }));
  expect(await inspectReturn(tx, ben, { returnId, units: decided })).toEqual({ status: "inspected" });
  expect(await inspectReturn(tx, ben, { returnId, units: decided })).toEqual({ status: "inspected" });
  expect(await levelOf(tx, counter.lamp, counter.bend)).toMatchObject({ on_hand: 13, quality_check: 1 });
  expect(await levelOf(tx, counter.lamp, counter.portland)).toMatchObject({ on_hand: 7 });
  const { rows: [free] } = await tx.execute<{ sellable: number; damaged: number }>(sql`select on_hand - allocated - damaged - quality_check as sellable, damaged from stock_level where variant_id = ${counter.lamp} and location_id = ${counter.bend}`);
  expect(free).toEqual({ sellable: 11, damaged: 1 });
  expect(await refundReturn(tx, also(ben, "returns.refund"), { returnId })).toEqual({ amountMinor: 2999 });
  expect(await refundReturn(tx, also(ben, "returns.refund"), { returnId })).toEqual({ amountMinor: 2999 });
  expect(await moneyOf(tx, placed.orderId)).toEqual(["capture 3999", "refund 2999"]);
  expect(await statusOf(tx, returnId)).toBe("inspected");
  expect(await storyOf(tx, returnId)).toEqual(["requested", "approved", "received", "inspected", "refund_asked"]);
});

dbTest("receives only what was brought; the rest can be returned another day", async ({ tx }) => {
  const { counter, placed, ben } = await handedOver(tx);
  const { returnId } = await requestReturn(tx, maya, { orderId: placed.orderId, key: newId(), lines: wanted(placed, 3) });
  const lineId = (await readUnits(tx, returnId))[0]?.lineId ?? newId();
  const receive = (quantity: number, locationId = counter.bend) => receiveReturn(tx, ben, { returnId, locationId, lines: [{ lineId, quantity }] });
  expect(await refusalOf(receive(4))).toBe("illegal_move");
  expect(await refusalOf(receive(0))).toBe("illegal_move");
  expect(await refusalOf(receive(1, counter.portland))).toBe("wrong_store");
  expect(await receive(1)).toEqual({ units: 1 });
  expect(await receive(1)).toEqual({ units: 1 });
  expect(await refusalOf(receive(2))).toBe("illegal_move");
  expect(await refusalOf(cancelReturn(tx, maya, { returnId, orderId: placed.orderId, reason: "too late" }))).toBe("illegal_move");
  expect(await refusalOf(requestReturn(tx, maya, { orderId: placed.orderId, key: newId(), lines: wanted(placed, 2) }))).toBe("done");
  expect((await storyOf(tx, returnId)).filter((kind) => kind === "received")).toHaveLength(1);
});

dbTest("hands back what it does not accept, for a reason, without money or stock; a colleague elsewhere cannot decide", async ({ tx }) => {
  const given = await handedOver(tx);
  const { counter, placed, ana, ben } = given;
  const { returnId, units: [unit] } = await brought(tx, given, maya, 1);
  const no = [{ unitId: unit?.id ?? newId(), outcome: "refuse" as const, note: "Used for months" }];
  expect(await refusalOf(inspectReturn(tx, ana, { returnId, units: no }))).toBe("wrong_store");
  expect(await refusalOf(refundReturn(tx, also(ben, "returns.refund"), { returnId }))).toBe("illegal_move");
  expect(await inspectReturn(tx, ben, { returnId, units: no })).toEqual({ status: "rejected" });
  expect(await levelOf(tx, counter.lamp, counter.bend)).toMatchObject({ on_hand: 10 });
  expect(await moneyOf(tx, placed.orderId)).toEqual(["capture 4000"]);
  expect(await refusalOf(refundReturn(tx, also(ben, "returns.refund"), { returnId }))).toBe("illegal_move");
  expect(await storyOf(tx, returnId)).toEqual(["requested", "approved", "received", "inspected", "rejected"]);
});

dbTest("takes no returns at a warehouse", async ({ tx }) => {
  const { counter, placed, ben } = await handedOver(tx);
  await tx.execute(sql`update location set can_return = false where id = ${counter.bend}`);
  const { returnId } = await requestReturn(tx, maya, { orderId: placed.orderId, key: newId(), lines: wanted(placed, 1) });
  const lineId = (await readUnits(tx, returnId))[0]?.lineId ?? newId();
  expect(await refusalOf(receiveReturn(tx, ben, { returnId, locationId: counter.bend, lines: [{ lineId, quantity: 1 }] }))).toBe("no_returns_here");
});
