import type { Tx } from "@/db/client";
import type { Permit } from "@/lib/domain/identity/permit";
import { record } from "@/lib/domain/record";
import type { WaveId } from "@/lib/kernel/ids";
import { Refusal } from "@/lib/kernel/refusal";
import { about, close, lockWave, refuseUnlessMayStop, type LockedWave } from "./rows";

/** Ends a walk on which nothing is left to pick; its parts go on to the shelf or into boxes. @throws Refusal `claimed_by_other`, `illegal_move`, `not_found` */
export async function finishWave(tx: Tx, by: Permit<"fulfillment.work">, input: { waveId: WaveId }): Promise<void> {
  const found = await lockWave(tx, by, input.waveId);
  if (found.status === "finished") return;
  if (found.left > 0) throw new Refusal("illegal_move");
  await refuseUnlessMayStop(tx, by, found);
  await finishLocked(tx, by, found);
}

export async function finishLocked(tx: Tx, by: Permit<"fulfillment.work">, found: LockedWave): Promise<void> {
  await close(tx, found, "finished");
  await record(tx, by, { kind: "wave.finished", ...about(found), payload: { parts: found.parts.length } });
}
