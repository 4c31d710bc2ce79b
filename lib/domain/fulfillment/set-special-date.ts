import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import type { Permit } from "@/lib/domain/identity/permit";
import { getStore } from "@/lib/domain/locations/get-store";
import type { ExceptionChange } from "@/lib/domain/locations/location-input";
import { setException } from "@/lib/domain/locations/set-exception";
import { instantAt } from "@/lib/domain/locations/zone-day";
import { Refusal } from "@/lib/kernel/refusal";
import { askPromised } from "./ask-promised";

/** Other hours, or none, for one date; whoever was promised a time that is closed then is asked what they want instead. @throws Refusal `not_found`, `stale_version`, `invalid` */
export async function setSpecialDate(tx: Tx, by: Permit<"locations.edit">, input: ExceptionChange): Promise<{ version: number; asked: number }> {
  const { version } = await setException(tx, by, input);
  const store = await getStore({ id: input.locationId }, tx);
  if (!store) throw new Refusal("not_found");
  const { rows: [clock] } = await tx.execute<{ ms: number }>(sql`select round(extract(epoch from shop_clock()) * 1000)::float8 as ms`);
  const nowMs = clock?.ms ?? Date.now();
  const at = (minute: number) => instantAt(store.timeZone, input.day, minute);
  const { opensMinute, closesMinute } = input;
  const closed = opensMinute === null || closesMinute === null ? [[at(0), at(1440)] as const] : [[at(0), at(opensMinute)] as const, [at(closesMinute), at(1440)] as const];
  let asked = 0;
  for (const [startMs, untilMs] of closed) {
    const fromMs = Math.max(startMs, nowMs);
    if (fromMs < untilMs) asked += (await askPromised(tx, by, { locationId: input.locationId, fromMs, untilMs, isToday: fromMs === nowMs, reason: input.reason })).length;
  }
  return { version, asked };
}
