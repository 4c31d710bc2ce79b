import { sql } from "drizzle-orm";
import { db, type Reader } from "@/db/client";
import { storeScope, type Permit } from "@/lib/domain/identity/permit";
import type { LocationId } from "@/lib/kernel/ids";
import type { WaveQuery } from "./wave-input";
import type { WavePage, WaveRow } from "./wave-view";

const pageSize = 40;

/** Waves of the reader's places, or of one, the newest first. */
export async function listWaves(by: Permit<"fulfillment.view">, query: WaveQuery, place: { locationId: LocationId | null }, from: Reader = db): Promise<WavePage> {
  const scope = storeScope(by);
  const states = query.show === "all" ? null : query.show === "under_way" ? ["open", "left"] : [query.show];
  const { rows } = await from.execute<WaveRow & { total: number }>(sql`
    select w.id, w.number, w.status, w.method, l.name as place, l.time_zone as "timeZone", s.name as picker, c.parts, c.units, c.picked,
      to_jsonb(w.created_at) #>> '{}' as "createdAt", to_jsonb(w.closed_at) #>> '{}' as "closedAt", count(*) over ()::integer as total
    from wave w join location l on l.id = w.location_id join staff s on s.id = w.picker_staff_id
    cross join lateral (
      select count(distinct p.fulfillment_id)::integer as parts, coalesce(sum(fl.quantity - fl.cancelled - fl.moved - fl.missing), 0)::integer as units, coalesce(sum(fl.picked), 0)::integer as picked
      from wave_part p join fulfillment_line fl on fl.fulfillment_id = p.fulfillment_id where p.wave_id = w.id
    ) c
    where (${scope === null} or w.location_id = any(${sql.param(scope ?? [])}::uuid[])) and (${place.locationId}::uuid is null or w.location_id = ${place.locationId}::uuid)
      and (${states === null} or w.status = any(${sql.param(states ?? [])}::text[]))
    order by w.created_at desc, w.id desc limit ${pageSize} offset ${(query.page - 1) * pageSize}`);
  return { rows: rows.map(({ total: _total, ...row }) => row), total: rows[0]?.total ?? 0, pageSize };
}
