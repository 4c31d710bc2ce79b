import type { Quote } from "@/lib/domain/pricing/quote";
import { splitMinor } from "@/lib/kernel/money";
import type { AppliedDiscount } from "./agent-checkout";

/** What each code took off, and where it landed: in proportion to what each line costs, to the cent. */
export function appliedDiscounts(quote: Quote): AppliedDiscount[] {
  const counted = [...(quote.coupon ? [quote.coupon] : []), ...(quote.moreCoupons ?? [])].filter((coupon) => coupon.discountMinor > 0);
  const subtotals = quote.lines.map((line) => line.subtotalMinor);
  return counted.map(({ code, name, discountMinor }, i) => ({
    code, title: name, amountMinor: discountMinor, priority: i + 1,
    allocations: splitMinor(discountMinor, subtotals).map((amountMinor, line) => ({ line, amountMinor })).filter(({ amountMinor }) => amountMinor > 0),
  }));
}
