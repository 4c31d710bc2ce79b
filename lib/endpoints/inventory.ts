import { z } from "zod";
import type { Permit } from "@/lib/domain/identity/permit";
import { mostBulkRows } from "@/lib/domain/inventory/cell-change";
import { getLedger, type LedgerEntry } from "@/lib/domain/inventory/get-ledger";
import { getStockGridIndex, listStockKeys, listStockRows, readStockRows } from "@/lib/domain/inventory/list-stock-grid";
import { getStockStory } from "@/lib/domain/inventory/get-stock-story";
import { isAnchorOf, stockAnchor, stockGridQuery, type StockGridQuery, type StockRow } from "@/lib/domain/inventory/stock-grid";
import { storyColumns } from "@/lib/domain/inventory/stock-story";
import { csvLine } from "@/lib/kernel/csv";
import type { LocationId, VariantId } from "@/lib/kernel/ids";
import { idOf } from "@/lib/kernel/ids-schema";
import { Refusal } from "@/lib/kernel/refusal";
import { actor } from "@/lib/session";
import { csvFile } from "./csv-file";
import { endpoint } from "./endpoint";

const door = { can: "inventory.view", channel: "store", actor: () => actor("inventory.view") } as const;
const fresh = { headers: { "cache-control": "no-store" } };
const query = (request: Request): Promise<unknown> => Promise.resolve(Object.fromEntries(new URL(request.url).searchParams));

/** How many rows the grid has and where its pages begin. */
export const readStockIndex = endpoint({ ...door, input: stockGridQuery, read: query, answer: async (by, input) => Response.json(await getStockGridIndex(by, input), fresh) });

const fromJson = z.string().max(1_000).transform((text, context): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    context.addIssue({ code: "custom", message: "Not a place in the grid." });
    return z.NEVER;
  }
});

/** One page of the grid, from the anchor in `at`. */
export const readStockRowsPage = endpoint({
  ...door,
  input: stockGridQuery.extend({ at: fromJson.pipe(stockAnchor).nullish() }).refine(({ at, sort }) => !at || isAnchorOf(at, sort), { path: ["at"], message: "This page belongs to another order." }),
  read: query,
  answer: async (by, { at, ...input }) => Response.json({ rows: await listStockRows(by, input, { at: at ?? null }) }, fresh),
});

/** Keys of the rows a bulk change of everything filtered means. */
export const readStockKeys = endpoint({ ...door, input: stockGridQuery, read: query, answer: async (by, input) => Response.json({ rows: await listStockKeys(by, input, mostBulkRows) }, fresh) });

/** The lines that add up to one number. */
export const readStockStory = endpoint({
  ...door,
  input: z.object({ variantId: idOf<VariantId>(), locationId: idOf<LocationId>(), column: z.enum(storyColumns), beforeId: z.coerce.number().int().nullish() }),
  read: query,
  answer: async (by, input) => {
    const story = await getStockStory(by, { ...input, beforeId: input.beforeId ?? null });
    if (!story) throw new Refusal("not_found");
    return Response.json(story, fresh);
  },
});

const exported: [string, (row: StockRow) => string | number | null][] = [
  ["sku", (row) => row.sku], ["location", (row) => row.locationCode], ["product", (row) => row.title], ["variant", (row) => row.variantTitle], ["gtin", (row) => row.gtin],
  ["on_hand", (row) => row.onHand], ["allocated", (row) => row.allocated], ["held", (row) => row.held], ["available", (row) => row.available], ["incoming", (row) => row.incoming],
  ["safety_stock", (row) => row.safetyStock], ["reorder_point", (row) => row.reorderPoint], ["damaged", (row) => row.damaged], ["quality_check", (row) => row.qualityCheck], ["display", (row) => row.display], ["put_back", (row) => row.putBack],
  ["aisle", (row) => row.aisle], ["bay", (row) => row.bay], ["changed", (row) => row.updatedAt],
];

/** The whole ledger of one variant at one location, newest first, as a file for those who check the books. */
export const exportLedger = endpoint({
  ...door,
  input: z.object({ variantId: idOf<VariantId>(), locationId: idOf<LocationId>() }),
  read: query,
  answer: (by, input) => Promise.resolve(csvFile("ledger", ["line", "at", "what", "quantity", "on_hand_change", "allocated_change", "on_hand", "allocated", "from", "to", "reason", "who", "cause", "fulfillment"], ledgerParts(by, input))),
});

async function* ledgerParts(by: Permit<"inventory.view">, place: { variantId: VariantId; locationId: LocationId }): AsyncGenerator<string> {
  let beforeId: number | null = null;
  do {
    const lines: LedgerEntry[] = await getLedger(by, { ...place, beforeId });
    yield lines.map((line) => csvLine([line.id, line.at.toISOString(), line.kind, line.quantity, line.onHandDelta, line.allocatedDelta, line.onHand, line.allocated, line.fromState, line.toState, line.reason, line.actorName, line.causeKind, line.fulfillmentNumber])).join("");
    beforeId = lines.at(-1)?.id ?? null;
  } while (beforeId !== null);
}

/** The filtered grid as a file, page by page as the browser takes it. Import reads the same columns. */
export const exportStock = endpoint({
  ...door,
  input: stockGridQuery,
  read: query,
  answer: (by, input) => Promise.resolve(csvFile("stock", exported.map(([name]) => name), stockParts(by, input))),
});

async function* stockParts(by: Permit<"inventory.view">, input: StockGridQuery): AsyncGenerator<string> {
  for await (const rows of readStockRows(by, input)) yield rows.map((row) => csvLine(exported.map(([, cell]) => cell(row)))).join("");
}
