import type { HandDiscount } from "@/lib/domain/pricing/hand-discount";
import { houseLimits } from "@/lib/domain/till/discount-limit";
import type { Colleague } from "./staff";
import type { Store } from "./stores";

/** Of the sales in stores: which get a small reduction by whoever sells, and which a larger one by their manager's PIN. */
const every = { small: 19, large: 67 };
const small = [{ basisPoints: 500, reason: "price_match", note: "" }, { basisPoints: 1_000, reason: "display_piece", note: "" }, { basisPoints: 1_000, reason: "goodwill", note: "Waited for a colleague" }] as const;

/** What is taken off by hand of the `nth` order. */
export function handDiscountsOf(nth: number, line: string, seller: Colleague | null, store: Store | undefined, staff: readonly Colleague[]): HandDiscount[] {
  if (!seller || !store) return [];
  const manager = staff.find(({ role, storeIds }) => role === "store_manager" && storeIds.includes(store.id));
  if (nth % every.large === 0 && manager && manager !== seller) {
    return [{ line, effect: { kind: "percent", basisPoints: houseLimits.store_manager.basisPoints / 2 }, reason: "damaged", note: "Scratched in the store", staffId: seller.id, approvedByStaffId: manager.id }];
  }
  const given = small[nth % small.length];
  return nth % every.small === 0 && given ? [{ line, effect: { kind: "percent", basisPoints: given.basisPoints }, reason: given.reason, note: given.note, staffId: seller.id, approvedByStaffId: null }] : [];
}
