import type { Notice } from "./live-hub";

/** What one stream may hear. */
export type Topics = {
  /** Watched by anybody: public availability. */
  variants: ReadonlySet<string>;
  customerId: string | null;
  /** Proved by a signed link. */
  orderId: string | null;
  /** Of a member of staff. */
  stores: "all" | ReadonlySet<string> | null;
};

export type Told = { id: number; kind: string; location?: string | null; order?: string | null; fulfillment?: string | null; variants?: string[] };

/** The part of a notice that this stream may hear, or null. The public learns only that stock moved, not why. */
export function told(notice: Notice, topics: Topics): Told | null {
  const { id, kind, location, order, fulfillment, variants } = notice;
  if (topics.stores === "all" || (location !== null && topics.stores?.has(location))) return { id, kind, location, order, fulfillment, ...(variants && { variants }) };
  // A price and a product are every store's business.
  if (topics.stores !== null && location === null && /^(price|price_list|product)\./.test(kind)) return { id, kind };
  if ((notice.customer !== null && notice.customer === topics.customerId) || (order !== null && order === topics.orderId)) return { id, kind, order, fulfillment };
  const watched = variants?.filter((variant) => topics.variants.has(variant)) ?? [];
  return watched.length > 0 ? { id, kind: "stock.changed", variants: watched } : null;
}
