import { sql } from "drizzle-orm";
import { db, type Reader } from "@/db/client";
import type { Permit } from "@/lib/domain/identity/permit";
import { readStoredValues, stateOf } from "./read-stored-values";
import type { StoredValueQuery, ValueState } from "./stored-value-query";
import type { StoredValueRow } from "./stored-value-view";

export type StoredValueList = { rows: StoredValueRow[]; counts: Partial<Record<ValueState, number>>; owedMinor: number; next: string | null };

const size = 50;

/** Gift cards and store credit of the whole company, newest first: they are spent in every store. `owedMinor`: what all that fit still hold. */
export async function listStoredValues(_by: Permit<"gift_cards.view">, query: StoredValueQuery, from: Reader = db): Promise<StoredValueList> {
  const term = `%${query.q.toLowerCase().replace(/[\\%_]/g, "\\$&")}%`;
  const found = query.q === "" ? sql`true` : sql`(v.code_last4 = ${query.q.toUpperCase()} or lower(coalesce(c.name, v.recipient_name)) like ${term} or lower(coalesce(c.email, v.recipient_email)) like ${term})`;
  const which = sql`v.kind <> 'points' and ${found} and ${query.kind ? sql`v.kind = ${query.kind}` : sql`true`}`;
  const rows = await readStoredValues(sql`${which} and ${query.state ? sql`${stateOf} = ${query.state}` : sql`true`} and ${query.before ? sql`v.id < ${query.before}` : sql`true`}`, size + 1, from);
  const { rows: counted } = await from.execute<{ state: ValueState; count: number; owed: number }>(sql`
    select ${stateOf} as state, count(*)::int as count, coalesce(sum(v.balance_minor), 0)::float8 as owed from stored_value v left join customer c on c.id = v.customer_id where ${which} group by 1`);
  return {
    rows: rows.slice(0, size), counts: Object.fromEntries(counted.map(({ state, count }) => [state, count])),
    owedMinor: counted.reduce((sum, { owed }) => sum + owed, 0), next: rows.length > size ? (rows[size - 1]?.id ?? null) : null,
  };
}
