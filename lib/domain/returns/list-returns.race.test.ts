import { expect } from "vitest";
import { transaction } from "@/db/client";
import { raceTest } from "@/db/testing";
import { also, hire, moneyOf, shopper } from "@/lib/domain/fulfillment/counter.testing";
import { stepMany } from "@/lib/domain/step-many";
import { newId } from "@/lib/kernel/ids";
import { approveReturn } from "./approve-return";
import { inspectReturn } from "./inspect-return";
import { listReturns } from "./list-returns";
import { requestReturn } from "./request-return";
import { returnPolicy } from "./return-policy";
import { returnQuery } from "./return-query";
import { refundReturn } from "./refund-return";
import { brought, handedOver, statusOf, wanted } from "./returns.testing";

const maya = shopper();

raceTest("the list says yes to many and pays many at once, each for itself, and offers only what its reader may do", async () => {
  const dear = 1 + returnPolicy.reviewAboveMinor / 1000;
  const world = await transaction((tx) => handedOver(tx, { lamps: dear + 2 }));
  const { counter, placed, ben } = world;
  const [waiting, paid] = await transaction(async (tx) => {
    const asked = await requestReturn(tx, maya, { orderId: placed.orderId, key: newId(), lines: wanted(placed, dear) });
    const { returnId, units } = await brought(tx, world, maya, 2);
    await inspectReturn(tx, ben, { returnId, units: units.map(({ id }) => ({ unitId: id, outcome: "restock" as const, note: "" })) });
    return [asked.returnId, returnId];
  });
  const mona = await transaction((tx) => hire(tx, "Mona", "returns.approve", [counter.bend], "store_manager"));
  const steps = async (by: typeof mona | typeof ben) => Object.fromEntries((await listReturns(also(by, "returns.view"), returnQuery.parse({}), null)).rows.map(({ id, step }) => [id, step]));
  expect(await steps(mona)).toEqual({ [waiting]: "approve", [paid]: "refund" });
  expect(await steps(ben)).toEqual({ [waiting]: null, [paid]: "refund" });
  expect(await stepMany([waiting, paid], (tx, returnId) => approveReturn(tx, mona, { returnId }))).toMatchObject({ done: 1, refused: [{ at: 1 }] });
  expect(await transaction((tx) => statusOf(tx, waiting))).toBe("approved");
  const pay = () => stepMany([paid, waiting], (tx, returnId) => refundReturn(tx, also(ben, "returns.refund"), { returnId }));
  expect(await Promise.all([pay(), pay(), pay()])).toMatchObject(Array.from({ length: 3 }, () => ({ done: 1, refused: [{ at: 1 }] })));
  expect((await transaction((tx) => moneyOf(tx, placed.orderId))).filter((words) => words.startsWith("refund"))).toEqual(["refund 2000"]);
  expect(await steps(ben)).toEqual({ [waiting]: null, [paid]: null });
});
