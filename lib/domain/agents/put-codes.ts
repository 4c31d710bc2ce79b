import type { Tx } from "@/db/client";
import { applyCoupon } from "@/lib/domain/carts/apply-coupon";
import { removeCoupons } from "@/lib/domain/carts/remove-coupon";
import type { Permit } from "@/lib/domain/identity/permit";
import { say } from "@/lib/kernel/wording";
import { codeOf } from "./agent-message";
import type { AgentState, KeptProblem } from "./agent-state";
import { refusalOf } from "./refusal-of";

/** Shows on the cart what the first code that counts takes off; several together are reckoned at checkout. */
export async function putCodes(tx: Tx, by: Permit<"cart.use">, state: AgentState): Promise<AgentState> {
  const problems: KeptProblem[] = [...state.problems];
  await removeCoupons(tx, by);
  let isFound = false;
  for (const [i, code] of state.codes.entries()) {
    if (isFound) break;
    const refusal = await refusalOf(tx.transaction((inner) => applyCoupon(inner, by, { code })));
    isFound = refusal === null;
    if (refusal) problems.push({ code: codeOf(refusal.code), path: `$.discounts.codes[${i}]`, content: say(refusal.code, refusal.facts), isWarning: true });
  }
  return { ...state, problems };
}
