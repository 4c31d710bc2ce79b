import { z } from "zod";
import { mostBulkRows } from "@/lib/domain/inventory/cell-change";
import { getStockGridIndex, listStockKeys, listStockRows, readStockRows } from "@/lib/domain/inventory/list-stock-grid";
import { getStockStory } from "@/lib/domain/inventory/get-stock-story";
import { stockAnchor, stockGridQuery, type StockRow } from "@/lib/domain/inventory/stock-grid";
import { storyColumns } from "@/lib/domain/inventory/stock-story";
import { csvLine } from "@/lib/kernel/csv";
import type { LocationId, VariantId } from "@/lib/kernel/ids";
import { idOf } from "@/lib/kernel/ids-schema";
import { Refusal } from "@/lib/kernel/refusal";
import { actor } from "@/lib/session";
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
  input: stockGridQuery.extend({ at: fromJson.pipe(stockAnchor).nullish() }),
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
  ["safety_stock", (row) => row.safetyStock], ["damaged", (row) => row.damaged], ["quality_check", (row) => row.qualityCheck], ["display", (row) => row.display], ["put_back", (row) => row.putBack],
  ["aisle", (row) => row.aisle], ["bay", (row) => row.bay], ["changed", (row) => row.updatedAt],
];

/** The filtered grid as a file, page by page as the browser takes it. Import reads the same columns. */
export const exportStock = endpoint({
  ...door,
  input: stockGridQuery,
  read: query,
  answer: async (by, input) => {
    const pages = readStockRows(by, input);
    const encoder = new TextEncoder();
    const body = new ReadableStream<Uint8Array>({
      start: (controller) => controller.enqueue(encoder.encode(`\uFEFF${csvLine(exported.map(([name]) => name))}`)),
      async pull(controller) {
        const { done, value } = await pages.next();
        if (done) controller.close();
        else controller.enqueue(encoder.encode(value.map((row) => csvLine(exported.map(([, cell]) => cell(row)))).join("")));
      },
      cancel: async () => void (await pages.return(undefined)),
    });
    const name = `stock-${new Date().toISOString().slice(0, 10)}.csv`;
    return new Response(body, { headers: { "content-type": "text/csv; charset=utf-8", "content-disposition": `attachment; filename="${name}"`, "cache-control": "no-store" } });
  },
});
