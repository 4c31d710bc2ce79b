import type { Demand } from "@/lib/domain/fulfillment/route-shipment";
import { localCharge } from "@/lib/domain/locations/local-delivery";
import { deliveryOptions, type DeliveryOption } from "@/lib/domain/pricing/delivery-charge";
import { promotionFrom } from "@/lib/domain/pricing/promotion";
import { quote, type Quote } from "@/lib/domain/pricing/quote";
import { groupKey } from "./checkout";
import type { CheckoutFacts, CheckoutLineFacts, CheckoutStoreFacts } from "./checkout-facts";

export type LineGroup = { key: string; method: CheckoutLineFacts["method"]; locationId: CheckoutLineFacts["locationId"]; lines: CheckoutLineFacts[] };

/** Deliveries after pickups; gift cards last, so that what pays first pays for goods. */
const rank: Record<LineGroup["method"], number> = { pickup: 0, curbside: 0, carry_out: 0, ship: 1, email: 2 };

/** The lines by method and place, in the cart's order. */
export function lineGroups(lines: readonly CheckoutLineFacts[]): LineGroup[] {
  const groups = new Map<string, LineGroup>();
  for (const line of lines) {
    const key = groupKey(line.method, line.locationId);
    const group = groups.get(key) ?? { key, method: line.method, locationId: line.locationId, lines: [] };
    group.lines.push(line);
    groups.set(key, group);
  }
  return [...groups.values()].toSorted((a, b) => rank[a.method] - rank[b.method]);
}

/** What is taken from a shelf for a line: itself, or what is in a bundle. */
export const goodsOf = ({ variantId, quantity, unitMinor, contents }: Pick<CheckoutLineFacts, "variantId" | "quantity" | "unitMinor" | "contents">) =>
  contents?.map((content) => ({ variantId: content.variantId, quantity: content.quantity * quantity, unitMinor: content.weightMinor })) ?? [{ variantId, quantity, unitMinor: unitMinor ?? 0 }];

/** What has to be sent for some lines; the parts of a bundle together. */
export const demandFor = (lines: LineGroup["lines"]): Demand[] => lines.flatMap((line) => goodsOf(line).map((good) => ({ ...good, ...(line.contents && { together: line.key }) })));

/** What the goods of a checkout cost now: from our prices, rates and rules, and nothing that a browser sent. */
export function quoteCheckout(facts: CheckoutFacts): Quote {
  const groups = lineGroups(facts.lines);
  const stores = new Map(facts.stores.map((store) => [store.id, store]));
  const places = groups.map((group) => (group.locationId ? stores.get(group.locationId) : undefined));
  const firstStore = places.find((place) => place !== undefined);
  return quote({
    currency: facts.currency, now: new Date(facts.nowMs), taxRates: facts.taxRates,
    shopper: { ...facts.shopper, channel: facts.channel }, promotions: facts.promotions.map(promotionFrom), codes: facts.codes, byHand: facts.byHand,
    lines: facts.lines.flatMap((line) => (line.unitMinor === null ? [] : [{
      key: line.key, variantId: line.variantId, productId: line.productId, categoryIds: line.categoryIds, quantity: line.quantity, unitMinor: line.unitMinor, isReduced: line.isReduced, taxClass: line.taxClass, isTaxIncluded: line.isTaxIncluded, contents: line.contents, isGiftCard: line.gift !== null, group: groupKey(line.method, line.locationId),
    }])),
    groups: groups.map((group, i) => {
      const store = places[i];
      if (group.method !== "ship") return { key: group.key, method: group.method, chargeMinor: 0, storeId: group.locationId, place: placeOf(store) };
      return { key: group.key, method: group.method, chargeMinor: chosenDelivery(facts)?.chargeMinor ?? 0, storeId: null, place: facts.shipTo ? { country: countryOf(facts), state: facts.shipTo.state, postcode: facts.shipTo.postcode } : null };
    }),
    estimatePlace: placeOf(firstStore),
  });
}

const placeOf = (store: CheckoutStoreFacts | undefined) => (store ? { country: store.country, state: store.state, postcode: store.postcode } : null);

/** The ways to deliver what this checkout delivers, to where it delivers. */
export function deliveriesOf(facts: CheckoutFacts): DeliveryOption[] {
  const lines = facts.lines.filter((line) => line.method === "ship");
  return deliveryOptions({
    currency: facts.currency, country: countryOf(facts), subtotalMinor: deliveredMinor(facts),
    heaviestParcelGrams: Math.max(0, ...lines.map((line) => line.heaviestGrams)), variantIds: lines.flatMap((line) => goodsOf(line).map((one) => one.variantId)),
  }, facts.delivery);
}

/** The way that counts: the van, or the chosen one. A person gets the cheapest without asking; an agent asks and tells. */
export function chosenDelivery(facts: CheckoutFacts): DeliveryOption | null {
  if (facts.van) return { code: "van", level: "van", title: `Delivery by ${facts.van.storeName}`, chargeMinor: localCharge(facts.van, deliveredMinor(facts)) };
  const options = deliveriesOf(facts);
  const chosen = options.find((option) => option.code === facts.shipOption);
  return chosen ?? (facts.channel === "agent" ? null : (options[0] ?? null));
}

/** What the goods that are delivered cost, before offers. */
export const deliveredMinor = ({ lines }: Pick<CheckoutFacts, "lines">): number => lines.reduce((sum, line) => (line.method === "ship" ? sum + (line.unitMinor ?? 0) * line.quantity : sum), 0);

export const countryOf = (facts: Pick<CheckoutFacts, "shipTo">): string => facts.shipTo?.country ?? "US";
