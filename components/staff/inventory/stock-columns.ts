import type { StockRow, StockSort } from "@/lib/domain/inventory/stock-grid";

export type StockColumnKey =
  | "onHand" | "allocated" | "held" | "available" | "incoming" | "safetyStock" | "reorderPoint" | "damaged" | "qualityCheck" | "display" | "putBack" | "aisle" | "bay";

export type StockColumn = { key: StockColumnKey; label: string; short: string; width: number; sort?: StockSort; kind: "number" | "text"; explains: string; value: (row: StockRow) => number | string };

/** The columns after product and location, in the order of the grid. */
export const stockColumns: StockColumn[] = [
  { key: "onHand", label: "On hand", short: "On hand", width: 92, sort: "onHand", kind: "number", explains: "Units in the building, sellable or not", value: (row) => row.onHand },
  { key: "allocated", label: "Allocated", short: "Allocated", width: 92, sort: "allocated", kind: "number", explains: "Promised to placed orders", value: (row) => row.allocated },
  { key: "held", label: "Held", short: "Held", width: 78, sort: "held", kind: "number", explains: "Kept for checkouts that are under way", value: (row) => row.held },
  { key: "available", label: "Available", short: "Available", width: 92, sort: "available", kind: "number", explains: "What can still be promised online", value: (row) => row.available },
  { key: "incoming", label: "Incoming", short: "Incoming", width: 88, sort: "incoming", kind: "number", explains: "On the way here", value: (row) => row.incoming },
  { key: "safetyStock", label: "Safety stock", short: "Safety", width: 82, sort: "safetyStock", kind: "number", explains: "Kept back from remote channels", value: (row) => row.safetyStock },
  { key: "reorderPoint", label: "Reorder point", short: "Reorder", width: 84, sort: "reorderPoint", kind: "number", explains: "Somebody is told when what is left falls to this", value: (row) => row.reorderPoint },
  { key: "damaged", label: "Damaged", short: "Damaged", width: 90, kind: "number", explains: "On hand, not sellable", value: (row) => row.damaged },
  { key: "qualityCheck", label: "Quality check", short: "Quality", width: 84, kind: "number", explains: "On hand, being checked", value: (row) => row.qualityCheck },
  { key: "display", label: "On display", short: "Display", width: 84, kind: "number", explains: "On hand, on the floor", value: (row) => row.display },
  { key: "putBack", label: "To put back", short: "Put back", width: 88, kind: "number", explains: "On hand, waiting to return to the shelf", value: (row) => row.putBack },
  { key: "aisle", label: "Aisle", short: "Aisle", width: 76, kind: "text", explains: "Where it stands", value: (row) => row.aisle },
  { key: "bay", label: "Bay", short: "Bay", width: 70, kind: "text", explains: "Where it stands", value: (row) => row.bay },
];

export const rowKey = (row: { variantId: string; locationId: string }): string => `${row.variantId}@${row.locationId}`;

/** "Fern desk lamp, Black" */
export const rowTitle = (row: StockRow): string => (row.variantTitle ? `${row.title}, ${row.variantTitle}` : row.title);
