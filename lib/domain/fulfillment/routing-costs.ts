import { z } from "zod";

const minorAmount = z.number("Enter an amount.").int("Enter an amount.").min(0, "Not below zero.").max(1_000_000, "That is too much.");
const share = z.number("Enter a percentage.").min(0, "Not below zero.").max(100, "At most 100 %.");
const units = z.number("Enter a number.").int("Enter a whole number.").min(0, "Not below zero.").max(10_000, "That is too many.");

export const mostZones = 8;

/** What it costs to send a part, in minor units of the shop's currency. */
export const routingCosts = z.object({
  /** By distance; the last zone reaches everywhere. A part costs its zone's base and so much for each begun kilogram. */
  zones: z.array(z.object({ upToKm: z.number("Enter a distance.").int("Enter whole kilometers.").positive("More than nothing.").max(20_100, "That is around the world.").nullable(), baseMinor: minorAmount, perKgMinor: minorAmount })).min(1).max(mostZones),
  /** Picking and packing: of each part, and of each unit in it. */
  labor: z.object({ store: z.object({ partMinor: minorAmount, unitMinor: minorAmount }), warehouse: z.object({ partMinor: minorAmount, unitMinor: minorAmount }) }),
  /** For each part after the first: another parcel to open, another message, more calls. */
  splitMinor: minorAmount,
  /** Each unit taken from the last few of a location costs this share of its price: somebody at that shelf will miss it. */
  stockOut: z.object({ lastUnits: units, percent: share }),
  /** Each unit taken from beyond so many saves this share of its price: it would have been marked down. */
  markdown: z.object({ beyondUnits: units, percent: share }),
  /** Grams of CO₂ for each ton over each kilometer, and the price of a ton of CO₂. */
  carbon: z.object({ gramsPerTonKm: z.number("Enter a number.").min(0, "Not below zero.").max(10_000, "That is too much."), tonMinor: minorAmount }),
});
export type RoutingCosts = z.output<typeof routingCosts>;

/** A parcel by road: about 105 g CO₂ for each ton and kilometer, an articulated truck's average. The rest are the demo's own rates. */
export const defaultCosts: RoutingCosts = {
  zones: [{ upToKm: 250, baseMinor: 590, perKgMinor: 35 }, { upToKm: 800, baseMinor: 690, perKgMinor: 55 }, { upToKm: 2_000, baseMinor: 840, perKgMinor: 80 }, { upToKm: null, baseMinor: 1_090, perKgMinor: 115 }],
  labor: { store: { partMinor: 260, unitMinor: 60 }, warehouse: { partMinor: 120, unitMinor: 30 } },
  splitMinor: 250,
  stockOut: { lastUnits: 2, percent: 12 },
  markdown: { beyondUnits: 20, percent: 3 },
  carbon: { gramsPerTonKm: 105, tonMinor: 9_000 },
};

export const costComponents = ["shipping", "labor", "split", "stockOut", "markdown", "carbon"] as const;
export type CostComponent = (typeof costComponents)[number];
/** Each component in minor units, rounded; markdown is what is saved, so never above zero. */
export type LandedCost = Record<CostComponent, number> & { totalMinor: number };
export const costLabel: Record<CostComponent, string> = { shipping: "Shipping", labor: "Labor", split: "Split", stockOut: "Stock-out risk", markdown: "Markdown saved", carbon: "Carbon" };

export type CostedPart = { place: { kind: string; distanceKm: number | null }; units: readonly { wanted: { unitMinor: number; grams: number }; quantity: number; available: number }[] };

/** What it costs to send these parts, by component. Of an unknown distance the last zone counts, and no carbon. */
export function landedCost(costs: RoutingCosts, parts: readonly CostedPart[]): LandedCost {
  const sums: Record<CostComponent, number> = { shipping: 0, labor: 0, split: Math.max(0, parts.length - 1) * costs.splitMinor, stockOut: 0, markdown: 0, carbon: 0 };
  for (const { place: { kind, distanceKm }, units: goods } of parts) {
    const zone = costs.zones.find(({ upToKm }) => upToKm === null || (distanceKm !== null && distanceKm <= upToKm)) ?? costs.zones.at(-1);
    const labor = kind === "warehouse" ? costs.labor.warehouse : costs.labor.store;
    let grams = 0;
    sums.labor += labor.partMinor;
    for (const { wanted: { unitMinor, grams: each }, quantity, available } of goods) {
      grams += quantity * each;
      sums.labor += quantity * labor.unitMinor;
      sums.stockOut += (quantity - beyond(available, quantity, costs.stockOut.lastUnits)) * unitMinor * (costs.stockOut.percent / 100);
      sums.markdown -= beyond(available, quantity, costs.markdown.beyondUnits) * unitMinor * (costs.markdown.percent / 100);
    }
    sums.shipping += (zone?.baseMinor ?? 0) + Math.ceil(grams / 1000) * (zone?.perKgMinor ?? 0);
    sums.carbon += ((grams / 1e6) * (distanceKm ?? 0) * costs.carbon.gramsPerTonKm / 1e6) * costs.carbon.tonMinor;
  }
  // "|| 0" makes the minus zero of what saves nothing a zero.
  const [shipping, labor, split, stockOut, markdown, carbon] = [Math.round(sums.shipping), Math.round(sums.labor), sums.split, Math.round(sums.stockOut), Math.round(sums.markdown) || 0, Math.round(sums.carbon)];
  return { shipping, labor, split, stockOut, markdown, carbon, totalMinor: shipping + labor + split + stockOut + markdown + carbon };
}

/** How many of `quantity` units lie beyond the last `kept` of `available`. */
const beyond = (available: number, quantity: number, kept: number): number => Math.max(0, Math.min(quantity, available - kept));
