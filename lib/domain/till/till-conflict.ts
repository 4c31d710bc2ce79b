import { z } from "zod";
import type { TillConflictId } from "@/lib/kernel/ids";
import { idOf } from "@/lib/kernel/ids-schema";

/** Facts of one conflict, by its kind; amounts in minor units. */
export type ConflictFacts = { title?: string; sku?: string; variantId?: string; quantity?: number; missing?: number; soldMinor?: number; nowMinor?: number; orderNumber?: string; number?: string; reason?: RefusedBecause; body?: string; beforeMinor?: number; afterMinor?: number; sequence?: number };

export const refusedBecause = {
  unknown_key: "No register of this store signs with this key.",
  bad_signature: "The signature does not fit: somebody changed it after the sale.",
  unreadable: "It is no sale that this shop can read.",
  wrong_number: "It carries an order number that was not given to this register.",
  sums: "Its amounts do not add up.",
  online_only: "It sells a bundle or a gift card, which no register sells without network.",
  unknown_item: "It names an item, a drawer or a person that does not exist.",
  other_sale: "Another sale was booked under the same number.",
} as const;
export type RefusedBecause = keyof typeof refusedBecause;

/** What can be decided about each kind; the sale itself always stands. */
export const conflictDecisions = {
  stock: ["count", "keep"],
  price: ["keep", "give_back"],
  item_gone: ["keep"],
  drawer_closed: ["keep"],
  paid_twice: ["settled"],
  missing: ["settled"],
  chain: ["settled"],
  refused: ["settled"],
} as const;
export type ConflictKind = keyof typeof conflictDecisions;
export type ConflictDecision = (typeof conflictDecisions)[ConflictKind][number];

/** Where money or goods may be gone, whoever decides says what was found. */
export const needsNote = (kind: ConflictKind): boolean => kind === "paid_twice" || kind === "missing" || kind === "chain" || kind === "refused";

/** Money can be given back only where the shopper paid more than it costs now. */
export function decisionsOf(kind: ConflictKind, facts: ConflictFacts): readonly ConflictDecision[] {
  return conflictDecisions[kind].filter((one) => one !== "give_back" || overpaidMinor(facts) > 0);
}

export const overpaidMinor = ({ soldMinor = 0, nowMinor = soldMinor }: ConflictFacts): number => Math.max(0, soldMinor - nowMinor);

export const decisionInput = z.object({ id: idOf<TillConflictId>(), decision: z.enum(["count", "keep", "give_back", "settled"]), note: z.string().trim().max(300, "Use at most 300 characters.").default("") });

/** The address of the console's list; an unknown value shows what is open. */
export const conflictQuery = z.object({ state: z.enum(["open", "decided"]).catch("open") });
