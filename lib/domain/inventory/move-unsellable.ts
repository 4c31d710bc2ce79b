import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import type { Change } from "@/lib/domain/events";
import type { Permission } from "@/lib/domain/identity/permission";
import type { Permit } from "@/lib/domain/identity/permit";
import { record } from "@/lib/domain/record";
import { newId, type LocationId, type VariantId } from "@/lib/kernel/ids";
import { Refusal } from "@/lib/kernel/refusal";
import { listPromises } from "./list-promises";
import { lockLevel, type LockedLevel } from "./rows";
import type { UnsellableState } from "./movement";
import { writeMovements } from "./write-movements";

export type StateMove = {
  variantId: VariantId;
  locationId: LocationId;
  quantity: number;
  from: UnsellableState | "sellable";
  to: UnsellableState | "sellable";
  reason: string;
  /** What caused it; the same cause and sequence moves nothing twice. */
  causeId?: string;
  sequence?: number;
};

/**
 * Moves units between sellable and the unsellable states (damaged, quality check, display, to be put back).
 * @throws Refusal `not_found`, `invalid` when fewer units are in the state left, `below_promised` when promised units would become unsellable
 */
export async function moveUnsellable(tx: Tx, by: Permit<Permission>, input: StateMove): Promise<void> {
  if (input.from === input.to || !Number.isInteger(input.quantity) || input.quantity < 1) throw new Refusal("invalid");
  const level = await lockLevel(tx, by, input);
  const cause = { causeKind: "state", causeId: input.causeId ?? newId(), lineId: `${input.variantId}@${input.locationId}`, sequence: input.sequence ?? 0 };
  const done = await tx.execute(sql`
    select 1 from stock_movement where cause_id = ${cause.causeId} and cause_kind = 'state' and kind = 'moved_state' and line_id = ${cause.lineId} and sequence = ${cause.sequence}`);
  if (done.rows.length > 0) return;
  const inState = input.from === "sellable" ? level.onHand - level.unsellable : level.states[input.from];
  if (inState < input.quantity) throw new Refusal("invalid", { reason: `Only ${inState} units are in that state.` });
  if (input.from === "sellable" && level.onHand + level.backorderCap - level.unsellable - input.quantity < level.allocated) {
    throw new Refusal("below_promised", { allocated: level.allocated, orders: (await listPromises(input, tx)).map((promise) => promise.orderNumber) });
  }
  await writeMovements(tx, by, [{ ...input, ...cause, kind: "moved_state" }]);
  await record(tx, by, {
    kind: "stock.adjusted", locationId: input.locationId, subject: `variant:${input.variantId}`, variantIds: [input.variantId],
    payload: { reason: input.reason, quantity: input.quantity, from: input.from, to: input.to, changes: stateChanges(level, input) },
  });
}

function stateChanges({ states }: LockedLevel, { from, to, quantity }: StateMove): Record<string, Change> {
  const changed = (state: UnsellableState, by: number) => [state, { before: states[state], after: states[state] + by }] as const;
  return Object.fromEntries([...(from === "sellable" ? [] : [changed(from, -quantity)]), ...(to === "sellable" ? [] : [changed(to, quantity)])]);
}
