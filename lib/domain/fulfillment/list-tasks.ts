import { sql } from "drizzle-orm";
import { db, type Reader } from "@/db/client";
import { storeScope, type Permit } from "@/lib/domain/identity/permit";
import type { LocationId, TaskId } from "@/lib/kernel/ids";

export type TaskRow = {
  id: TaskId; kind: string; title: string; detail: string; storeName: string; fulfillmentId: string | null; number: string | null; createdAt: string;
  image: { src: string; alt: string; background: string } | null; aisle: string; bay: string; needsScan: boolean;
};

/** `kinds` counts all that are open, whatever is asked for. */
export type Tasks = { rows: TaskRow[]; kinds: { kind: string; label: string; count: number }[] };

/** What a person has to look at, oldest first; of one kind where one is named. */
export async function listTasks(by: Permit<"fulfillment.view">, filter: { locationId: LocationId | null; kind?: string | undefined }, from: Reader = db): Promise<Tasks> {
  const scope = storeScope(by);
  const isOpen = sql`t.status = 'open' and (${scope === null} or t.location_id is null or t.location_id = any(${sql.param(scope ?? [])}::uuid[]))
      and (${filter.locationId}::uuid is null or t.location_id = ${filter.locationId} or t.location_id is null)`;
  const { rows: kinds } = await from.execute<{ kind: string; count: number }>(sql`select t.kind, count(*)::int as count from task t where ${isOpen} group by t.kind order by t.kind`);
  const { rows } = await from.execute<Omit<TaskRow, "title" | "detail" | "needsScan"> & { facts: Record<string, string | number> }>(sql`
    select t.id, t.kind, t.facts, coalesce(l.name, 'All stores') as "storeName", t.fulfillment_id as "fulfillmentId", f.number, to_char(t.created_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as "createdAt",
      coalesce(s.aisle, '') as aisle, coalesce(s.bay, '') as bay,
      (select jsonb_build_object('src', i.src, 'alt', i.alt, 'background', i.background) from variant v join media i on i.product_id = v.product_id where v.id = t.variant_id order by (i.variant_id = v.id) desc nulls last, i.position limit 1) as image
    from task t left join location l on l.id = t.location_id left join fulfillment f on f.id = t.fulfillment_id
    left join stock_level s on s.variant_id = t.variant_id and s.location_id = t.location_id
    where ${isOpen} and (${filter.kind ?? null}::text is null or t.kind = ${filter.kind ?? null})
    order by t.created_at limit 200`);
  return {
    rows: rows.map(({ facts, ...row }) => ({ ...row, ...wordsOf(row.kind, facts), needsScan: row.kind === "put_back" })),
    kinds: kinds.map((one) => ({ ...one, label: labelOf(one.kind) })),
  };
}

const labelOf = (kind: string): string => kind.replace(/_/g, " ").replace(/^./, (first) => first.toUpperCase());

function wordsOf(kind: string, facts: Record<string, string | number>): { title: string; detail: string } {
  if (kind === "put_back") return { title: `Put back ${facts.quantity ?? 1} × ${facts.title ?? "item"}`, detail: facts.shelf ? `From shelf ${facts.shelf}` : "" };
  return { title: String(facts.title ?? labelOf(kind)), detail: String(facts.detail ?? Object.entries(facts).filter(([key]) => key !== "title").map(([key, value]) => `${key}: ${value}`).join(", ")) };
}
