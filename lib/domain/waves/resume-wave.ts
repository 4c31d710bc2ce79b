import type { Tx } from "@/db/client";
import { assignFulfillment } from "@/lib/domain/fulfillment/assign-fulfillment";
import type { Permit } from "@/lib/domain/identity/permit";
import { record } from "@/lib/domain/record";
import type { WaveId } from "@/lib/kernel/ids";
import { about, advance, lockWave } from "./rows";

/** Goes on with a walk that was left: it and its parts are the resumer's from here on. @throws Refusal `illegal_move`, `not_found` */
export async function resumeWave(tx: Tx, by: Permit<"fulfillment.work">, input: { waveId: WaveId }): Promise<void> {
  const found = await lockWave(tx, by, input.waveId);
  const { staffId } = by.actor;
  if (found.status === "open" && found.pickerStaffId === staffId) return;
  await advance(tx, found, "open", { pickerStaffId: staffId });
  for (const part of found.parts) await assignFulfillment(tx, by, { fulfillmentId: part.id, pickerId: staffId, reason: found.number });
  await record(tx, by, { kind: "wave.resumed", ...about(found), payload: { pickerId: staffId, fromStaffId: found.pickerStaffId, parts: found.parts.length } });
}
