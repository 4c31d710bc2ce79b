import { sql } from "drizzle-orm";
import { expect } from "vitest";
import { db, transaction } from "@/db/client";
import { raceTest } from "@/db/testing";
import { asStaff } from "@/lib/domain/identity/people.testing";
import { newId, type CartId, type TillApprovalId } from "@/lib/kernel/ids";
import { approveDiscount } from "./approve-discount";
import { getDrawerReport } from "./get-drawer-report";
import { getReceipt } from "./get-receipt";
import { listDiscounts } from "./list-discounts";
import { sellAtTill } from "./sell-at-till";
import type { HandWish, SaleInput } from "./till-input";
import { cardSale, mo, openTill, takenAlong, type Till } from "./till.testing";

const percent = (basisPoints: number, approvalId: TillApprovalId | null = null): HandWish => ({ effect: { kind: "percent", basisPoints }, reason: "damaged", note: "scratch on the base", approvalId });
/** A lamp costs 129.00 and is taxed with 10.1 %. */
const taxed = (minor: number) => minor + Math.round(minor * 0.101);
const lampWith = (till: Till, off: HandWish | null, totalMinor: number, more: Partial<SaleInput> = {}, quantity = 1): SaleInput => cardSale(till, { lines: [takenAlong(till.shop.lamp, quantity, off)], totalMinor, ...more });

async function allow(till: Till, saleId: CartId, basisPoints: number, amountMinor: number, leftMinor = 12_900): Promise<TillApprovalId> {
  const answer = await transaction((tx) => approveDiscount(tx, till.by, { saleId, line: till.shop.lamp, effect: { kind: "percent", basisPoints }, amountMinor, leftMinor, approver: { staffId: till.mo.staffId, pin: mo.pin } }));
  if (!answer.isRight) throw new Error("wrong PIN");
  return answer.approvalId;
}

raceTest("a discount within the limit is in the price, on the receipt, in the drawer's report and in the list, with who gave it", async () => {
  const till = await transaction((tx) => openTill(tx));
  const saleOff: HandWish = { effect: { kind: "amount", amountMinor: 600 }, reason: "goodwill", note: "", approvalId: null };
  const { orderNumber } = await sellAtTill(till.by, lampWith(till, { ...percent(500), reason: "price_match" }, taxed(12_900 - 645 - 600), { off: saleOff }));
  const receipt = await getReceipt(asStaff(till.ana, "orders.view"), orderNumber);
  expect(receipt?.lines).toMatchObject([{ unitMinor: 12_900, discountMinor: 1_245, offers: [{ name: "Price match", amountMinor: 645 }, { name: "Goodwill", amountMinor: 600 }] }]);
  expect((await getDrawerReport(asStaff(till.mo, "till.unlock"), till.sessionId))?.byHand).toEqual([
    { name: "Ana", reason: "Goodwill", discounts: 1, amountMinor: 600, approvedMinor: 0 }, { name: "Ana", reason: "Price match", discounts: 1, amountMinor: 645, approvedMinor: 0 }]);
  const { rows, givers } = await listDiscounts(asStaff(till.mo, "till.manage"), { locationId: till.shop.seattle, days: 7, only: null });
  expect(rows).toHaveLength(2);
  expect(givers).toMatchObject([{ name: "Ana", discounts: 2, amountMinor: 1_245, approvedMinor: 0 }]);
  expect(await listDiscounts(asStaff(till.mo, "till.manage"), { locationId: till.shop.tacoma, days: 7, only: null })).toEqual({ rows: [], givers: [] });
});

raceTest("above the limit nothing is sold without a manager's PIN, with it the manager stands beside the seller", async () => {
  const till = await transaction((tx) => openTill(tx));
  const sale = lampWith(till, percent(2_500), taxed(9_675));
  await expect(sellAtTill(till.by, sale)).rejects.toMatchObject({ code: "approval_needed" });
  const approvalId = await allow(till, sale.saleId, 2_500, 3_225);
  await sellAtTill(till.by, { ...sale, attempt: "attempt-2", lines: [takenAlong(till.shop.lamp, 1, percent(2_500, approvalId))] });
  const { rows } = await listDiscounts(asStaff(till.mo, "till.manage"), { locationId: null, days: 7, only: "approved" });
  expect(rows).toMatchObject([{ reason: "Damaged item", note: "scratch on the base", amountMinor: 3_225, share: 0.25, givenBy: "Ana", approvedBy: "Mo" }]);
  const events = await db.execute(sql`select payload from event where kind = 'order.discounted'`);
  expect(events.rows).toEqual([{ payload: { isLine: true, effect: "percent", reason: "damaged", amountMinor: 3_225, approvedBy: till.mo.staffId } }]);
});

raceTest("what was approved counts for that sale, that line and that amount, and a price of the register's own for nothing", async () => {
  const till = await transaction((tx) => openTill(tx));
  const saleId = newId<CartId>();
  const approvalId = await allow(till, saleId, 2_500, 3_225);
  const refused = (sale: SaleInput, code: string) => expect(sellAtTill(till.by, sale)).rejects.toMatchObject({ code });
  await refused(lampWith(till, percent(2_500, approvalId), taxed(9_675)), "approval_needed");
  await refused(lampWith(till, percent(4_000, approvalId), taxed(7_740), { saleId }), "approval_needed");
  await refused(lampWith(till, percent(2_500, approvalId), taxed(19_350), { saleId }, 2), "approval_needed");
  await refused(lampWith(till, percent(500), 1, { saleId: newId<CartId>() }), "price_changed");
  const both = Promise.allSettled([1, 2].map(() => sellAtTill(till.by, lampWith(till, percent(2_500, approvalId), taxed(9_675), { saleId }))));
  expect((await both).map((one) => one.status)).toEqual(["fulfilled", "fulfilled"]);
  const { rows } = await db.execute<{ count: number }>(sql`select count(*)::int as count from "order"`);
  expect(rows).toEqual([{ count: 1 }]);
});
