import type { ActingStaff } from "@/lib/domain/fulfillment/allowed-actions";
import { mayStaff } from "@/lib/domain/identity/permission";
import type { WaveStatus } from "./wave-state";
import type { WaveAction } from "./wave-view";

export type WaveFacts = { status: WaveStatus; pickerId: string; locationId: string; left: number };

/** What this person can do with a wave now. Screens draw exactly this. */
export function allowedWaveActions(facts: WaveFacts, staff: ActingStaff): WaveAction[] {
  const isHere = staff.storeIds === "all" || staff.storeIds.includes(facts.locationId);
  if (!isHere || !mayStaff(staff, "fulfillment.work")) return [];
  const isMine = facts.pickerId === staff.staffId;
  const mayStop = mayStopWave(facts, staff);
  if (facts.status === "left") return ["resume", "dissolve"];
  if (facts.status !== "open") return [];
  const actions: WaveAction[] = isMine && facts.left > 0 ? ["pick"] : [];
  return [...actions, ...(mayStop ? [facts.left > 0 ? "leave" as const : "finish" as const, ...(facts.left > 0 ? ["dissolve" as const] : [])] : [])];
}

/** A walk is stopped by who walks it; one that was left by anybody; any by a manager. */
export const mayStopWave = (facts: Pick<WaveFacts, "status" | "pickerId">, staff: Pick<ActingStaff, "staffId" | "role" | "changes">): boolean =>
  facts.pickerId === staff.staffId || facts.status === "left" || mayStaff(staff, "fulfillment.manage");
