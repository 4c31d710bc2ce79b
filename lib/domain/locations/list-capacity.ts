import { sql } from "drizzle-orm";
import { db, type Reader } from "@/db/client";
import type { Permit } from "@/lib/domain/identity/permit";
import type { LocationId } from "@/lib/kernel/ids";
import { noWork, workKinds, type CapacityDay, type WorkKind } from "./capacity";
import { readStores } from "./rows";
import { slotsOn } from "./slots";
import { dayAfter, dayAt } from "./zone-day";

/** The hours of a place for so many days from today, each with the work that is due in it, of every kind; null when there is no such place. */
export async function listCapacity(_by: Permit<"locations.view">, { locationId, days }: { locationId: LocationId; days: number }, from: Reader = db): Promise<CapacityDay[] | null> {
  const [store] = await readStores(from, sql`where l.id = ${locationId} and l.is_active`);
  if (!store) return null;
  const { rows } = await from.execute<{ now_ms: number; start_ms: number | null; kind: WorkKind; count: number }>(sql`
    select round(extract(epoch from c.now) * 1000)::float8 as now_ms, round(extract(epoch from w.starts_at) * 1000)::float8 as start_ms, w.kind, coalesce(sum(w.room), 0)::int as count
    from (select shop_clock() as now offset 0) c
    left join capacity_work w on w.location_id = ${locationId} and w.kind = any(${sql.param([...workKinds])}::text[]) and w.starts_at > c.now - interval '1 day' and w.starts_at < c.now + make_interval(days => ${days + 1})
      and (w.expires_at is null or w.expires_at > c.now)
    group by c.now, w.starts_at, w.kind`);
  const now = rows[0]?.now_ms ?? Date.now();
  const first = dayAt(store.timeZone, now);
  return Array.from({ length: days }, (_, index) => dayAfter(first, index)).map((day) => ({
    day,
    hours: slotsOn(store, day).map((slot) => ({
      startsAt: new Date(slot.startMs).toISOString(), endsAt: new Date(slot.endMs).toISOString(), room: store.pickupsPerHour,
      work: { ...noWork, ...Object.fromEntries(workKinds.map((kind) => [kind, rows.reduce((sum, row) => (row.kind === kind && row.start_ms !== null && slot.startMs <= row.start_ms && row.start_ms < slot.endMs ? sum + row.count : sum), 0)])) },
    })),
  }));
}
