import { sql } from "drizzle-orm";
import { db, type Reader } from "@/db/client";
import { storeScope, type Permit } from "@/lib/domain/identity/permit";
import type { CustomerId, LocationId, UnprovenReturnId } from "@/lib/kernel/ids";
import type { IdKind } from "./id-document";
import type { UnitOutcome } from "./return-state";

export type UnprovenRow = {
  id: UnprovenReturnId; at: string; timeZone: string; storeName: string; sku: string; title: string; quantity: number; amountMinor: number; outcome: UnitOutcome; note: string;
  customer: { id: CustomerId; name: string }; idKind: IdKind; by: string; approvedBy: string | null; /** What spoke against it then. */ signals: string[];
};
export type UnprovenList = { rows: UnprovenRow[]; next: UnprovenReturnId | null };

const size = 25;

/** What was taken without a purchase at the stores in reach, newest first. */
export async function listUnproven(by: Permit<"returns.view">, { before }: { before: string | null }, here: LocationId | null, from: Reader = db): Promise<UnprovenList> {
  const scope = here ? [here] : storeScope(by);
  const { rows } = await from.execute<{ row: UnprovenRow }>(sql`
    select jsonb_build_object('id', u.id, 'at', u.at, 'timeZone', l.time_zone, 'storeName', l.name, 'sku', v.sku, 'title', p.title, 'quantity', u.quantity, 'amountMinor', u.quantity * u.unit_minor, 'outcome', u.outcome, 'note', u.note,
      'customer', jsonb_build_object('id', c.id, 'name', c.name), 'idKind', u.id_kind, 'by', s.name, 'approvedBy', a.name,
      'signals', coalesce((select e.payload -> 'signals' from event e where e.subject = 'unproven_return:' || u.id and e.kind = 'return.taken_unproven'), '[]')) as row
    from unproven_return u join location l on l.id = u.location_id join variant v on v.id = u.variant_id join product p on p.id = v.product_id join customer c on c.id = u.customer_id join staff s on s.id = u.staff_id left join staff a on a.id = u.approved_by_staff_id
    where ${scope === null ? sql`true` : sql`u.location_id = any(${sql.param([...scope])}::uuid[])`} and ${before ? sql`u.id < ${before}` : sql`true`} order by u.id desc limit ${size + 1}`);
  const page = rows.slice(0, size).map(({ row }) => ({ ...row, at: new Date(row.at).toISOString() }));
  return { rows: page, next: rows.length > size ? (page.at(-1)?.id ?? null) : null };
}
