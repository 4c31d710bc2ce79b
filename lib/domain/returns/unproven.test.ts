import { expect, test } from "vitest";
import { plainIdNumber } from "./id-document";
import { approvalReason, nothingBefore, signalsOf } from "./unproven";

test("a first small one needs nobody, one above the limit of the person does", () => {
  expect(approvalReason(nothingBefore, 10_000)).toBeNull();
  expect(approvalReason(nothingBefore, 10_001)).toContain("$100.00");
  expect(approvalReason({ ...nothingBefore, returns: 1, amountMinor: 5_001, stores: 1 }, 5_000)).toContain("$100.00");
});

test("often, at several stores, the same article or another name for the same ID is seen, whatever it costs", () => {
  expect(signalsOf({ returns: 2, amountMinor: 800, stores: 2, sameArticle: 1, others: 1 })).toEqual([
    "2 returns without a purchase in 90 days", "Brought to 2 stores", "The same article was brought before", "Somebody else showed the same ID",
  ]);
  expect(approvalReason({ ...nothingBefore, returns: 1, stores: 1, sameArticle: 1 }, 100)).toBe("The same article was brought before: a manager says yes.");
});

test("an ID is the same however its number is written", () => {
  expect(plainIdNumber(" wdl-123 45.x ")).toBe(plainIdNumber("WDL12345X"));
});
