import { sql } from "drizzle-orm";
import { expect } from "vitest";
import type { Tx } from "@/db/client";
import { dbTest } from "@/db/testing";
import { also, levelOf, moneyOf, refusalOf } from "@/lib/domain/fulfillment/counter.testing";
import { newId, type FulfillmentId, type ReturnId } from "@/lib/kernel/ids";
import type { ExchangeItem } from "./get-exchange-price";
import { getStaffReturn } from "./get-staff-return";
import { getSwapQuote } from "./get-swap-quote";
import { handedOver, lampsOf, priceAt, statusOf, storyOf, type Given } from "./returns.testing";
import { swapGoods, type SwapWish } from "./swap-goods";
import type { BroughtLine } from "./take-in";

const paid = () => [{ fulfillmentId: newId<FulfillmentId>(), paid: {} }];

async function wishOf(tx: Tx, { counter, placed, ben }: Given, items: ExchangeItem[], outcome: BroughtLine["outcome"] = "restock"): Promise<SwapWish> {
  const { rows: [order] } = await tx.execute<{ number: string }>(sql`select number from "order" where id = ${placed.orderId}`);
  const back = { lineId: lampsOf(placed).lineId, quantity: 1 };
  const quoted = await getSwapQuote(ben, { orderNumber: order?.number ?? "", locationId: counter.bend, back: [back], items }, tx);
  return { orderId: placed.orderId, locationId: counter.bend, key: newId<string>(), items, way: { kind: "carry_out" }, dueMinor: quoted?.money.dueMinor ?? -1, backMinor: quoted?.money.backMinor ?? -1, back: [{ ...back, reason: "does_not_fit", outcome, note: "" }] };
}

const returnIn = async (tx: Tx): Promise<{ id: ReturnId; number: string } | undefined> => (await tx.execute<{ id: ReturnId; number: string }>(sql`select id, number from goods_return`)).rows[0];

dbTest("in one step a lamp comes back, is on sale again at once, and a mug goes out for it, with one difference", async ({ tx }) => {
  const given = await handedOver(tx);
  const { counter, placed, ben } = given;
  await priceAt(tx, counter, { lamp: 1_400, mug: 650 });
  const wish = await wishOf(tx, given, [{ sku: "FERN-MUG", quantity: 1 }]);
  expect(await swapGoods(tx, ben, wish, paid())).toMatchObject({ dueMinor: 0, backMinor: 350 });
  expect(await levelOf(tx, counter.lamp, counter.bend)).toMatchObject({ on_hand: 11, allocated: 0, quality_check: 0 });
  expect(await levelOf(tx, counter.mug, counter.bend)).toMatchObject({ on_hand: 9, allocated: 0 });
  expect(await moneyOf(tx, placed.orderId)).toEqual(["capture 4000", "refund 350"]);
  const made = await returnIn(tx);
  expect(await storyOf(tx, made?.id ?? newId<ReturnId>())).toEqual(["requested", "approved", "received", "inspected", "exchanged"]);
  expect(await refusalOf(tx.transaction((inner) => swapGoods(inner, ben, wish, paid())))).toBe("illegal_move");
});

dbTest("what comes back broken is set aside and still pays, and what just came back can go out again in the same step", async ({ tx }) => {
  const given = await handedOver(tx);
  const { counter, ben } = given;
  await priceAt(tx, counter, { lamp: 1_400, mug: 400 });
  await swapGoods(tx, ben, await wishOf(tx, given, [{ sku: "ALDER-LAMP", quantity: 1 }], "quarantine"), paid());
  expect(await levelOf(tx, counter.lamp, counter.bend)).toMatchObject({ on_hand: 10, quality_check: 1 });
  const { number = "" } = (await returnIn(tx)) ?? {};
  expect(await getStaffReturn(also(ben, "returns.view"), number, tx)).toMatchObject({ status: "exchanged", exchange: { creditMinor: 1_000, paidMinor: 0 }, refund: { amountMinor: 0, state: null } });
});

dbTest("a swap that cannot be leaves nothing behind: another sum, an empty shelf, another store", async ({ tx }) => {
  const given = await handedOver(tx);
  const { counter, ana, ben } = given;
  await priceAt(tx, counter, { lamp: 1_400, mug: 400 });
  const wish = await wishOf(tx, given, [{ sku: "FERN-MUG", quantity: 1 }]);
  const tried = (by: typeof ben, change: Partial<SwapWish>) => refusalOf(tx.transaction((inner) => swapGoods(inner, by, { ...wish, ...change }, paid())));
  expect(await tried(ben, { backMinor: 1_000 })).toBe("price_changed");
  expect(await tried(ana, {})).toBe("wrong_store");
  expect(await tried(ben, await wishOf(tx, given, [{ sku: "FERN-MUG", quantity: 99 }]))).toBe("out_of_stock");
  expect(await returnIn(tx)).toBeUndefined();
  await swapGoods(tx, ben, wish, paid());
  expect(await statusOf(tx, (await returnIn(tx))?.id ?? newId<ReturnId>())).toBe("exchanged");
});
