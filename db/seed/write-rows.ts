import { getTableColumns, getTableName, sql } from "drizzle-orm";
import { toSnakeCase } from "drizzle-orm/casing";
import type { PgTable } from "drizzle-orm/pg-core";
import type { Tx } from "@/db/client";

const rowsAtOnce = 4_000;

/**
 * Inserts any number of rows with few statements, in their order. Every row names the same columns: one that is missing
 * from a row becomes null there, also where the table has a default. Returns how many were written.
 */
export async function writeRows<T extends PgTable>(tx: Tx, table: T, rows: readonly T["$inferInsert"][]): Promise<number> {
  const columns = getTableColumns<PgTable>(table);
  const named = new Set<string>();
  for (const row of rows) for (const key of Object.keys(row)) named.add(key);
  const keys = Object.entries(columns).filter(([key]) => named.has(key));
  const targets = sql.raw(keys.map(([key]) => `"${toSnakeCase(key)}"`).join(", "));
  const sources = sql.raw(keys.map(([key]) => `r."${key}"`).join(", "));
  const shape = sql.raw(keys.map(([key, column]) => `"${key}" ${column.getSQLType()}`).join(", "));
  for (let from = 0; from < rows.length; from += rowsAtOnce) {
    const part = JSON.stringify(rows.slice(from, from + rowsAtOnce));
    await tx.execute(sql`insert into ${sql.identifier(getTableName(table))} (${targets}) select ${sources} from json_to_recordset(${part}::json) as r(${shape})`);
  }
  return rows.length;
}

/**
 * Writes many rows into a table without its search indexes, and makes those anew from the finished table: several times
 * faster than keeping them up to date row by row. Unique indexes stay, they hold rules.
 */
export async function writeManyRows<T extends PgTable>(tx: Tx, table: T, rows: readonly T["$inferInsert"][]): Promise<number> {
  const { rows: indexes } = await tx.execute<{ name: string; definition: string }>(sql`
    select c.relname as name, pg_get_indexdef(i.indexrelid) as definition from pg_index i join pg_class c on c.oid = i.indexrelid
    where i.indrelid = ${getTableName(table)}::regclass and not i.indisunique`);
  for (const { name } of indexes) await tx.execute(sql`drop index ${sql.identifier(name)}`);
  const count = await writeRows(tx, table, rows);
  for (const { definition } of indexes) await tx.execute(sql.raw(definition));
  return count;
}
