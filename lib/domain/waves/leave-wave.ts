import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import type { Permit } from "@/lib/domain/identity/permit";
import { record } from "@/lib/domain/record";
import type { WaveId } from "@/lib/kernel/ids";
import { about, advance, lockWave, refuseUnlessMayStop } from "./rows";

/** Sets a walk aside as far as it came: its parts stay together, and anybody of the place may go on. @throws Refusal `claimed_by_other`, `illegal_move`, `not_found` */
export async function leaveWave(tx: Tx, by: Permit<"fulfillment.work">, input: { waveId: WaveId }): Promise<void> {
  const found = await lockWave(tx, by, input.waveId);
  if (found.status === "left") return;
  await refuseUnlessMayStop(tx, by, found);
  await advance(tx, found, "left", { leftAt: sql`shop_clock()` });
  await record(tx, by, { kind: "wave.left", ...about(found), payload: { left: found.left } });
}
