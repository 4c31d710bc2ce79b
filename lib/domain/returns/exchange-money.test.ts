import fc from "fast-check";
import { expect, test } from "vitest";
import type { FulfillmentId } from "@/lib/kernel/ids";
import { creditsOfLines, exchangeMoney, partsOfExchange } from "./exchange-money";

const part = (n: number) => `part-${n}` as FulfillmentId; // names, not rows
const sum = (all: readonly { amountMinor: number }[]) => all.reduce((total, { amountMinor }) => total + amountMinor, 0);

test("dearer goods leave one sum to pay, cheaper ones one sum that goes back, the same price neither", () => {
  const worth = [{ fulfillmentId: part(1), goodsMinor: 3_000 }, { fulfillmentId: part(2), goodsMinor: 1_000 }];
  expect(exchangeMoney(worth, 5_500)).toMatchObject({ creditMinor: 4_000, dueMinor: 1_500, backMinor: 0, back: [] });
  expect(exchangeMoney(worth, 3_200)).toMatchObject({ creditMinor: 3_200, dueMinor: 0, backMinor: 800, credits: [{ amountMinor: 3_000 }, { amountMinor: 200 }], back: [{ fulfillmentId: part(2), amountMinor: 800 }] });
  expect(exchangeMoney(worth, 4_000)).toMatchObject({ creditMinor: 4_000, dueMinor: 0, backMinor: 0 });
});

test("whatever is exchanged for whatever, no cent is lost, made, or counted twice", () => {
  fc.assert(fc.property(fc.array(fc.integer({ min: 0, max: 90_000 }), { minLength: 1, maxLength: 4 }), fc.array(fc.integer({ min: 1, max: 90_000 }), { minLength: 1, maxLength: 5 }), (worth, prices) => {
    const total = prices.reduce((all, one) => all + one, 0);
    const money = exchangeMoney(worth.map((goodsMinor, n) => ({ fulfillmentId: part(n), goodsMinor })), total);
    expect(money.creditMinor + money.dueMinor).toBe(total);
    expect(money.creditMinor + money.backMinor).toBe(worth.reduce((all, one) => all + one, 0));
    expect(Math.min(money.dueMinor, money.backMinor)).toBe(0);
    const lines = creditsOfLines(prices, money);
    expect(lines.every((line, n) => sum(line) <= (prices[n] ?? 0))).toBe(true);
    for (const { fulfillmentId, amountMinor } of money.credits) expect(sum(lines.flat().filter((one) => one.fulfillmentId === fulfillmentId))).toBe(amountMinor);
  }));
});

test("what is taken along and what follows are two parts, and what is left to pay of them is the one difference", () => {
  const lines = [{ sku: "lamp", isNow: false, totalMinor: 3_000 }, { sku: "mug", isNow: true, totalMinor: 999 }];
  const money = exchangeMoney([{ fulfillmentId: part(1), goodsMinor: 1_000 }], 3_999);
  const parts = partsOfExchange(lines, money);
  expect(parts.map(({ isNow, lines: [line] }) => [isNow, line?.sku])).toEqual([[true, "mug"], [false, "lamp"]]);
  expect(parts.reduce((sum, { dueMinor }) => sum + dueMinor, 0)).toBe(money.dueMinor);
  expect(partsOfExchange(lines.slice(0, 1), money)).toHaveLength(1);
});
