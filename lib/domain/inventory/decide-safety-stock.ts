import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import type { Permit } from "@/lib/domain/identity/permit";
import { record } from "@/lib/domain/record";
import { Refusal } from "@/lib/kernel/refusal";
import { lockLevel, lockLevels } from "./rows";
import type { AcceptSafety, PinSafety, SafetyPlace } from "./safety-input";
import { writeSafetyStock } from "./write-safety-stock";

type Editor = Permit<"inventory.adjust">;
type Advice = { units: number | null; isPinned: boolean; replaced: number | null };

/**
 * Takes over what was learned. All rows or none: what somebody learned or pinned since it was shown is shown again first.
 * @throws Refusal `not_found`, `stale_version`
 */
export async function acceptSafetyStock(tx: Tx, by: Editor, { rows }: AcceptSafety): Promise<{ changed: number }> {
  await lockLevels(tx, rows);
  const moves = [];
  for (const { seen, ...place } of rows) {
    const level = await lockLevel(tx, by, place);
    const advice = await readAdvice(tx, place);
    if (advice.isPinned || advice.units !== seen) throw new Refusal("stale_version", { version: level.version });
    if (level.safetyStock !== seen) moves.push({ ...place, from: level.safetyStock, to: seen });
  }
  await writeSafetyStock(tx, by, moves, "Learned from failed picks");
  return { changed: moves.length };
}

/** Sets a figure that stays, whatever is learned, until it is let go. @throws Refusal `not_found` */
export async function pinSafetyStock(tx: Tx, by: Editor, { units, reason, ...place }: PinSafety): Promise<void> {
  const level = await lockLevel(tx, by, place);
  await keepPinned(tx, place, reason);
  if (level.safetyStock !== units) await writeSafetyStock(tx, by, [{ ...place, from: level.safetyStock, to: units }], `Pinned: ${reason}`);
  else await tellPin(tx, by, place, true);
}

/** Lets what is learned speak again; the figure itself stays until then. @throws Refusal `not_found` when it is not pinned */
export async function unpinSafetyStock(tx: Tx, by: Editor, place: SafetyPlace): Promise<void> {
  await lockLevel(tx, by, place);
  const { rowCount } = await tx.execute(sql`update safety_advice set is_pinned = false, pin_reason = '' where variant_id = ${place.variantId} and location_id = ${place.locationId} and is_pinned`);
  if (!rowCount) throw new Refusal("not_found");
  await tellPin(tx, by, place, false);
}

/** Puts back what stood there before the last change, and pins it, so that tonight does not change it again. @throws Refusal `not_found` when there is nothing to undo */
export async function undoSafetyStock(tx: Tx, by: Editor, place: SafetyPlace): Promise<void> {
  const level = await lockLevel(tx, by, place);
  const { replaced } = await readAdvice(tx, place);
  if (replaced === null) throw new Refusal("not_found");
  await writeSafetyStock(tx, by, [{ ...place, from: level.safetyStock, to: replaced }], "Undone");
  await keepPinned(tx, place, "Undone");
  await tx.execute(sql`update safety_advice set replaced = null where variant_id = ${place.variantId} and location_id = ${place.locationId}`);
}

/** What somebody sets by hand is pinned. */
export async function keepPinned(tx: Tx, { variantId, locationId }: SafetyPlace, reason: string): Promise<void> {
  await tx.execute(sql`
    insert into safety_advice (variant_id, location_id, is_pinned, pin_reason) values (${variantId}, ${locationId}, true, ${reason})
    on conflict (variant_id, location_id) do update set is_pinned = true, pin_reason = excluded.pin_reason`);
}

/** Of a level that the caller has locked. */
async function readAdvice(tx: Tx, { variantId, locationId }: SafetyPlace): Promise<Advice> {
  const { rows } = await tx.execute<Advice>(sql`select units, is_pinned as "isPinned", replaced from safety_advice where variant_id = ${variantId} and location_id = ${locationId}`);
  return rows[0] ?? { units: null, isPinned: false, replaced: null };
}

const tellPin = (tx: Tx, by: Editor, { variantId, locationId }: SafetyPlace, isPinned: boolean) =>
  record(tx, by, { kind: "stock.settings_changed", locationId, subject: `variant:${variantId}`, payload: { changes: { safetyStockPinned: { before: !isPinned, after: isPinned } } } });
