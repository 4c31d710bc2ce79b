import { sql } from "drizzle-orm";
import { db, type Reader } from "@/db/client";
import { imageOf } from "@/lib/domain/carts/get-cart-facts";
import { mayStaff } from "@/lib/domain/identity/permission";
import { storeScope, type Permit } from "@/lib/domain/identity/permit";
import type { Photo } from "@/lib/domain/orders/checkout";
import type { CountLineId, CountSessionId, CycleCountId } from "@/lib/kernel/ids";
import { grossMinor, headOfficeFromMinor, type CycleCountStatus } from "./cycle-count-state";

export type CountedLine = {
  id: CountLineId; sku: string; title: string; variantTitle: string; image: Photo | null; aisle: string; bay: string; isListed: boolean; needsRecount: boolean; isZeroed: boolean;
  /** By the reader's own running session; by everybody, in words of who and where; null while nobody counted it. */
  mine: number | null; tallied: number | null; tallies: { name: string; area: string; units: number; isRecount: boolean }[];
  /** The reader counted it in the first round, so somebody else counts it again. */
  isOwn: boolean;
  /** Only once submitted, and for who decides: a count is blind. */
  result: { counted: number; expected: number; unitMinor: number } | null;
};
export type CountStory = {
  id: CycleCountId; number: string; name: string; storeName: string; status: CycleCountStatus; toleranceUnits: number; toleranceMinor: number;
  sessionId: CountSessionId | null; sessions: { name: string; area: string; isRecount: boolean; isFinished: boolean }[]; lines: CountedLine[];
  may: { count: boolean; decide: boolean; approve: boolean }; grossMinor: number;
};

/** One count in reach with its lines along the aisles; what the books say stays out until it is submitted. */
export async function getCycleCount(by: Permit<"inventory.count">, number: string, from: Reader = db): Promise<CountStory | null> {
  const scope = storeScope(by);
  const decides = mayStaff(by.actor, "inventory.approve");
  const { rows: [found] } = await from.execute<{ facts: Omit<CountStory, "may" | "grossMinor"> }>(sql`
    select jsonb_build_object('id', c.id, 'number', c.number, 'name', c.name, 'storeName', l.name, 'status', c.status, 'toleranceUnits', c.tolerance_units, 'toleranceMinor', c.tolerance_minor,
      'sessionId', (select s.id from count_session s where s.cycle_count_id = c.id and s.staff_id = ${by.actor.staffId} and s.finished_at is null),
      'sessions', (select coalesce(jsonb_agg(jsonb_build_object('name', w.name, 'area', s.area, 'isRecount', s.is_recount, 'isFinished', s.finished_at is not null) order by s.started_at), '[]') from count_session s join staff w on w.id = s.staff_id where s.cycle_count_id = c.id),
      'lines', (select coalesce(jsonb_agg(jsonb_build_object('id', x.id, 'sku', v.sku, 'title', p.title, 'variantTitle', v.title, 'image', ${imageOf(sql`p.id`, sql`v.id`)}, 'aisle', coalesce(k.aisle, ''), 'bay', coalesce(k.bay, ''), 'isListed', x.is_listed,
          'needsRecount', x.needs_recount, 'isZeroed', x.zeroed_by_staff_id is not null, 'mine', t.mine, 'tallied', t.units, 'tallies', coalesce(t.parts, '[]'), 'isOwn', coalesce(t.is_own, false),
          'result', case when ${decides} and c.status in ('submitted', 'approved') and x.counted is not null then jsonb_build_object('counted', x.counted, 'expected', x.expected, 'unitMinor', x.unit_minor) end) order by k.aisle, k.bay, p.title, v.sku), '[]')
        from cycle_count_line x join variant v on v.id = x.variant_id join product p on p.id = v.product_id left join stock_level k on k.variant_id = x.variant_id and k.location_id = c.location_id
        left join lateral (select sum(y.units) filter (where s.is_recount = (x.needs_recount and c.status <> 'open'))::int as units, sum(y.units) filter (where s.staff_id = ${by.actor.staffId} and s.finished_at is null)::int as mine,
            bool_or(s.staff_id = ${by.actor.staffId} and not s.is_recount) as is_own, jsonb_agg(jsonb_build_object('name', w.name, 'area', s.area, 'units', y.units, 'isRecount', s.is_recount) order by y.at) as parts
          from count_tally y join count_session s on s.id = y.session_id join staff w on w.id = s.staff_id where y.line_id = x.id) t on true
        where x.cycle_count_id = c.id)) as facts
    from cycle_count c join location l on l.id = c.location_id where c.number = ${number} and (${scope === null} or c.location_id = any(${sql.param(scope ?? [])}::uuid[]))`);
  if (!found) return null;
  const { facts } = found;
  const gross = grossMinor(facts.lines.flatMap(({ result }) => (result ? [result] : [])));
  return {
    ...facts, grossMinor: gross,
    may: { count: facts.status === "open" || facts.status === "recounting", decide: decides && facts.status !== "approved" && facts.status !== "cancelled", approve: decides && facts.status === "submitted" && (by.actor.storeIds === "all" || gross <= headOfficeFromMinor) },
  };
}
