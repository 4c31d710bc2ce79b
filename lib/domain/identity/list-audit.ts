import { sql, type SQL } from "drizzle-orm";
import { db, type Reader } from "@/db/client";
import { homeCurrency } from "@/lib/kernel/currency";
import type { LocationId } from "@/lib/kernel/ids";
import { auditGroups, changesOf, type AuditEntry, type AuditQuery } from "./audit";
import { storeScope, type Permit } from "./permit";

const pageSize = 50;

type Row = {
  currency: string;
  id: number; at_ms: number; kind: string; channel: string; actor_kind: string; actor_id: string | null; who: string; subject: string | null; subject_name: string | null; slug: string | null;
  location: string | null; location_id: LocationId | null; order_number: string | null; payload: Record<string, unknown>;
};

/**
 * What staff and the machine did, newest first: who, when, to what, before and after. A manager sees what happened in the
 * own stores and what they did themselves.
 */
export async function listAudit(by: Permit<"audit.view">, query: AuditQuery, from: Reader = db): Promise<{ entries: AuditEntry[]; nextBefore: number | null }> {
  const { rows } = await from.execute<Row>(sql`
    with page as (
      select * from event e where ${conditions(by, query)} order by e.id desc limit ${pageSize + 1}
    )
    select page.id::float8 as id, round(extract(epoch from page.at) * 1000)::float8 as at_ms, page.kind, page.channel, page.actor_kind, page.actor_id, coalesce(t.name, page.actor_id, page.actor_kind) as who,
      page.subject, l.name as location, page.location_id, o.number as order_number, page.payload, coalesce(page.payload ->> 'currency', pl.currency, o.currency, ${homeCurrency}) as currency, p.id as slug,
      coalesce(p.title || case when v.title <> '' then ', ' || v.title else '' end, c.name, pl.name, cg.name, s.name, k.name, o.number, case when page.kind = 'routing.published' then 'Routing' when page.kind = 'search.weights_published' then 'Ranking of searches' when page.kind like 'search.%' then page.payload ->> 'name' end) as subject_name
    from page left join staff t on page.actor_kind = 'staff' and t.id::text = page.actor_id
      left join location l on l.id = page.location_id
      left join "order" o on o.id = page.order_id
      left join variant v on v.id = coalesce(${idIn("variant")}, case when page.kind like 'price.%' then (page.payload ->> 'variantId')::uuid end)
      left join product p on p.id = coalesce(${idIn("product")}, v.product_id)
      left join price_list pl on pl.id = coalesce(${idIn("price_list")}, case when page.kind like 'price.%' then (page.payload ->> 'priceListId')::uuid end) left join customer_group cg on cg.id = ${idIn("customer_group")}
      left join promotion c on c.id = ${idIn("promotion")}
      left join staff s on s.id = ${idIn("staff")} or s.account_id = ${idIn("account")}
      left join category k on page.subject = 'category:' || k.slug
    order by page.id desc`);
  const last = rows.length > pageSize ? rows[pageSize - 1] : undefined;
  return { entries: rows.slice(0, pageSize).map(entryOf), nextBefore: last?.id ?? null };
}

/** Who may be chosen as the one who did it. */
export async function listAuditPeople(by: Permit<"audit.view">, from: Reader = db): Promise<{ id: string; name: string }[]> {
  const scope = storeScope(by);
  const { rows } = await from.execute<{ id: string; name: string }>(sql`
    select id, name from staff where ${scope === null} or id = ${by.actor.staffId} or exists (select from staff_location x where x.staff_id = staff.id and x.location_id = any(${sql.param(scope ?? [])}::uuid[])) order by name`);
  return rows;
}

function conditions(by: Permit<"audit.view">, query: AuditQuery): SQL {
  const scope = storeScope(by);
  const kinds = query.group ? auditGroups[query.group] : null;
  const all = [
    // Shoppers' own doings are no audit of the house; the machine's are, where they change what staff answer for.
    kinds ? sql`e.kind = any(${sql.param([...kinds])}::text[])` : sql`(e.actor_kind = 'staff' or (e.actor_kind = 'system' and e.kind = any(${sql.param(machineKinds)}::text[])))`,
    sql`(e.kind not like 'account.%' or exists (select from staff x where e.subject = 'account:' || x.account_id))`,
    ...(scope === null ? [] : [sql`((e.location_id = any(${sql.param([...scope])}::uuid[])) or (e.actor_kind = 'staff' and e.actor_id = ${by.actor.staffId}))`]),
    ...(query.who === null ? [] : [query.who === "system" ? sql`e.actor_kind = 'system'` : sql`e.actor_kind = 'staff' and e.actor_id = ${query.who}`]),
    ...(query.subject === null ? [] : [subjectIs(query.subject)]),
    ...(query.from === null ? [] : [sql`e.at >= ${query.from}::date`]),
    ...(query.to === null ? [] : [sql`e.at < ${query.to}::date + 1`]),
    ...(query.before === null ? [] : [sql`e.id < ${query.before}`]),
  ];
  return sql.join(all, sql` and `);
}

/** A product's audit holds its variants' stock as well; a location's all that happened there. */
function subjectIs(subject: string): SQL {
  const [kind = "", id = ""] = subject.split(":");
  if (kind === "product") return sql`e.subject = any(array(select ${subject}::text union all select 'variant:' || v.id from variant v where v.product_id::text = ${id}))`;
  return sql`e.subject = ${subject}`;
}

/** What the machine does by itself and staff answer for. */
const machineKinds = [...auditGroups.stock, ...auditGroups.catalog, ...auditGroups.prices, ...auditGroups.stores];

const idIn = (kind: string): SQL => sql`case when page.subject ~ ${`^${kind}:[0-9a-f]{8}-[0-9a-f-]{27}$`} then substr(page.subject, ${kind.length + 2}::int)::uuid end`;

function entryOf(row: Row): AuditEntry {
  const [kind = "", id = ""] = (row.subject ?? "").split(":");
  const name = row.subject_name ?? (kind === "location" ? row.location : kind === "transfer" || kind === "wave" || kind === "purchase" ? id : null) ?? "";
  const { reason } = row.payload;
  return {
    id: row.id, at: new Date(row.at_ms).toISOString(), kind: row.kind, who: whoOf(row), whoId: row.actor_kind === "staff" ? row.actor_id : null, channel: row.channel, subject: row.subject, subjectName: name,
    href: row.order_number ? `/staff/orders/${row.order_number}` : hrefOf(kind, id, row.slug, name), location: row.location, locationId: row.location_id,
    reason: typeof reason === "string" && reason !== "" ? reason : null, changes: changesOf(row.payload), currency: row.currency,
  };
}

/** Signing in is done by the one who is signed in, whoever recorded it. */
function whoOf({ kind, actor_kind, who, subject_name }: Row): string {
  if (kind.startsWith("account.") && actor_kind !== "staff" && subject_name) return subject_name;
  return actor_kind === "system" ? `Machine (${who.replaceAll("_", " ")})` : who;
}

function hrefOf(kind: string, id: string, productId: string | null, name: string): string | null {
  if (kind === "product") return `/staff/catalog/${id}`;
  if (kind === "variant") return productId ? `/staff/catalog/${productId}` : null;
  if (kind === "location") return `/staff/stores/${id}`;
  if (kind === "rule_set") return "/staff/routing";
  if (kind === "search_weights") return "/staff/search/ranking";
  if (kind === "search_pick") return `/staff/search/results?q=${encodeURIComponent(name)}`;
  if (kind === "search_words") return `/staff/search/words?q=${encodeURIComponent(name)}`;
  if (kind === "price_list") return `/staff/pricing/lists/${id}`;
  if (kind === "tax_rate") return "/staff/pricing/tax";
  if (kind === "customer_group") return "/staff/pricing/lists";
  if (kind === "promotion") return `/staff/pricing/${id}`;
  if (kind === "wave") return `/staff/waves/${id}`;
  if (kind === "transfer") return `/staff/transfers/${id}`;
  if (kind === "purchase") return `/staff/purchasing/${id}`;
  if (kind === "supplier") return "/staff/purchasing/suppliers";
  return kind === "staff" ? `/staff/team/${id}` : null;
}
