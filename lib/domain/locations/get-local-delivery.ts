import { sql } from "drizzle-orm";
import { db, type Reader } from "@/db/client";
import type { LocationId } from "@/lib/kernel/ids";
import type { LocalDelivery } from "./local-delivery";

/** How a store delivers with its own van; null when it never has. */
export async function getLocalDelivery(locationId: LocationId, from: Reader = db): Promise<LocalDelivery | null> {
  const { rows } = await from.execute<{ terms: LocalDelivery }>(sql`
    select jsonb_build_object('isOn', is_on, 'radiusMiles', radius_miles, 'postcodes', postcodes, 'windowMinutes', window_minutes, 'perWindow', per_window, 'cutoffMinutes', cutoff_minutes,
      'daysAhead', days_ahead, 'feeMinor', fee_minor, 'freeFromMinor', free_from_minor) as terms from local_delivery where location_id = ${locationId}`);
  return rows[0]?.terms ?? null;
}
