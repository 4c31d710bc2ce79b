import { sql } from "drizzle-orm";
import type { Reader, Tx } from "@/db/client";
import type { Role } from "@/lib/domain/identity/permission";
import type { Permit } from "@/lib/domain/identity/permit";
import type { HandDiscount, HandEffect, HandTaken } from "@/lib/domain/pricing/hand-discount";
import type { Quote } from "@/lib/domain/pricing/quote";
import { homeCurrency } from "@/lib/kernel/currency";
import type { CartId, CheckoutId, StaffId, TillApprovalId } from "@/lib/kernel/ids";
import { Refusal } from "@/lib/kernel/refusal";
import { isWithin, limitWords } from "./discount-limit";
import { getDiscountLimits } from "./get-discount-limits";
import type { HandWish } from "./till-input";

/** A discount wished for: `key` is the line's in the sale, `line` its name in the cart; both null for the whole sale. */
export type WishedDiscount = { key: string | null; line: string | null; wish: HandWish };
type Approval = { id: TillApprovalId; approved_by_staff_id: StaffId; role: Role; line: string | null; effect: HandEffect; amount_minor: number };
export type GivenDiscount = { discount: HandDiscount; approval: Approval | null };

/** Who gives each discount: the seller, or whoever approved exactly this one for this sale. @throws Refusal `approval_needed` */
export async function readGivers(by: Permit<"till.sell">, saleId: CartId, wished: readonly WishedDiscount[], from: Reader): Promise<GivenDiscount[]> {
  const ids = wished.flatMap(({ wish }) => wish.approvalId ?? []);
  const { rows } = ids.length === 0 ? { rows: [] } : await from.execute<Approval>(sql`
    select a.id, a.approved_by_staff_id, t.role, a.line, a.effect, a.amount_minor from till_approval a join staff t on t.id = a.approved_by_staff_id where a.sale_id = ${saleId} and a.id = any (${sql.param(ids)}::uuid[])`);
  return wished.map(({ key, line, wish }): GivenDiscount => {
    const approval = rows.find((row) => row.id === wish.approvalId) ?? null;
    if (wish.approvalId !== null && !(approval?.line === key && isSame(approval.effect, wish.effect))) throw new Refusal("approval_needed", { reason: "A discount was changed after it was approved. Ask for the PIN again." });
    return { discount: { line, effect: wish.effect, reason: wish.reason, note: wish.note, staffId: by.actor.staffId, approvedByStaffId: approval?.approved_by_staff_id ?? null }, approval };
  });
}

/**
 * Judges the discounts of a quoted sale by its own figures: what the seller gives by the seller's role, what was approved by the role of
 * whoever approved it and by the amount they saw. @throws Refusal `approval_needed`
 */
export async function judgeDiscounts(tx: Tx, by: Permit<"till.sell">, checkoutId: CheckoutId, given: readonly GivenDiscount[]): Promise<void> {
  if (given.length === 0) return;
  const { rows } = await tx.execute<{ quote: Quote }>(sql`select quote -> 'quote' as quote from checkout where id = ${checkoutId}`);
  const taken = rows[0]?.quote.byHand ?? [];
  const leftMinor = new Map((rows[0]?.quote.lines ?? []).map((line) => [line.key, line.subtotalMinor - line.discountMinor + partsOf(taken, line.key)]));
  const limits = await getDiscountLimits(tx);
  const roleOf = new Map(given.map(({ approval }) => [approval?.approved_by_staff_id ?? null, approval?.role ?? by.actor.role]));
  for (const [approverId, role] of roleOf) {
    const own = taken.filter((one) => one.approvedByStaffId === approverId);
    if (!isWithin(limits[role], own, leftMinor)) throw new Refusal("approval_needed", { reason: approverId === null ? `Without a manager’s PIN you may take off ${limitWords(limits[role], homeCurrency)}.` : `Together that is more than was approved: ${limitWords(limits[role], homeCurrency)}.` });
  }
  for (const { discount, approval } of given) {
    const found = taken.find((one) => one.line === discount.line);
    if (approval && found && found.amountMinor > approval.amount_minor) throw new Refusal("approval_needed", { reason: "More would be taken off than was approved. Ask for the PIN again." });
  }
}

const partsOf = (taken: readonly HandTaken[], key: string): number => taken.flatMap((one) => one.lines).reduce((sum, part) => sum + (part.key === key ? part.amountMinor : 0), 0);

const isSame = (a: HandEffect, b: HandEffect): boolean => a.kind === b.kind && valueOf(a) === valueOf(b);
const valueOf = (effect: HandEffect): number => (effect.kind === "price" ? effect.unitMinor : effect.kind === "percent" ? effect.basisPoints : effect.amountMinor);
