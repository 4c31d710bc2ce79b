import { sql } from "drizzle-orm";
import { transaction, type Tx } from "@/db/client";
import type { Permit } from "@/lib/domain/identity/permit";
import { Refusal } from "@/lib/kernel/refusal";
import { say } from "@/lib/kernel/wording";
import type { BulkChange, BulkOutcome, BulkResult, CellChange } from "./cell-change";
import { changeStockCell } from "./change-stock-cell";

/**
 * Changes many rows of the grid in one transaction, each in its own savepoint, and says for each what came of it. A trial,
 * or "all" with one refusal, keeps nothing. Rows are locked in (variant, location) order.
 */
export async function changeManyStock(by: Permit<"inventory.adjust">, input: BulkChange): Promise<BulkOutcome> {
  const rows = [...input.rows].sort((a, b) => (a.variantId + a.locationId < b.variantId + b.locationId ? -1 : 1));
  let outcome: BulkOutcome | undefined;
  await transaction(async (tx) => {
    outcome = await tryAll(tx, by, rows, input);
    if (!outcome.isKept) throw new NothingKept();
  }).catch((error: unknown) => {
    if (!(error instanceof NothingKept)) throw error;
  });
  return outcome ?? { changed: 0, failed: 0, isKept: false, rows: [] };
}

class NothingKept extends Error {}

/** The part inside the transaction; the caller rolls back what is not to be kept. */
export async function tryAll(tx: Tx, by: Permit<"inventory.adjust">, rows: BulkChange["rows"], input: BulkChange): Promise<BulkOutcome> {
  const names = await namesOf(tx, rows);
  const results: BulkResult[] = [];
  for (const row of rows) {
    const named = { variantId: row.variantId, locationId: row.locationId, ...(names.get(`${row.variantId}@${row.locationId}`) ?? { sku: "", title: "", location: "" }) };
    try {
      const { before, after } = await tx.transaction((savepoint) => changeStockCell(savepoint, by, changeOf(row, input)));
      results.push({ ...named, before, after, problem: null, orders: [] });
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      const { reason, orders, current } = error.facts;
      results.push({ ...named, before: typeof current === "number" ? current : null, after: null, problem: typeof reason === "string" ? reason : say(error.code, error.facts), orders: Array.isArray(orders) ? orders : [] });
    }
  }
  const failed = results.filter((result) => result.problem !== null).length;
  const isKept = !input.isTrial && (failed === 0 || (input.keep === "each" && failed < results.length));
  return { changed: results.length - failed, failed, isKept, rows: results };
}

function changeOf(row: BulkChange["rows"][number], { column, reason, note, how, value }: BulkChange): CellChange {
  return { ...row, column, reason, note, ...(how === "set" ? { setTo: value } : { delta: Number(value) }) };
}

async function namesOf(tx: Tx, rows: BulkChange["rows"]): Promise<Map<string, { sku: string; title: string; location: string }>> {
  const keys = rows.map((row) => ({ variant_id: row.variantId, location_id: row.locationId }));
  const found = await tx.execute<{ key: string; sku: string; title: string; location: string }>(sql`
    select v.id || '@' || l.id as key, v.sku, p.title || case when v.title = '' then '' else ', ' || v.title end as title, l.name as location
    from jsonb_to_recordset(${JSON.stringify(keys)}::jsonb) as r(variant_id uuid, location_id uuid) join variant v on v.id = r.variant_id join product p on p.id = v.product_id join location l on l.id = r.location_id`);
  return new Map(found.rows.map(({ key, ...names }) => [key, names]));
}
