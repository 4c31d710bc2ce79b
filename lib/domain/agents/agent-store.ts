/** A store as an assistant tells a shopper about it. */
export type AgentStorePlace = {
  id: string; slug: string; name: string; address: string; phone: string; distanceKm: number | null; isOpen: boolean; hoursToday: string; hours: { day: string; hours: string }[];
  exceptions: { date: string; reason: string; hours: string }[]; hasPickup: boolean; hasCurbside: boolean; takesReturns: boolean; services: string[]; /** When an order placed now could be collected. */ ready: { at: string; words: string } | null;
};

/** One item wanted in some quantity: by delivery, and at stores. */
export type AgentItemAvailability = {
  itemId: string; title: string; priceMinor: number; currency: string; quantity: number; delivery: { isAvailable: boolean; words: string; arrivesFrom: string | null; arrivesBy: string | null };
  stores: { id: string; name: string; distanceKm: number | null; isAvailable: boolean; words: string; stockWords: string; readyAt: string | null }[];
};
