import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import type { Permit } from "@/lib/domain/identity/permit";
import { record } from "@/lib/domain/record";
import type { StockCountId } from "@/lib/kernel/ids";
import { Refusal } from "@/lib/kernel/refusal";
import { listPromises } from "./list-promises";
import { lockCount, type CountEffect } from "./lock-count";
import { unsellableStates } from "./movement";
import { writeMovements, type Movement } from "./write-movements";

/**
 * Ends a submitted count. Approved, its difference goes into the ledger; units set aside that were not found leave their
 * state. Promises beyond what was found must be released before, in the same transaction (`lockCount` says how many).
 * @throws Refusal `not_found`, `illegal_move`, `below_promised`
 */
export async function settleCount(tx: Tx, by: Permit<"inventory.approve">, input: { countId: StockCountId; decision: "approved" | "rejected" }): Promise<CountEffect> {
  const effect = await lockCount(tx, by, input.countId);
  const { variantId, locationId, level, onHandAfter } = effect;
  if (input.decision === "approved") {
    if (effect.shortBy > 0) throw new Refusal("below_promised", { isPicked: true, allocated: level.allocated, orders: (await listPromises(effect, tx)).map((promise) => promise.orderNumber) });
    await writeMovements(tx, by, [...freed(effect), ...difference(effect)]);
  }
  await tx.execute(sql`update stock_count set status = ${input.decision}, decided_by = ${by.actor.staffId}, decided_at = shop_clock() where id = ${input.countId}`);
  await record(tx, by, {
    kind: input.decision === "approved" ? "count.approved" : "count.rejected", locationId, subject: `variant:${variantId}`,
    payload: { countId: input.countId, expected: effect.expected, counted: effect.counted, ...(input.decision === "approved" && { changes: { onHand: { before: level.onHand, after: onHandAfter } } }) },
    ...(input.decision === "approved" && { variantIds: [variantId] }),
  });
  return effect;
}

function difference({ countId, variantId, locationId, level, onHandAfter }: CountEffect): Movement[] {
  if (onHandAfter === level.onHand) return [];
  return [{ variantId, locationId, kind: "adjusted", quantity: onHandAfter - level.onHand, reason: "count", causeKind: "count", causeId: countId }];
}

/** Set-aside units beyond what was found cannot be there. */
function freed({ countId, variantId, locationId, level, onHandAfter }: CountEffect): Movement[] {
  let excess = level.unsellable - onHandAfter;
  return unsellableStates.flatMap((state) => {
    const quantity = Math.min(level.states[state], Math.max(0, excess));
    excess -= quantity;
    return quantity > 0 ? [{ variantId, locationId, kind: "moved_state" as const, quantity, from: state, to: "sellable" as const, reason: "count", causeKind: "count", causeId: countId, lineId: state }] : [];
  });
}
