import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { countReturned } from "@/lib/domain/fulfillment/count-returned";
import type { Permit } from "@/lib/domain/identity/permit";
import { returnStock } from "@/lib/domain/inventory/return-stock";
import { record } from "@/lib/domain/record";
import type { ReturnId, ReturnUnitId } from "@/lib/kernel/ids";
import { Refusal } from "@/lib/kernel/refusal";
import { stateOfOutcome, type UnitOutcome } from "./return-state";
import { about, lockReturn, moveReturn, readUnits, type UnitRow } from "./rows";

export type InspectedUnit = { unitId: ReturnUnitId; outcome: UnitOutcome; note: string };
export type Inspected = { status: "received" | "inspected" | "refunded" | "exchanged" | "rejected" };

type Decided = Omit<UnitRow, "outcome"> & { outcome: UnitOutcome; note: string };

/**
 * Decides what becomes of received units, at the store that received them: back on sale there at once, set aside for a
 * check, written off, or handed back to the shopper for a reason. Once none is left undecided the return is inspected, or
 * rejected when nothing was accepted. The same decision again changes nothing.
 * @throws Refusal `not_found`, `wrong_store`, `illegal_move`
 */
export async function inspectReturn(tx: Tx, by: Permit<"returns.work">, { returnId, units }: { returnId: ReturnId; units: readonly InspectedUnit[] }): Promise<Inspected> {
  const found = await lockReturn(tx, by, returnId);
  const all = await readUnits(tx, returnId);
  const wanted = units.map(({ unitId, outcome, note }): Decided => {
    const unit = all.find(({ id }) => id === unitId);
    if (!unit) throw new Refusal("not_found");
    return { ...unit, outcome, note };
  });
  const decided = wanted.filter((unit) => all.find(({ id }) => id === unit.id)?.outcome !== unit.outcome);
  const { status: before } = found;
  if (decided.length === 0 && before !== "requested" && before !== "approved" && before !== "cancelled") return { status: before };
  if (found.status !== "received" || found.locationId === null || decided.some(({ status }) => status !== "received") || new Set(decided.map(({ id }) => id)).size < decided.length) throw new Refusal("illegal_move");

  for (const { id, outcome, note } of decided) {
    await tx.execute(sql`
      update return_unit set status = ${outcome === "refuse" ? "refused" : "accepted"}, outcome = ${outcome}, outcome_note = ${note}, inspected_by_staff_id = ${by.actor.staffId} where id = ${id}`);
  }
  const accepted = decided.flatMap(({ outcome, ...unit }) => (outcome === "refuse" ? [] : [{ ...unit, into: stateOfOutcome[outcome] }]));
  if (accepted.length > 0) {
    await countReturned(tx, by, accepted.map(({ fulfillmentLineId }) => fulfillmentLineId));
    await returnStock(tx, by, {
      returnId, locationId: found.locationId, reason: "return", lines: accepted.map(({ id, variantId, into }) => ({ lineId: id, variantId, quantity: 1, into })),
    });
  }
  const isOver = all.every(({ id, status }) => status !== "received" || decided.some((one) => one.id === id));
  const isAccepted = accepted.length > 0 || all.some(({ status }) => status === "accepted");
  const status = !isOver ? "received" : isAccepted ? "inspected" : "rejected";
  if (status !== "received") await moveReturn(tx, found, status, sql`, inspected_at = shop_clock()${status === "rejected" ? sql`, closed_reason = ${decided[0]?.note ?? ""}` : sql``}`);
  await record(tx, by,
    { kind: "return.inspected", ...about(found, { outcomes: decided.map(({ id, outcome }) => ({ unitId: id, outcome })) }), variantIds: [...new Set(accepted.map(({ variantId }) => variantId))] },
    ...(status === "rejected" ? [{ kind: "return.rejected" as const, ...about(found, { reason: decided[0]?.note ?? "" }) }] : []));
  return { status };
}
