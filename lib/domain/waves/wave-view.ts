import type { WaveId } from "@/lib/kernel/ids";
import type { FulfillmentMethod, FulfillmentStatus } from "@/lib/domain/fulfillment/fulfillment-state";
import type { WaveMethod } from "./wave-input";
import type { WaveStatus } from "./wave-state";

export type WaveRow = { id: WaveId; number: string; status: WaveStatus; method: WaveMethod; place: string; timeZone: string; picker: string; parts: number; units: number; picked: number; createdAt: string; closedAt: string | null };
export type WavePage = { rows: WaveRow[]; total: number; pageSize: number };

/** What one part wants of one item, and into which tote. */
export type WaveShare = { fulfillmentId: string; tote: number; wanted: number; picked: number; /** What it is bought in there. */ bundles: string[] };
/** One stop of the walk: an item at its shelf, for all parts that want it. */
export type WaveItem = {
  variantId: string; title: string; variantTitle: string; sku: string; gtin: string | null; image: { src: string; alt: string; background: string } | null;
  aisle: string; bay: string; onHand: number; needsTwoPeople: boolean; shares: WaveShare[];
};
export type WavePartView = {
  id: string; number: string; tote: number; customerName: string; method: FulfillmentMethod; status: FulfillmentStatus; statusWords: string; promisedAt: string; isPriority: boolean;
  /** It left this walk: a colleague has it, or it is in the queue again. */
  isOut: boolean; units: number; picked: number;
};
export type WaveAction = "pick" | "leave" | "resume" | "finish" | "dissolve";
export type WaveView = {
  id: string; number: string; status: WaveStatus; method: WaveMethod; place: { id: string; name: string; timeZone: string }; picker: { id: string; name: string }; madeBy: string;
  createdAt: string; leftAt: string | null; closedAt: string | null; now: string; parts: WavePartView[]; items: WaveItem[]; actions: WaveAction[];
};

export const unitsWanted = (item: Pick<WaveItem, "shares">): number => item.shares.reduce((sum, share) => sum + share.wanted, 0);
export const unitsPicked = (item: Pick<WaveItem, "shares">): number => item.shares.reduce((sum, share) => sum + share.picked, 0);
export const unitsLeft = (item: Pick<WaveItem, "shares">): number => unitsWanted(item) - unitsPicked(item);
export const itemName = (item: Pick<WaveItem, "title" | "variantTitle">): string => (item.variantTitle ? `${item.title}, ${item.variantTitle}` : item.title);

/** Which totes the next `quantity` units go into, the first tote that still wants some first. */
export function totesFor(shares: readonly WaveShare[], quantity: number): { tote: number; units: number }[] {
  let left = quantity;
  return shares.flatMap(({ tote, wanted, picked }) => {
    const units = Math.min(left, wanted - picked);
    left -= units;
    return units > 0 ? [{ tote, units }] : [];
  });
}

/** "tote 3", or "2 in tote 1, 1 in tote 3" */
export function toteWords(totes: readonly { tote: number; units: number }[]): string {
  const [only] = totes;
  if (only && totes.length === 1) return only.units === 1 ? `Into tote ${only.tote}` : `All ${only.units} into tote ${only.tote}`;
  return totes.map(({ tote, units }) => `${units} into tote ${tote}`).join(", ");
}
