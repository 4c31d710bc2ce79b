import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { checkPin } from "@/lib/domain/identity/check-pin";
import { mayStaff } from "@/lib/domain/identity/permission";
import type { Permit } from "@/lib/domain/identity/permit";
import type { PinAnswer } from "@/lib/domain/identity/pin";
import { record } from "@/lib/domain/record";
import { homeCurrency } from "@/lib/kernel/currency";
import { newId, type TillApprovalId } from "@/lib/kernel/ids";
import { Refusal } from "@/lib/kernel/refusal";
import { isWithin, limitWords } from "./discount-limit";
import { getDiscountLimits } from "./get-discount-limits";
import type { ApprovalInput } from "./till-input";

/**
 * A manager's yes, by PIN, to one discount of one sale, up to the amount that stands on the screen; the sale itself is judged by its
 * own figures when it is paid. A wrong PIN is an answer, so that its count stays. @throws Refusal `forbidden`, `approval_needed` above that person's own limit
 */
export async function approveDiscount(tx: Tx, by: Permit<"till.sell">, input: ApprovalInput): Promise<(PinAnswer & { isRight: false }) | { isRight: true; approvalId: TillApprovalId; name: string }> {
  const { registerId, locationId } = by.actor.till;
  const checked = await checkPin(tx, by, { registerId, locationId, ...input.approver });
  if (!checked.isRight) return checked;
  const { person } = checked;
  if (!mayStaff(person, "till.approve")) throw new Refusal("forbidden");
  const limit = (await getDiscountLimits(tx))[person.role];
  const taken = { amountMinor: input.amountMinor, lines: [{ key: "all", amountMinor: input.amountMinor }] };
  if (!isWithin(limit, [taken], new Map([["all", input.leftMinor]]))) throw new Refusal("approval_needed", { reason: `${person.name} may allow ${limitWords(limit, homeCurrency)}. Ask somebody who may allow more.` });
  const approvalId = newId<TillApprovalId>();
  await tx.execute(sql`
    insert into till_approval (id, sale_id, register_id, staff_id, approved_by_staff_id, line, effect, amount_minor)
    values (${approvalId}, ${input.saleId}, ${registerId}, ${by.actor.staffId}, ${person.staffId}, ${input.line}, ${JSON.stringify(input.effect)}::jsonb, ${input.amountMinor})`);
  await record(tx, by, { kind: "till.discount_approved", locationId, subject: `register:${registerId}`, payload: { saleId: input.saleId, approvalId, approvedBy: person.staffId, amountMinor: input.amountMinor, effect: input.effect.kind } });
  return { isRight: true, approvalId, name: person.name };
}
