import { and, inArray, isNull, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { wave, wavePart } from "@/db/schema/waves";
import { assignFulfillment } from "@/lib/domain/fulfillment/assign-fulfillment";
import { mayStaff } from "@/lib/domain/identity/permission";
import { storeScope, type Permit } from "@/lib/domain/identity/permit";
import { record } from "@/lib/domain/record";
import type { FulfillmentId, StaffId, WaveId } from "@/lib/kernel/ids";
import { Refusal } from "@/lib/kernel/refusal";
import { methodsOf, type NewWave } from "./wave-input";

/**
 * Gathers the oldest open parts of a place into one walk, the priority lane first, and gives them to its picker. Two who
 * make waves at once get different parts: what the other is just taking is skipped.
 * @throws Refusal `wrong_store`, `forbidden` to send a colleague without the right to, `not_found` for a picker who does not work there, `nothing_to_pick`
 */
export async function makeWave(tx: Tx, by: Permit<"fulfillment.work">, input: NewWave): Promise<{ waveId: WaveId; number: string; parts: number }> {
  if (!(storeScope(by)?.includes(input.locationId) ?? true)) throw new Refusal("wrong_store", { store: "another store" });
  const pickerId = input.pickerId ?? by.actor.staffId;
  if (pickerId !== by.actor.staffId) await refuseUnlessSent(tx, by, input, pickerId);
  const { rows } = await tx.execute<{ id: FulfillmentId }>(sql`
    select f.id from fulfillment f
    where f.location_id = ${input.locationId} and f.status = 'open' and f.claimed_by_staff_id is null and f.method = any(${sql.param([...methodsOf[input.method]])}::text[])
      and exists (select from fulfillment_line l where l.fulfillment_id = f.id and l.quantity - l.cancelled - l.moved - l.missing > l.picked)
    order by f.is_priority desc, f.created_at, f.id limit ${input.size} for update skip locked`);
  if (rows.length === 0) throw new Refusal("nothing_to_pick");
  const ids = rows.map((row) => row.id);
  await tx.update(wavePart).set({ outAt: sql`shop_clock()` }).where(and(inArray(wavePart.fulfillmentId, ids), isNull(wavePart.outAt)));
  const [made] = await tx.insert(wave)
    .values({ number: sql`'W-' || nextval('wave_number')`, locationId: input.locationId, method: input.method, pickerStaffId: pickerId, madeByStaffId: by.actor.staffId })
    .returning({ waveId: wave.id, number: wave.number });
  if (!made) throw new Error("The wave was not written");
  await tx.insert(wavePart).values(ids.map((fulfillmentId, index) => ({ waveId: made.waveId, fulfillmentId, tote: index + 1 })));
  for (const fulfillmentId of ids) await assignFulfillment(tx, by, { fulfillmentId, pickerId, reason: made.number });
  await record(tx, by, { kind: "wave.made", subject: `wave:${made.number}`, locationId: input.locationId, payload: { pickerId, parts: ids.length, method: input.method } });
  return { ...made, parts: ids.length };
}

async function refuseUnlessSent(tx: Tx, by: Permit<"fulfillment.work">, { locationId }: NewWave, pickerId: StaffId): Promise<void> {
  if (!mayStaff(by.actor, "fulfillment.manage")) throw new Refusal("forbidden");
  const { rows } = await tx.execute(sql`select from staff s join staff_location l on l.staff_id = s.id where s.id = ${pickerId} and l.location_id = ${locationId} and s.is_active`);
  if (rows.length === 0) throw new Refusal("not_found");
}
