import { expect } from "vitest";
import { dbTest } from "@/db/testing";
import { openCount } from "@/lib/domain/inventory/open-count";
import { submitCount } from "@/lib/domain/inventory/submit-count";
import { also, hire, levelOf, openCounter, refusalOf } from "./counter.testing";
import { approveCount } from "./approve-count";
import { rejectCount } from "./reject-count";

dbTest("leaves the ledger alone when a count is refused, and asks for another", async ({ tx }) => {
  const counter = await openCounter(tx);
  const max = await hire(tx, "Max", "inventory.approve", [counter.portland], "store_manager");
  const countId = await openCount(tx, max, { variantId: counter.lamp, locationId: counter.portland, reason: "cycle" });
  await submitCount(tx, also(max, "inventory.count"), { countId, counted: 1 });
  const { recountId } = await rejectCount(tx, max, { countId });
  expect(recountId).not.toBe(countId);
  expect(await levelOf(tx, counter.lamp, counter.portland)).toMatchObject({ on_hand: 5 });
  expect(await refusalOf(approveCount(tx, max, { countId }))).toBe("illegal_move");
});
