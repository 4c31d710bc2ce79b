import { createHash } from "node:crypto";
import { eq } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { waveScan } from "@/db/schema/waves";
import { getScannedName } from "@/lib/domain/fulfillment/get-scanned-name";
import { leftToPick, sumOf } from "@/lib/domain/fulfillment/line-progress";
import { pickUnit } from "@/lib/domain/fulfillment/pick-unit";
import { refuseIfClaimedByOther } from "@/lib/domain/fulfillment/rows";
import { isScanOf, readScan } from "@/lib/domain/fulfillment/scan";
import type { Permit } from "@/lib/domain/identity/permit";
import type { VariantId } from "@/lib/kernel/ids";
import { Refusal } from "@/lib/kernel/refusal";
import { finishLocked } from "./finish-wave";
import { lockWave, type LockedWave } from "./rows";
import type { WaveScanned } from "./wave-input";

export type PickedInWave = { lineId: VariantId; counted: number; left: number };

/**
 * Ticks scanned units for the parts that want the item, one tote after the other; the last one finishes the wave. The same
 * scan counts once. `lineId` names the item: on a wave, an item is a line.
 * @throws Refusal `not_found`, `claimed_by_other`, `illegal_move`, `wrong_item`, `already_picked`, `invalid` beyond what is wanted, `key_reused`
 */
export async function pickInWave(tx: Tx, by: Permit<"fulfillment.work">, input: WaveScanned): Promise<PickedInWave> {
  const found = await lockWave(tx, by, input.waveId);
  const [known] = await tx.select().from(waveScan).where(eq(waveScan.id, input.scanId));
  if (known && known.waveId !== found.id) throw new Refusal("key_reused");
  if (known) return counted(found, known.variantId, 0);
  if (found.status !== "open") throw new Refusal("illegal_move");
  await refuseIfClaimedByOther(tx, { claimedByStaffId: found.pickerStaffId }, by.actor.staffId);
  const variantId = await variantOf(tx, found, input);
  const open = found.lines.filter((line) => line.variantId === variantId && leftToPick(line) > 0);
  const left = sumOf(open, leftToPick);
  if (input.quantity > left) throw new Refusal("invalid", { reason: `Only ${left} more ${left === 1 ? "is" : "are"} wanted.` });
  await tx.insert(waveScan).values({ id: input.scanId, waveId: found.id, variantId, quantity: input.quantity });
  const units = open.flatMap((line) => Array.from({ length: leftToPick(line) }, () => line)).slice(0, input.quantity);
  for (const [index, line] of units.entries()) {
    const override = input.override && { lineId: line.id, reason: input.override.reason };
    await pickUnit(tx, by, { fulfillmentId: line.fulfillmentId, scanId: unitScanId(input.scanId, index), scanned: input.scanned, override });
  }
  if (found.left === input.quantity) await finishLocked(tx, by, found);
  return counted(found, variantId, input.quantity);
}

async function variantOf(tx: Tx, found: LockedWave, { scanned, override }: WaveScanned): Promise<VariantId> {
  const scan = readScan(scanned);
  const lines = found.lines.filter((line) => (override ? line.variantId === override.variantId : isScanOf(scan, line)));
  const open = lines.find((line) => leftToPick(line) > 0);
  if (open) return open.variantId;
  if (lines[0]) throw new Refusal("already_picked", { title: lines[0].sku });
  throw new Refusal("wrong_item", { scanned: await getScannedName(scan, tx), expected: "an item of this wave" });
}

function counted(found: LockedWave, variantId: VariantId, added: number): PickedInWave {
  const lines = found.lines.filter((line) => line.variantId === variantId);
  return { lineId: variantId, counted: sumOf(lines, (line) => line.picked) + added, left: sumOf(lines, leftToPick) - added };
}

/** Each unit of a scan is a scan of its own in its part, under an id that the same scan always gives. */
function unitScanId(scanId: string, index: number): string {
  if (index === 0) return scanId;
  const hex = createHash("sha256").update(`${scanId}:${index}`).digest("hex");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
