import type { Quote } from "@/lib/domain/pricing/quote";
import type { AppliedDiscount } from "./agent-checkout";

/** What each promotion took off, and where it landed, to the cent; what it took off a delivery is in the delivery's own price. */
export function appliedDiscounts(quote: Quote): AppliedDiscount[] {
  return quote.promotions.flatMap((one) => (one.isApplied && one.lines.length > 0 ? [one] : [])).map(({ code, name, lines }, i) => ({
    code, title: name, amountMinor: lines.reduce((sum, part) => sum + part.amountMinor, 0), priority: i + 1,
    allocations: lines.map(({ key, amountMinor }) => ({ line: quote.lines.findIndex((line) => line.key === key), amountMinor })),
  }));
}
