import { parse } from "csv-parse/sync";
import { sql } from "drizzle-orm";
import { z } from "zod";
import type { Tx } from "@/db/client";
import type { Permit } from "@/lib/domain/identity/permit";
import type { ProductId } from "@/lib/kernel/ids";
import { Refusal } from "@/lib/kernel/refusal";
import type { PriceFile } from "./price-list-input";
import { setPrices, type SkuPrice } from "./set-prices";

/** Rows of one file. */
const mostRows = 20_000;
/** Told of a file that has mistakes. */
const mostProblems = 20;

const money = z.string().trim().regex(/^\d{1,7}(\.\d{1,2})?$/, "not an amount").transform((text) => Math.round(Number(text) * 100));
const row = z.object({ sku: z.string().trim().min(1, "no SKU"), price: money, former_price: z.string().trim().optional().transform((text) => text || null).pipe(money.nullable()) })
  .refine((one) => one.former_price === null || one.former_price > one.price, "the former price must be higher");

/**
 * Takes prices for a list from a CSV text with the columns sku, price and, if wanted, former_price, in major units. A file
 * with a mistake changes nothing. @throws Refusal `not_found`; `invalid` with the lines that are wrong
 */
export async function importListPrices(tx: Tx, by: Permit<"pricing.edit">, { id, text }: PriceFile): Promise<{ read: number; productIds: ProductId[] }> {
  const prices = readPrices(text);
  const { rows: lists } = await tx.execute<{ currency: string }>(sql`select currency from price_list where id = ${id} and base_id is null for no key update`);
  if (!lists[0]) throw new Refusal("not_found");
  const { rows: unknown } = await tx.execute<{ line: number; sku: string }>(sql`
    select wanted.line::int, wanted.sku from unnest(${sql.param(prices.map((price) => price.sku))}::text[]) with ordinality as wanted(sku, line) where not exists (select from variant v where v.sku = wanted.sku) order by wanted.line`);
  refuse(unknown.map(({ line, sku }) => `Line ${line + 1}: there is no ${sku}.`));
  return { read: prices.length, productIds: await setPrices(tx, by, { currency: lists[0].currency, listId: id, prices }) };
}

function readPrices(text: string): SkuPrice[] {
  const rows = readRows(text);
  if (rows.length === 0) refuse(["There is no row below the heading sku, price, former_price."]);
  if (rows.length > mostRows) refuse([`At most ${mostRows.toLocaleString("en-US")} rows at a time.`]);
  const seen = new Set<string>();
  const parsed = rows.map((one, i) => ({ line: i + 2, result: row.safeParse(one) }));
  refuse(parsed.flatMap(({ line, result }) => {
    if (!result.success) return [`Line ${line}: ${result.error.issues[0]?.message ?? "cannot be read"}.`];
    const isTwice = seen.has(result.data.sku);
    seen.add(result.data.sku);
    return isTwice ? [`Line ${line}: ${result.data.sku} stands there twice.`] : [];
  }));
  return parsed.flatMap(({ result }) => (result.success ? [{ sku: result.data.sku, amountMinor: result.data.price, compareAtMinor: result.data.former_price }] : []));
}

function readRows(text: string): unknown[] {
  try {
    return parse(text, { columns: (heading: string[]) => heading.map((name) => name.trim().toLowerCase()), bom: true, skip_empty_lines: true, trim: true });
  } catch {
    return refuse(["The file is not CSV: each line needs as many cells as the heading."]);
  }
}

function refuse(problems: readonly string[]): never[] {
  if (problems.length === 0) return [];
  throw new Refusal("invalid", { reason: [...problems.slice(0, mostProblems), ...(problems.length > mostProblems ? [`and ${problems.length - mostProblems} more.`] : [])].join(" ") });
}
