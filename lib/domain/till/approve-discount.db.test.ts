import { sql } from "drizzle-orm";
import { expect } from "vitest";
import { dbTest } from "@/db/testing";
import { asStaff, staffOf } from "@/lib/domain/identity/people.testing";
import { newId, type CartId } from "@/lib/kernel/ids";
import { approveDiscount } from "./approve-discount";
import { listDiscountLimits } from "./get-discount-limits";
import { saveDiscountLimit } from "./save-discount-limit";
import { ana, mo, setUpTill, type Till } from "./till.testing";

const wished = (till: Till, approver: { staffId: Till["mo"]["staffId"]; pin: string }, amountMinor = 3_225) => ({ saleId: newId<CartId>(), line: till.shop.lamp, effect: { kind: "percent" as const, basisPoints: 2_500 }, amountMinor, leftMinor: 12_900, approver });

dbTest("a manager's PIN allows one discount of one sale and is on record; a wrong one counts, a colleague's is none", async ({ tx }) => {
  const till = await setUpTill(tx);
  expect(await approveDiscount(tx, till.by, wished(till, { staffId: till.mo.staffId, pin: "0000" }))).toEqual({ isRight: false, left: 4 });
  await expect(approveDiscount(tx, till.by, wished(till, { staffId: till.ana.staffId, pin: ana.pin }))).rejects.toMatchObject({ code: "forbidden" });
  const input = wished(till, { staffId: till.mo.staffId, pin: mo.pin });
  expect(await approveDiscount(tx, till.by, input)).toMatchObject({ isRight: true, name: "Mo" });
  const { rows } = await tx.execute(sql`select actor_id, payload from event where kind = 'till.discount_approved'`);
  expect(rows).toMatchObject([{ actor_id: till.ana.staffId, payload: { saleId: input.saleId, approvedBy: till.mo.staffId, amountMinor: 3_225 } }]);
});

dbTest("a manager allows no more than the own limit, which an administrator changes from the version seen", async ({ tx }) => {
  const till = await setUpTill(tx);
  const tooMuch = wished(till, { staffId: till.mo.staffId, pin: mo.pin }, 6_460);
  await expect(approveDiscount(tx, till.by, tooMuch)).rejects.toMatchObject({ code: "approval_needed", facts: { reason: "Mo may allow 50% of an item, $500.00 of a sale. Ask somebody who may allow more." } });
  const admin = asStaff(await staffOf(tx, "admin"), "till.limits");
  const wish = { role: "store_manager" as const, basisPoints: 6_000, amountMinor: null };
  expect(await saveDiscountLimit(tx, admin, { ...wish, version: 0 })).toEqual({ version: 1 });
  await expect(saveDiscountLimit(tx, admin, { ...wish, version: 0 })).rejects.toMatchObject({ code: "stale_version" });
  expect((await listDiscountLimits(tx)).find(({ role }) => role === "store_manager")).toMatchObject({ basisPoints: 6_000, amountMinor: null, version: 1, changedBy: "Sam Birch" });
  expect(await approveDiscount(tx, till.by, tooMuch)).toMatchObject({ isRight: true });
});
