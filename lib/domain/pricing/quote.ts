import type { LocationId, ProductId, VariantId } from "@/lib/kernel/ids";
import { taxOn, taxWithin } from "@/lib/kernel/money";
import { splitBundle, splitInTurn, type Weighed } from "./bundle";
import { codeProblem, type EnteredCode } from "./code-problem";
import type { Promotion } from "./promotion";
import type { Shopper } from "./promotion-basket";
import { promote, type Verdict } from "./promote";
import { takeOffByHand, type HandDiscount, type HandTaken } from "./hand-discount";
import type { Part } from "./take-off";
import { exemptionAt, rateAt, taxOf, type SupplyPlace, type TaxClass, type TaxRate } from "./tax";

export type QuoteMethod = "pickup" | "curbside" | "ship" | "carry_out" | "email";

/** What a bundle is made of: so many of it in one. */
export type BundleContent = Weighed & { variantId: VariantId; taxClass: TaxClass };

export type QuoteInput = {
  currency: string;
  now: Date;
  shopper: Shopper;
  lines: readonly { key: string; variantId: VariantId; productId: ProductId; categoryIds: readonly string[]; quantity: number; unitMinor: number; isReduced: boolean; taxClass: TaxClass; /** Its price holds the tax. */ isTaxIncluded?: boolean; /** Costs what it is worth: no offer counts for it or by it. */ isGiftCard?: boolean; group: string; /** Of a bundle. */ contents?: readonly BundleContent[] | null }[];
  /** `place` is null while the address is unknown, `storeId` for a delivery. */
  groups: readonly { key: string; method: QuoteMethod; place: SupplyPlace | null; storeId: LocationId | null; chargeMinor: number }[];
  /** Those that need no code, and those whose code was entered. */
  promotions: readonly Promotion[];
  /** As entered, so that an unknown one is explained too. */
  codes: readonly string[];
  /** What people at a till take off what promotions left. */
  byHand?: readonly HandDiscount[];
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
  /** Comes on top of the price. */
  taxMinor: number;
  /** Is in the price. */
  includedTaxMinor: number;
  /** subtotal − discount + tax */
  totalMinor: number;
  /** Of a bundle: its price, discounts and tax by part, to the cent. Each is taxed by its own class. */
  parts?: QuotePart[];
};

export type QuotePart = { variantId: VariantId; quantity: number; unitMinor: number; discountMinor: number; taxRatePpm: number; taxMinor: number; includedTaxMinor: number; totalMinor: number };

export type QuoteGroup = {
  key: string; method: QuoteMethod; taxedAt: SupplyPlace | null; isTaxEstimated: boolean;
  subtotalMinor: number; discountMinor: number;
  /** What is paid for the delivery; `waivedMinor` is what a promotion took off it. */
  chargeMinor: number; waivedMinor: number; chargeTaxMinor: number;
  /** On goods and charge, on top of the prices. */
  taxMinor: number;
  includedTaxMinor: number;
  /** The certificate for which nothing is taxed. */
  exemption: string | null;
  /** subtotal − discount + charge + tax */
  totalMinor: number;
};

export type Quote = {
  currency: string;
  lines: QuoteLine[];
  groups: QuoteGroup[];
  subtotalMinor: number; discountMinor: number; chargesMinor: number; taxMinor: number; includedTaxMinor: number;
  /** subtotal − discount + charges + tax */
  totalMinor: number;
  isTaxEstimated: boolean;
  /** The certificates for which some of it is not taxed. */
  exemptions: string[];
  /** Every promotion that was looked at: applied with its amounts, or why not. */
  promotions: Verdict[];
  /** Absent in plans made before this was asked. */
  byHand?: HandTaken[];
  codes: EnteredCode[];
  /** Why the amounts are what they are, in order of calculation. */
  reasons: QuoteReason[];
};

export type QuoteReason =
  | { kind: "promotion"; name: string; code: string | null; amountMinor: number }
  | { kind: "by_hand"; amountMinor: number }
  | { kind: "charge"; group: string; amountMinor: number }
  | { kind: "tax"; group: string; state: string | null; isEstimate: boolean; amountMinor: number };

/**
 * What a set of goods costs: price → promotions → what a till takes off → charges → tax at the place of supply. Pure and deterministic, integer
 * minor units; every discount is split over its lines by largest remainder, so parts always add up to the whole. A price
 * that holds the tax is the same everywhere; whoever is exempt pays it without the tax of the place.
 */
export function quote(input: QuoteInput): Quote {
  const storeOf = new Map(input.groups.map((group) => [group.key, group.storeId]));
  const places = new Map(input.groups.map((group) => [group.key, placeOf(input, group.place)]));
  const goods = input.lines.map((line) => ({ ...line, ...taxedAt(input, line, places.get(line.group)), storeId: storeOf.get(line.group) ?? null }));
  const discountable = goods.filter((line) => !line.isGiftCard);
  const promotions = promote(input.promotions, { ...input, lines: discountable });
  const promoted = sumByKey(promotions, "lines");
  const byHand = takeOffByHand(input.byHand ?? [], discountable.map((line) => ({ key: line.key, quantity: line.quantity, leftMinor: line.unitMinor * line.quantity - (promoted.get(line.key) ?? 0) })));
  const discounts = addParts(promoted, byHand.flatMap((one) => one.lines));
  const waived = sumByKey(promotions, "groups");

  const lines = goods.map(({ key, group, variantId, quantity, unitMinor, taxRatePpm, isTaxIncluded, contents }): QuoteLine => {
    const subtotalMinor = unitMinor * quantity;
    const discountMinor = discounts.get(key) ?? 0;
    const parts = contents ? bundleParts({ unitMinor, quantity, isTaxIncluded }, contents, takenOff({ promotions, byHand }, key), (taxClass) => rateFor(input, taxClass, places.get(group))) : null;
    const { addedMinor: taxMinor, includedMinor: includedTaxMinor } = parts ? { addedMinor: sum(parts.map((part) => part.taxMinor)), includedMinor: sum(parts.map((part) => part.includedTaxMinor)) } : taxOf(subtotalMinor - discountMinor, taxRatePpm, isTaxIncluded);
    return { key, group, variantId, quantity, unitMinor, subtotalMinor, discountMinor, taxRatePpm, taxMinor, includedTaxMinor, totalMinor: subtotalMinor - discountMinor + taxMinor, ...(parts && { parts }) };
  });

  const groups = input.groups.map((group): QuoteGroup => {
    const own = lines.filter((line) => line.group === group.key);
    const { taxedAt, isTaxEstimated, exemption } = places.get(group.key) ?? placeOf(input, null);
    const waivedMinor = waived.get(group.key) ?? 0;
    const chargeMinor = group.chargeMinor - waivedMinor;
    const chargeTaxMinor = exemption === null ? taxOn(chargeMinor, rateAt(input.taxRates, taxedAt, "delivery")) : 0;
    const parts = { subtotalMinor: sum(own.map((l) => l.subtotalMinor)), discountMinor: sum(own.map((l) => l.discountMinor)), taxMinor: sum(own.map((l) => l.taxMinor)) + chargeTaxMinor, includedTaxMinor: sum(own.map((l) => l.includedTaxMinor)) };
    return { key: group.key, method: group.method, taxedAt, isTaxEstimated: isTaxEstimated && group.method !== "email", exemption, chargeMinor, waivedMinor, chargeTaxMinor, ...parts, totalMinor: parts.subtotalMinor - parts.discountMinor + chargeMinor + parts.taxMinor };
  });

  return {
    currency: input.currency, lines, groups,
    subtotalMinor: sum(lines.map((line) => line.subtotalMinor)),
    discountMinor: sum(lines.map((line) => line.discountMinor)),
    chargesMinor: sum(groups.map((g) => g.chargeMinor)),
    taxMinor: sum(groups.map((g) => g.taxMinor)), includedTaxMinor: sum(groups.map((g) => g.includedTaxMinor)),
    exemptions: [...new Set(groups.flatMap((g) => g.exemption ?? []))],
    totalMinor: sum(groups.map((g) => g.totalMinor)),
    isTaxEstimated: groups.some((group) => group.isTaxEstimated),
    promotions, byHand,
    codes: input.codes.map((code) => ({ code: code.trim().toUpperCase(), problem: codeProblem(promotions.find((one) => one.code === code.trim().toUpperCase()), input.currency) })),
    reasons: [...promotions.flatMap((one): QuoteReason[] => (one.isApplied ? [{ kind: "promotion", name: one.name, code: one.code, amountMinor: one.amountMinor }] : [])), ...byHand.map(({ amountMinor }): QuoteReason => ({ kind: "by_hand", amountMinor })), ...groups.flatMap(reasonsOf)],
  };
}

const sumByKey = (verdicts: readonly Verdict[], over: "lines" | "groups") => addParts(new Map(), verdicts.flatMap((one) => (one.isApplied ? one[over] : [])));

function addParts(amounts: ReadonlyMap<string, number>, parts: readonly Part[]): Map<string, number> {
  const sums = new Map(amounts);
  for (const { key, amountMinor } of parts) sums.set(key, (sums.get(key) ?? 0) + amountMinor);
  return sums;
}

function bundleParts({ unitMinor, quantity, isTaxIncluded }: { unitMinor: number; quantity: number; isTaxIncluded: boolean }, contents: readonly BundleContent[], taken: readonly Part[], rateOf: (taxClass: TaxClass) => number): QuotePart[] {
  const shares = splitBundle(unitMinor, contents).map((share) => ({ ...share, quantity: share.quantity * quantity }));
  const rows = splitInTurn(taken.map(({ amountMinor }) => amountMinor), shares.map((share) => share.unitMinor * share.quantity));
  return shares.map(({ part, ...share }, index) => {
    const discountMinor = sum(rows.map((row) => row[index] ?? 0));
    const netMinor = share.unitMinor * share.quantity - discountMinor;
    const taxRatePpm = rateOf(part.taxClass);
    const { addedMinor: taxMinor, includedMinor: includedTaxMinor } = taxOf(netMinor, taxRatePpm, isTaxIncluded);
    return { variantId: part.variantId, quantity: share.quantity, unitMinor: share.unitMinor, discountMinor, taxRatePpm, taxMinor, includedTaxMinor, totalMinor: netMinor + taxMinor };
  });
}

/** What promotions and then people took off a line, in turn. */
export const takenOff = ({ promotions, byHand = [] }: Pick<Quote, "promotions" | "byHand">, key: string): Part[] =>
  [...promotions.flatMap((one) => (one.isApplied ? one.lines : [])), ...byHand.flatMap((one) => one.lines)].filter((part) => part.key === key);

type TaxedPlace = Pick<QuoteGroup, "taxedAt" | "isTaxEstimated" | "exemption">;

/** Whoever is exempt at the place pays none. */
const rateFor = (input: QuoteInput, taxClass: TaxClass, place: TaxedPlace | undefined): number => ((place?.exemption ?? null) === null ? rateAt(input.taxRates, place?.taxedAt ?? null, taxClass) : 0);

function placeOf(input: QuoteInput, place: SupplyPlace | null): TaxedPlace {
  const taxedAt = place ?? input.estimatePlace ?? null;
  return { taxedAt, isTaxEstimated: place === null, exemption: exemptionAt(input.shopper.exemptions ?? [], taxedAt)?.certificate ?? null };
}

/** The rate of a line; of an exempt shopper's, the price without the tax that it holds. */
function taxedAt(input: QuoteInput, { unitMinor, taxClass, isTaxIncluded = false }: QuoteInput["lines"][number], place?: TaxedPlace) {
  const taxRatePpm = rateAt(input.taxRates, place?.taxedAt ?? null, taxClass);
  if ((place?.exemption ?? null) === null) return { taxRatePpm, unitMinor, isTaxIncluded };
  return { taxRatePpm: 0, unitMinor: isTaxIncluded ? unitMinor - taxWithin(unitMinor, taxRatePpm) : unitMinor, isTaxIncluded: false };
}

function reasonsOf(group: QuoteGroup): QuoteReason[] {
  const tax: QuoteReason = { kind: "tax", group: group.key, state: group.taxedAt?.state ?? null, isEstimate: group.isTaxEstimated, amountMinor: group.taxMinor };
  return group.chargeMinor > 0 ? [{ kind: "charge", group: group.key, amountMinor: group.chargeMinor }, tax] : [tax];
}

const sum = (parts: readonly number[]): number => parts.reduce((a, b) => a + b, 0);
