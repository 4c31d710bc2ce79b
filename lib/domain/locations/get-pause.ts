import { sql } from "drizzle-orm";
import { db, type Reader } from "@/db/client";
import type { Permit } from "@/lib/domain/identity/permit";
import type { LocationId } from "@/lib/kernel/ids";
import type { Pause } from "./pause";

/** Null while the store takes work. */
export async function getPause(_by: Permit<"fulfillment.view">, locationId: LocationId, from: Reader = db): Promise<Pause | null> {
  const { rows } = await from.execute<{ pause: Pause }>(sql`
    select jsonb_build_object('until', l.paused_until, 'since', l.paused_at, 'reason', l.paused_reason, 'by', coalesce(s.name, 'a colleague')) as pause
    from location l left join staff s on s.id = l.paused_by_staff_id where l.id = ${locationId} and l.paused_until > shop_clock()`);
  return rows[0]?.pause ?? null;
}
