import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import type { Permit } from "@/lib/domain/identity/permit";
import { record } from "@/lib/domain/record";
import type { CustomerId, ParkedSaleId } from "@/lib/kernel/ids";
import { Refusal } from "@/lib/kernel/refusal";
import type { HandWish, SaleLine } from "./till-input";
import type { TillPlace } from "./till-view";

export type SaleToPark = { id: ParkedSaleId; label: string; lines: readonly SaleLine[]; off: HandWish | null; customerId: CustomerId | null };

/** Puts a sale aside for any register of the store; sent twice, it is put aside once. */
export async function parkSale(tx: Tx, by: Permit<"till.sell">, input: SaleToPark): Promise<void> {
  const { till, staffId } = by.actor;
  const { rowCount } = await tx.execute(sql`
    insert into parked_sale (id, location_id, label, lines, "off", customer_id, staff_id) values (${input.id}, ${till.locationId}, ${input.label}, ${JSON.stringify(input.lines)}::jsonb, ${input.off && JSON.stringify(input.off)}::jsonb, ${input.customerId}, ${staffId})
    on conflict (id) do nothing`);
  if (rowCount) await record(tx, by, { kind: "till.parked", locationId: till.locationId, subject: `register:${till.registerId}`, payload: { parkedSaleId: input.id, lines: input.lines.length } });
}

export type ResumedSale = { lines: (SaleLine & { place: TillPlace | null })[]; off: HandWish | null; customer: { id: CustomerId; name: string; email: string | null } | null };

/** Takes a parked sale to this register; of two that reach for it one gets it. @throws Refusal `not_found` */
export async function resumeSale(tx: Tx, by: Permit<"till.sell">, { id }: { id: ParkedSaleId }): Promise<ResumedSale> {
  const { rows } = await tx.execute<ResumedSale>(sql`
    with taken as (delete from parked_sale where id = ${id} and location_id = ${by.actor.till.locationId} returning lines, "off", customer_id)
    select coalesce((select jsonb_agg(l.line || jsonb_build_object('place', case when s.id is not null then jsonb_build_object('id', s.id, 'name', s.name, 'country', s.country, 'state', s.state, 'postcode', s.postcode, 'timeZone', s.time_zone) end) order by l.n)
      from jsonb_array_elements(taken.lines) with ordinality l(line, n) left join location s on s.id = (l.line ->> 'storeId')::uuid), '[]') as lines, taken.off, case when c.id is not null then jsonb_build_object('id', c.id, 'name', c.name, 'email', c.email) end as customer
    from taken left join customer s on s.id = taken.customer_id left join customer c on c.id = coalesce(s.merged_into_id, s.id)`);
  if (!rows[0]) throw new Refusal("not_found");
  await record(tx, by, { kind: "till.resumed", locationId: by.actor.till.locationId, subject: `register:${by.actor.till.registerId}`, payload: { parkedSaleId: id } });
  return rows[0];
}
