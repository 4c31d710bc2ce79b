import type { CouponId, VariantId } from "@/lib/kernel/ids";
import { splitMinor, taxOn } from "@/lib/kernel/money";
import { checkCoupon, couponDiscount, type Coupon, type CouponProblem } from "./coupon";

export type TaxClass = "standard" | "exempt";
export type QuoteMethod = "pickup" | "curbside" | "ship" | "carry_out";
/** Where goods change hands, which decides the tax: the store of a pickup, the address of a delivery. */
export type SupplyPlace = { country: string; state: string };
/** Class "delivery" is the rate on delivery charges; a state without one does not tax them. */
export type TaxRate = SupplyPlace & { taxClass: TaxClass | "delivery"; ratePpm: number; name: string };

/** A code as entered and the coupon it names, if any. */
export type EnteredCoupon = { code: string; coupon: Coupon | null };
export type CountedCoupon = { id: CouponId; code: string; name: string; discountMinor: number };

export type QuoteInput = {
  currency: string;
  now: Date;
  lines: readonly { key: string; variantId: VariantId; quantity: number; unitMinor: number; taxClass: TaxClass; group: string }[];
  /** `place` is null while the address is unknown. */
  groups: readonly { key: string; method: QuoteMethod; place: SupplyPlace | null; chargeMinor: number }[];
  coupon?: Coupon | null;
  /** The code that was entered, so that an unknown one is explained too. */
  couponCode?: string | null;
  /** Codes entered beside the first, in order; each counts on what the former left. */
  moreCoupons?: readonly EnteredCoupon[];
  taxRates: readonly TaxRate[];
  /** Where to assume a delivery whose address is unknown; its tax is flagged as an estimate. */
  estimatePlace?: SupplyPlace | null;
};

export type QuoteLine = {
  key: string; group: string; variantId: VariantId; quantity: number; unitMinor: number;
  /** unit price × quantity */
  subtotalMinor: number;
  discountMinor: number;
  taxRatePpm: number;
  taxMinor: number;
  /** subtotal − discount + tax */
  totalMinor: number;
};

export type QuoteGroup = {
  key: string; method: QuoteMethod; taxedAt: SupplyPlace | null; isTaxEstimated: boolean;
  subtotalMinor: number; discountMinor: number; chargeMinor: number; chargeTaxMinor: number;
  /** On goods and charge. */
  taxMinor: number;
  /** subtotal − discount + charge + tax */
  totalMinor: number;
};

export type Quote = {
  currency: string;
  lines: QuoteLine[];
  groups: QuoteGroup[];
  subtotalMinor: number; discountMinor: number; chargesMinor: number; taxMinor: number;
  /** subtotal − discount + charges + tax */
  totalMinor: number;
  isTaxEstimated: boolean;
  coupon: CountedCoupon | null;
  couponProblem: CouponProblem | null;
  /** Of the codes beside the first: what counts, and why another does not. Plans of before had one code only. */
  moreCoupons?: CountedCoupon[];
  moreProblems?: { code: string; problem: CouponProblem }[];
  /** Why the amounts are what they are, in order of calculation. */
  reasons: QuoteReason[];
};

export type QuoteReason =
  | { kind: "coupon"; code: string; amountMinor: number }
  | { kind: "coupon_refused"; code: string; problem: CouponProblem["code"] }
  | { kind: "charge"; group: string; amountMinor: number }
  | { kind: "tax"; group: string; state: string | null; isEstimate: boolean; amountMinor: number };

/**
 * What a set of goods costs: price → coupon → charges → tax at the place of supply. Pure and deterministic, integer
 * minor units; the discount is split over the lines by largest remainder, so parts always add up to the whole.
 */
export function quote(input: QuoteInput): Quote {
  const subtotals = input.lines.map((line) => line.unitMinor * line.quantity);
  const subtotalMinor = sum(subtotals);
  const discount = withMore(input, discountOf(input, subtotalMinor), subtotalMinor);
  const discounts = splitMinor(discount.amountMinor, subtotals);
  const places = new Map(input.groups.map((group) => [group.key, placeOf(input, group.place)]));

  const lines = input.lines.map((line, i): QuoteLine => {
    const taxRatePpm = rateAt(input.taxRates, places.get(line.group)?.taxedAt ?? null, line.taxClass);
    const lineSubtotal = subtotals[i] ?? 0;
    const discountMinor = discounts[i] ?? 0;
    const taxMinor = taxOn(lineSubtotal - discountMinor, taxRatePpm);
    return {
      key: line.key, group: line.group, variantId: line.variantId, quantity: line.quantity, unitMinor: line.unitMinor,
      subtotalMinor: lineSubtotal, discountMinor, taxRatePpm, taxMinor, totalMinor: lineSubtotal - discountMinor + taxMinor,
    };
  });

  const groups = input.groups.map((group): QuoteGroup => {
    const own = lines.filter((line) => line.group === group.key);
    const { taxedAt, isTaxEstimated } = places.get(group.key) ?? placeOf(input, null);
    const chargeTaxMinor = taxOn(group.chargeMinor, rateAt(input.taxRates, taxedAt, "delivery"));
    const parts = { subtotalMinor: sum(own.map((l) => l.subtotalMinor)), discountMinor: sum(own.map((l) => l.discountMinor)), taxMinor: sum(own.map((l) => l.taxMinor)) + chargeTaxMinor };
    return { key: group.key, method: group.method, taxedAt, isTaxEstimated, chargeMinor: group.chargeMinor, chargeTaxMinor, ...parts, totalMinor: parts.subtotalMinor - parts.discountMinor + group.chargeMinor + parts.taxMinor };
  });

  return {
    currency: input.currency, lines, groups, subtotalMinor, discountMinor: discount.amountMinor,
    chargesMinor: sum(groups.map((g) => g.chargeMinor)),
    taxMinor: sum(groups.map((g) => g.taxMinor)),
    totalMinor: sum(groups.map((g) => g.totalMinor)),
    isTaxEstimated: groups.some((group) => group.isTaxEstimated),
    coupon: discount.coupon, couponProblem: discount.problem,
    ...(input.moreCoupons && input.moreCoupons.length > 0 && { moreCoupons: discount.more, moreProblems: discount.moreProblems }),
    reasons: [...discount.reasons, ...groups.flatMap(reasonsOf)],
  };
}

type Discount = { amountMinor: number; coupon: Quote["coupon"]; problem: CouponProblem | null; reasons: QuoteReason[] };

function discountOf(input: QuoteInput, subtotalMinor: number): Discount {
  const code = input.coupon?.code ?? input.couponCode;
  if (!code) return { amountMinor: 0, coupon: null, problem: null, reasons: [] };
  const answer = checkCoupon(input.coupon ?? null, { subtotalMinor, currency: input.currency }, input.now);
  if (!answer.ok) return { amountMinor: 0, coupon: null, problem: { code: answer.code, facts: answer.facts }, reasons: [{ kind: "coupon_refused", code, problem: answer.code }] };
  const { discountMinor } = answer;
  const coupon = input.coupon ? { id: input.coupon.id, code, name: input.coupon.name, discountMinor } : null;
  return { amountMinor: discountMinor, coupon, problem: null, reasons: [{ kind: "coupon", code, amountMinor: discountMinor }] };
}

type Discounts = Discount & { more: CountedCoupon[]; moreProblems: { code: string; problem: CouponProblem }[] };

/** Codes may stand together only where each of them allows it; one after the other, each on what is left. */
function withMore(input: QuoteInput, first: Discount, subtotalMinor: number): Discounts {
  const all: Discounts = { ...first, reasons: [...first.reasons], more: [], moreProblems: [] };
  const counted = first.coupon && input.coupon ? [input.coupon] : [];
  for (const { code, coupon } of input.moreCoupons ?? []) {
    const answer = checkCoupon(coupon, { subtotalMinor, currency: input.currency }, input.now);
    const problem: CouponProblem | null = !answer.ok ? { code: answer.code, facts: answer.facts }
      : counted.length > 0 && [...counted, coupon].some((one) => !one?.isCombinable) ? { code: "coupon_alone", facts: { code } } : null;
    if (problem || !coupon) {
      if (problem) all.moreProblems.push({ code, problem });
      continue;
    }
    const discountMinor = couponDiscount(coupon, subtotalMinor - all.amountMinor);
    counted.push(coupon);
    all.amountMinor += discountMinor;
    all.more.push({ id: coupon.id, code: coupon.code, name: coupon.name, discountMinor });
    all.reasons.push({ kind: "coupon", code: coupon.code, amountMinor: discountMinor });
  }
  return all;
}

const placeOf = (input: QuoteInput, place: SupplyPlace | null) => ({ taxedAt: place ?? input.estimatePlace ?? null, isTaxEstimated: place === null });

/** No rate for a place means that no tax is collected there. */
function rateAt(rates: readonly TaxRate[], place: SupplyPlace | null, taxClass: TaxRate["taxClass"]): number {
  if (!place) return 0;
  return rates.find((rate) => rate.country === place.country && rate.state === place.state && rate.taxClass === taxClass)?.ratePpm ?? 0;
}

function reasonsOf(group: QuoteGroup): QuoteReason[] {
  const tax: QuoteReason = { kind: "tax", group: group.key, state: group.taxedAt?.state ?? null, isEstimate: group.isTaxEstimated, amountMinor: group.taxMinor };
  return group.chargeMinor > 0 ? [{ kind: "charge", group: group.key, amountMinor: group.chargeMinor }, tax] : [tax];
}

const sum = (parts: readonly number[]): number => parts.reduce((a, b) => a + b, 0);
