import type { LocationId } from "@/lib/kernel/ids";

/** What a store's own van can do for the delivery of a checkout. */
export type VanOffer =
  /** No van comes to this address. */
  | { kind: "outside" }
  /** One would come, but its store has not all of the goods. */
  | { kind: "short"; storeName: string }
  | { kind: "offered"; locationId: LocationId; storeName: string; timeZone: string; chargeMinor: number; /** What a carrier costs instead. */ carrierMinor: number; /** What goods of more still cost to be free; null where nothing makes it free, or it is. */ missingMinor: number | null; windows: { startsAt: string; endsAt: string; left: number }[] };
