import type { StockRow } from "./stock-grid";

/** Numbers that the ledger can tell line by line. */
export const ledgerColumns = ["onHand", "allocated", "damaged", "qualityCheck", "display", "putBack"] as const;
export type LedgerColumn = (typeof ledgerColumns)[number];

export const storyColumns = [...ledgerColumns, "held", "available", "incoming", "safetyStock"] as const;
export type StoryColumn = (typeof storyColumns)[number];

export const isStoryColumn = (key: unknown): key is StoryColumn => storyColumns.some((column) => column === key);
export const isLedgerColumn = (key: StoryColumn): key is LedgerColumn => ledgerColumns.some((column) => column === key);

export const storyLabel: Record<StoryColumn, string> = {
  onHand: "On hand", allocated: "Allocated", held: "Held", available: "Available", incoming: "Incoming", safetyStock: "Safety stock",
  damaged: "Damaged", qualityCheck: "Quality check", display: "On display", putBack: "To put back",
};

export type StoryLine = {
  id: number;
  at: string;
  what: string;
  delta: number;
  before: number;
  after: number;
  reason: string;
  who: string;
  orderNumber: string | null;
  transferNumber: string | null;
  purchaseNumber: string | null;
};

export type StockStory = {
  row: StockRow;
  timeZone: string;
  column: StoryColumn;
  /** Newest first; the first line's `after` is the number itself. Empty for what is not kept line by line. */
  lines: StoryLine[];
  nextBeforeId: number | null;
  promises: { orderNumber: string; quantity: number; promisedAt: string }[];
  holds: { quantity: number; expiresAt: string }[];
  /** Transfers on their way here, and purchase orders by the day on which they should arrive. */
  expected: { transferNumber: string; from: string; quantity: number; sentAt: string }[];
  bought: { purchaseNumber: string; from: string; quantity: number; expectedOn: string }[];
  openCountId: string | null;
};
