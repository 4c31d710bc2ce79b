import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import type { Permit } from "@/lib/domain/identity/permit";
import { record } from "@/lib/domain/record";
import { newId, type CustomerId, type LocationId } from "@/lib/kernel/ids";
import type { CustomerImportRow } from "./customer-import";

export type CustomerAnswer = { outcome: "inserted" | "updated" | "unchanged"; customerId: CustomerId } | { outcome: "rejected"; reason: string };

type Person = { id: CustomerId; name: string; email: string | null; phone: string | null; loyalty_number: string | null; preferred_location_id: LocationId | null; wants_marketing: boolean };
type Facts = { now_ms: number; people: Person[]; locations: [string, LocationId][] };

/**
 * Writes rows of a customers file: a person is known by the loyalty number, else by the e-mail (the oldest profile that
 * was not merged away). Identifiers of a file are not verified, so nothing joins an account by it. Set-based.
 */
export async function importCustomers(tx: Tx, by: Permit<"system.run">, rows: readonly CustomerImportRow[]): Promise<CustomerAnswer[]> {
  const facts = await readFacts(tx, rows);
  const byLoyalty = new Map(facts.people.flatMap((person) => (person.loyalty_number ? [[person.loyalty_number, person]] : [])));
  const byEmail = new Map(facts.people.toReversed().flatMap((person) => (person.email ? [[person.email.toLowerCase(), person]] : [])));
  const locations = new Map(facts.locations);
  const written = new Map<CustomerId, { person: Person; isNew: boolean; fields: Set<string> }>();
  const answers = rows.map((row): CustomerAnswer => {
    const known = (row.loyalty_number ? byLoyalty.get(row.loyalty_number) : undefined) ?? (row.email ? byEmail.get(row.email) : undefined);
    if (!known && row.name === undefined) return { outcome: "rejected", reason: "name: Missing." };
    if (known && row.loyalty_number && known.loyalty_number && known.loyalty_number !== row.loyalty_number) return { outcome: "rejected", reason: `loyalty_number: This e-mail belongs to ${known.loyalty_number}.` };
    const store = row.preferred_store === undefined ? undefined : locations.get(row.preferred_store.toLowerCase());
    if (row.preferred_store !== undefined && !store) return { outcome: "rejected", reason: `preferred_store: There is no location "${row.preferred_store}".` };
    const before: Person = known ?? { id: newId<CustomerId>(), name: "", email: null, phone: null, loyalty_number: null, preferred_location_id: null, wants_marketing: false };
    const after: Person = {
      ...before, name: row.name ?? before.name, email: row.email ?? before.email, phone: row.phone === undefined ? before.phone : row.phone, loyalty_number: row.loyalty_number ?? before.loyalty_number,
      preferred_location_id: store ?? before.preferred_location_id, wants_marketing: row.wants_marketing ?? before.wants_marketing,
    };
    const fields = (Object.keys(after) as (keyof Person)[]).filter((key) => after[key] !== before[key]); // the keys of Person itself
    if (known && fields.length === 0) return { outcome: "unchanged", customerId: before.id };
    const was = written.get(before.id);
    written.set(before.id, { person: after, isNew: was?.isNew ?? !known, fields: new Set([...(was?.fields ?? []), ...fields]) });
    if (after.loyalty_number) byLoyalty.set(after.loyalty_number, after);
    if (after.email) byEmail.set(after.email.toLowerCase(), after);
    return { outcome: known ? "updated" : "inserted", customerId: before.id };
  });
  const all = [...written.values()];
  await writePeople(tx, all.map(({ person }) => person));
  await writeConsent(tx, by, all.filter(({ fields }) => fields.has("wants_marketing")).map(({ person }) => person));
  await record(tx, by, ...all.map(({ person, isNew, fields }) => ({ kind: isNew ? "customer.created" as const : "customer.changed" as const, customerId: person.id, at: new Date(Number(facts.now_ms)), payload: { source: "import", fields: [...fields] } })));
  return answers;
}

async function readFacts(tx: Tx, rows: readonly CustomerImportRow[]): Promise<Facts> {
  const { rows: found } = await tx.execute<Facts>(sql`
    with person as (
      select id, name, email, phone, loyalty_number, preferred_location_id, wants_marketing, created_at from customer
      where merged_into_id is null and (lower(email) = any(${sql.param(rows.flatMap((row) => row.email ?? []))}::text[]) or loyalty_number = any(${sql.param(rows.flatMap((row) => row.loyalty_number ?? []))}::text[]))
      order by id for update
    )
    select extract(epoch from shop_clock()) * 1000 as now_ms, (select coalesce(jsonb_agg(to_jsonb(person) - 'created_at' order by created_at, id), '[]') from person) as people,
      (select coalesce(jsonb_agg(jsonb_build_array(called, l.id)), '[]') from location l, unnest(array[lower(l.code), l.slug]) as called) as locations`);
  return found[0] ?? { now_ms: Date.now(), people: [], locations: [] };
}

async function writePeople(tx: Tx, people: readonly Person[]): Promise<void> {
  if (people.length === 0) return;
  await tx.execute(sql`
    insert into customer (id, name, email, phone, loyalty_number, preferred_location_id, wants_marketing)
    select * from jsonb_to_recordset(${JSON.stringify(people)}::jsonb) as r(id uuid, name text, email text, phone text, loyalty_number text, preferred_location_id uuid, wants_marketing boolean)
    on conflict (id) do update set name = excluded.name, email = excluded.email, phone = excluded.phone, loyalty_number = excluded.loyalty_number,
      preferred_location_id = excluded.preferred_location_id, wants_marketing = excluded.wants_marketing, version = customer.version + 1, updated_at = shop_clock()`);
  const identifiers = people.flatMap((person) => [
    ...(person.email ? [{ id: newId(), customer_id: person.id, kind: "email", value: person.email.toLowerCase() }] : []),
    ...(person.phone ? [{ id: newId(), customer_id: person.id, kind: "phone", value: person.phone }] : []),
    ...(person.loyalty_number ? [{ id: newId(), customer_id: person.id, kind: "loyalty", value: person.loyalty_number }] : []),
  ]);
  await tx.execute(sql`
    insert into identifier (id, customer_id, kind, value)
    select * from jsonb_to_recordset(${JSON.stringify(identifiers)}::jsonb) as r(id uuid, customer_id uuid, kind text, value text) on conflict do nothing`);
}

async function writeConsent(tx: Tx, by: Permit<"system.run">, people: readonly Person[]): Promise<void> {
  if (people.length === 0) return;
  const choices = people.map((person) => ({ id: newId(), customer_id: person.id, is_granted: person.wants_marketing }));
  await tx.execute(sql`
    insert into consent_choice (id, customer_id, purpose, is_granted, channel)
    select id, customer_id, 'marketing', is_granted, ${by.channel} from jsonb_to_recordset(${JSON.stringify(choices)}::jsonb) as r(id uuid, customer_id uuid, is_granted boolean)`);
}
