import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { storeScope, type Permit } from "@/lib/domain/identity/permit";
import { openCount } from "@/lib/domain/inventory/open-count";
import { requestRefund } from "@/lib/domain/payments/request-refund";
import { record } from "@/lib/domain/record";
import { asId, type FulfillmentId, type LocationId, type OrderId, type TillConflictId, type VariantId } from "@/lib/kernel/ids";
import { Refusal } from "@/lib/kernel/refusal";
import { decisionsOf, needsNote, overpaidMinor, type ConflictDecision, type ConflictFacts, type ConflictKind } from "./till-conflict";

type Row = { kind: ConflictKind; facts: ConflictFacts; decision: ConflictDecision | null; location_id: LocationId; order_id: OrderId | null; fulfillment_id: FulfillmentId | null };

/**
 * Ends a conflict: the books are right (`keep`), the shelf is counted, the shopper gets back what they overpaid (in cash, from a drawer of
 * the store), or it was settled by hand. The sale stands in any case. @throws Refusal `not_found`, `illegal_move`, `invalid` without a note where one is needed, `duplicate_count`, `refund_too_large`
 */
export async function decideConflict(tx: Tx, by: Permit<"till.manage">, input: { id: TillConflictId; decision: ConflictDecision; note: string }): Promise<void> {
  const conflict = await lockConflict(tx, by, input.id);
  const { kind, facts, order_id: orderId, fulfillment_id: fulfillmentId } = conflict;
  if (conflict.decision !== null || !decisionsOf(kind, facts).includes(input.decision)) throw new Refusal("illegal_move");
  if (needsNote(kind) && input.note.length < 3) throw new Refusal("invalid", { reason: "Say what was found." });
  if (input.decision === "count" && facts.variantId) await openCount(tx, by, { variantId: asId<VariantId>(facts.variantId), locationId: conflict.location_id, reason: "sold offline" });
  if (input.decision === "give_back" && fulfillmentId) await requestRefund(tx, by, { fulfillmentId, amountMinor: overpaidMinor(facts), reason: "cheaper than it was sold offline", key: `till_conflict:${input.id}` });
  await tx.execute(sql`update till_conflict set decision = ${input.decision}, note = ${input.note}, decided_by_staff_id = ${by.actor.staffId}, decided_at = shop_clock() where id = ${input.id}`);
  await record(tx, by, { kind: "till.conflict_decided", locationId: conflict.location_id, orderId, subject: `till_conflict:${input.id}`, payload: { kind, decision: input.decision } });
}

async function lockConflict(tx: Tx, by: Permit<"till.manage">, id: TillConflictId): Promise<Row> {
  const scope = storeScope(by);
  const { rows } = await tx.execute<Row>(sql`
    select c.kind, c.facts, c.decision, c.location_id, s.order_id, f.id as fulfillment_id from till_conflict c left join offline_sale s on s.id = c.sale_id left join fulfillment f on f.order_id = s.order_id and f.method = 'carry_out'
    where c.id = ${id} and (${scope === null} or c.location_id = any(${sql.param(scope ?? [])}::uuid[])) for update of c`);
  if (!rows[0]) throw new Refusal("not_found");
  return rows[0];
}
