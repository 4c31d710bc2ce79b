import { and, eq, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { fulfillment, fulfillmentLine, pickScan } from "@/db/schema/fulfillment";
import type { Permit } from "@/lib/domain/identity/permit";
import { markPicked } from "@/lib/domain/inventory/mark-picked";
import { record } from "@/lib/domain/record";
import type { FulfillmentId, FulfillmentLineId, StaffId } from "@/lib/kernel/ids";
import { Refusal } from "@/lib/kernel/refusal";
import { claimFulfillment } from "./claim-fulfillment";
import { getScannedName } from "./get-scanned-name";
import { leftToPick, sumOf } from "./line-progress";
import { about, lineTitle, lockFulfillment, refuseIfClaimedByOther, touched, type LockedFulfillment, type LockedLine } from "./rows";
import { isScanOf, readScan } from "./scan";

export type PickInput = {
  fulfillmentId: FulfillmentId;
  /** Made by the device: the same scan delivered again counts once. */
  scanId: string;
  scanned: string;
  /** Ticks a unit of this line without a matching scan; the reason stays on record. */
  override?: { lineId: FulfillmentLineId; reason: string } | null;
};
export type Picked = { lineId: FulfillmentLineId; picked: number; of: number; left: number; version: number };

/**
 * Ticks one unit that was scanned at the shelf. Claims the fulfillment when nobody has it.
 * @throws Refusal `wrong_item` naming what was scanned and what is expected, `already_picked`, `claimed_by_other`, `illegal_move`
 */
export async function pickUnit(tx: Tx, by: Permit<"fulfillment.work">, input: PickInput): Promise<Picked> {
  let part = await lockFulfillment(tx, by, input.fulfillmentId);
  const [known] = await tx.select().from(pickScan).where(eq(pickScan.id, input.scanId));
  if (known) return replay(part, known);
  await refuseIfClaimedByOther(tx, part, by.actor.staffId);
  if (part.claimedByStaffId === null) {
    await claimFulfillment(tx, by, { fulfillmentId: part.id });
    part = await lockFulfillment(tx, by, part.id);
  }
  if (part.status !== "picking" && part.status !== "awaiting_shopper") throw new Refusal("illegal_move");
  const line = input.override ? lineById(part, input.override.lineId) : await lineOfScan(tx, part, input.scanned);
  return tick(tx, by, part, line, input);
}

async function lineOfScan(tx: Tx, part: LockedFulfillment, scanned: string): Promise<LockedLine> {
  const scan = readScan(scanned);
  const matching = part.lines.filter((line) => isScanOf(scan, line));
  const open = matching.find((line) => leftToPick(line) > 0);
  if (open) return open;
  if (matching[0]) throw new Refusal("already_picked", { title: lineTitle(matching[0]) });
  const expected = part.lines.filter((line) => leftToPick(line) > 0).map(lineTitle);
  throw new Refusal("wrong_item", { scanned: await getScannedName(scan, tx), expected: expected.slice(0, 3).join(" or ") || "nothing more" });
}

function lineById(part: LockedFulfillment, lineId: FulfillmentLineId): LockedLine {
  const line = part.lines.find((one) => one.id === lineId);
  if (!line) throw new Refusal("not_found");
  if (leftToPick(line) <= 0) throw new Refusal("already_picked", { title: lineTitle(line) });
  return line;
}

async function tick(tx: Tx, by: Permit<"fulfillment.work">, part: LockedFulfillment, line: LockedLine, input: PickInput): Promise<Picked> {
  const { staffId } = by.actor;
  await tx.insert(pickScan).values({
    id: input.scanId, fulfillmentId: part.id, fulfillmentLineId: line.id, staffId, scanned: input.scanned.slice(0, 300), overrideReason: input.override?.reason ?? null,
  });
  await tx.update(fulfillmentLine).set({ picked: sql`${fulfillmentLine.picked} + 1` }).where(eq(fulfillmentLine.id, line.id));
  const version = await touch(tx, part.id, staffId);
  await markPicked(tx, by, { fulfillmentId: part.id, lines: [{ orderLineId: line.orderLineId, quantity: 1 }], sequence: version });
  await record(tx, by, { kind: "fulfillment.line_picked", ...about(part), payload: { lineId: line.id, variantId: line.variantId, isOverride: Boolean(input.override), ...(input.override && { reason: input.override.reason }) } });
  return { lineId: line.id, picked: line.picked + 1, of: line.picked + leftToPick(line), left: sumOf(part.lines, leftToPick) - 1, version };
}

async function touch(tx: Tx, id: FulfillmentId, staffId: StaffId): Promise<number> {
  const [row] = await tx.update(fulfillment).set(touched).where(and(eq(fulfillment.id, id), eq(fulfillment.claimedByStaffId, staffId))).returning({ version: fulfillment.version });
  if (!row) throw new Refusal("illegal_move");
  return row.version;
}

/** A scan id of another fulfillment is a mistake of the device, not a repetition. */
function replay(part: LockedFulfillment, known: { fulfillmentId: FulfillmentId; fulfillmentLineId: FulfillmentLineId }): Picked {
  const line = part.lines.find((one) => one.id === known.fulfillmentLineId);
  if (known.fulfillmentId !== part.id || !line) throw new Refusal("key_reused");
  return { lineId: line.id, picked: line.picked, of: line.picked + leftToPick(line), left: sumOf(part.lines, leftToPick), version: part.version };
}
