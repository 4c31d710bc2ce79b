import { inches } from "@/lib/domain/catalog/measure";
import type { TrackingKind } from "./gateway";
import type { LabelStatus } from "./label-state";

export type TrackingView = { kind: TrackingKind; words: string; place: string; at: string };
export type LabelView = { id: string; status: LabelStatus; title: string; trackingNumber: string | null; trackingUrl: string | null; amountMinor: number; currency: string; problem: string | null; events: TrackingView[] };
export type BoxView = {
  id: string; number: number; kind: string; lengthMm: number; widthMm: number; heightMm: number; computedGrams: number; weighedGrams: number | null;
  contents: { lineId: string; name: string; sku: string; parcel: number; parcels: number; quantity: number }[]; label: LabelView | null; voided: number;
};
export type LooseParcel = { lineId: string; name: string; sku: string; gtin: string | null; parcel: number; parcels: number; quantity: number };
/** A delivery on the packing table. */
export type ShipmentView = { boxes: BoxView[]; loose: LooseParcel[]; kinds: { code: string; name: string }[]; suggested: string[]; timeZone: string };

export const trackingLabel: Record<TrackingKind, string> = {
  announced: "Announced to the carrier", in_transit: "On its way", out_for_delivery: "Out for delivery", delivered: "Delivered", exception: "Held up", returned: "On its way back to us", lost: "Lost",
};

/** For what other rooms read from the books. */
export const trackingWords = (kind: string): string => Object.entries(trackingLabel).find(([known]) => known === kind)?.[1] ?? "Carried";

/** "24 × 17¾ × 15¾ in" */
export const measures = ({ lengthMm, widthMm, heightMm }: Pick<BoxView, "lengthMm" | "widthMm" | "heightMm">): string => `${[lengthMm, widthMm, heightMm].map(inches).join(" × ")} in`;

/** "2 × Medium box, 1 × own carton" */
export function boxWords(names: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts].map(([name, count]) => `${count} × ${name}`).join(", ");
}
