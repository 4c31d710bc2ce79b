import type { Tx } from "@/db/client";
import { releaseFulfillment } from "@/lib/domain/fulfillment/release-fulfillment";
import { assignFulfillment } from "@/lib/domain/fulfillment/assign-fulfillment";
import { leftToPick } from "@/lib/domain/fulfillment/line-progress";
import type { Permit } from "@/lib/domain/identity/permit";
import { record } from "@/lib/domain/record";
import type { WaveId } from "@/lib/kernel/ids";
import { about, close, lockWave, refuseUnlessMayStop } from "./rows";

/** Gives what is not picked yet back to the queue; what was picked stays so. @throws Refusal `claimed_by_other`, `illegal_move`, `not_found` */
export async function dissolveWave(tx: Tx, by: Permit<"fulfillment.work">, input: { waveId: WaveId }): Promise<void> {
  const found = await lockWave(tx, by, input.waveId);
  if (found.status === "dissolved") return;
  await refuseUnlessMayStop(tx, by, found);
  await close(tx, found, "dissolved");
  const unfinished = found.parts.filter((part) => found.lines.some((line) => line.fulfillmentId === part.id && leftToPick(line) > 0));
  for (const part of unfinished) {
    await assignFulfillment(tx, by, { fulfillmentId: part.id, pickerId: by.actor.staffId, reason: found.number });
    await releaseFulfillment(tx, by, { fulfillmentId: part.id });
  }
  await record(tx, by, { kind: "wave.dissolved", ...about(found), payload: { givenBack: unfinished.length } });
}
