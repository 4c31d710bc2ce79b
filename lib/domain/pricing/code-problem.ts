import { formatMoney } from "@/lib/kernel/money";
import type { RefusalCode, RefusalFacts } from "@/lib/kernel/refusal";
import type { Verdict } from "./promote";

export type CodeProblem = { code: Extract<RefusalCode, `coupon_${string}`>; facts: RefusalFacts };
/** A code as entered, and why it does not count. */
export type EnteredCode = { code: string; problem: CodeProblem | null };

/** Why an entered code takes nothing off, in the words of a refusal; null when it counts. */
export function codeProblem(verdict: Verdict | undefined, currency: string): CodeProblem | null {
  if (!verdict) return { code: "coupon_unknown", facts: {} };
  if (verdict.isApplied) return null;
  const { why, gift } = verdict;
  switch (why.kind) {
    case "currency": return { code: "coupon_unknown", facts: {} };
    case "over": case "paused": return { code: "coupon_expired", facts: {} };
    case "not_started": return { code: "coupon_not_started", facts: { startsAt: why.startsAt } };
    case "used_up": case "code_used": case "budget": return { code: "coupon_used_up", facts: {} };
    case "person": return { code: "coupon_once", facts: {} };
    case "minimum": return { code: "coupon_minimum", facts: { minimum: formatMoney(why.minimumMinor, currency), subtotal: formatMoney(why.hasMinor, currency), missing: formatMoney(why.missingMinor, currency) } };
    case "quantity": return { code: "coupon_quantity", facts: { missing: why.missing } };
    case "beaten": return { code: "coupon_alone", facts: { code: verdict.code, by: why.by } };
    case "nothing_left": return { code: "coupon_nothing_left", facts: {} };
    case "channel": case "store": return { code: "coupon_elsewhere", facts: {} };
    case "group": case "segment": return { code: "coupon_not_yours", facts: {} };
    case "goods": return { code: "coupon_goods", facts: {} };
    case "no_delivery": return { code: "coupon_no_delivery", facts: {} };
    case "gift_missing": return { code: "coupon_gift", facts: { gift: gift?.title ?? null } };
  }
}

/** A code whose gift is not in the cart yet, or that a better offer replaces, stands in nobody's way. */
export const isBlocking = (problem: CodeProblem): boolean => problem.code !== "coupon_gift" && problem.code !== "coupon_alone";
