import { and, eq, isNull, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { goodsReceipt, goodsReceiptLine, variantCost } from "@/db/schema/purchasing";
import type { Permit } from "@/lib/domain/identity/permit";
import { record } from "@/lib/domain/record";
import { homeCurrency } from "@/lib/kernel/currency";
import type { PurchaseLineId, ReceiptId, VariantId } from "@/lib/kernel/ids";
import { Refusal } from "@/lib/kernel/refusal";
import { landedCost, landedMinor, movingAverage } from "./landed-cost";
import type { Costing } from "./purchase-input";
import { about, advance, lockPurchase } from "./rows";

type Arrived = { lineId: PurchaseLineId; variantId: VariantId; unitCostMinor: number; quantity: number; unitsBefore: number; averageMicros: number };

/**
 * Ends a delivery: what it cost to bring is spread over its lines to the cent, and each variant's average moves by what
 * its units cost in the end. What arrives later is the next delivery.
 * @throws Refusal `illegal_move` with no delivery open, `invalid` without a rate for another currency
 */
export async function costReceipt(tx: Tx, by: Permit<"purchasing.plan">, input: Costing): Promise<{ landedMinor: number }> {
  const part = await lockPurchase(tx, by, input.purchaseOrderId);
  const [open] = await tx.select({ id: goodsReceipt.id, sequence: goodsReceipt.sequence }).from(goodsReceipt).where(and(eq(goodsReceipt.purchaseOrderId, part.id), isNull(goodsReceipt.costedAt)));
  if (!open) throw new Refusal("illegal_move");
  const ratePpm = part.currency === homeCurrency ? 1_000_000 : input.rate;
  if (ratePpm === undefined) throw new Refusal("invalid", { reason: `Say what one ${part.currency} costs in ${homeCurrency}.` });
  const charges = { freightMinor: input.freight, dutyMinor: input.duty, otherMinor: input.other };
  const arrived = await listArrived(tx, open.id);
  if (arrived.length === 0 && input.freight + input.duty + input.other > 0) throw new Refusal("invalid", { reason: "Everything in this delivery was refused: there is nothing to spread charges over." });
  const landed = landedCost(arrived, charges, { spreadBy: input.spreadBy, ratePpm });
  await tx.update(goodsReceipt).set({ ...charges, deliveryNote: input.deliveryNote, spreadBy: input.spreadBy, ratePpm, costedAt: sql`shop_clock()`, costedByStaffId: by.actor.staffId }).where(eq(goodsReceipt.id, open.id));
  for (const [i, { lineId, variantId, unitsBefore, averageMicros }] of arrived.entries()) {
    const line = landed[i];
    if (!line) continue;
    const after = movingAverage({ units: unitsBefore, averageMicros }, line);
    await tx.insert(goodsReceiptLine).values({ receiptId: open.id, purchaseLineId: lineId, ...line, unitsBefore, averageBeforeMicros: averageMicros, averageAfterMicros: after });
    await tx.insert(variantCost).values({ variantId, averageMicros: after, receiptId: open.id })
      .onConflictDoUpdate({ target: variantCost.variantId, set: { averageMicros: after, receiptId: open.id, updatedAt: sql`shop_clock()` } });
  }
  const total = landed.reduce((sum, line) => sum + landedMinor(line), 0);
  await advance(tx, part, part.status);
  await record(tx, by, { kind: "purchase.costed", ...about(part), payload: { delivery: open.sequence, landedMinor: total } });
  return { landedMinor: total };
}

/**
 * Units before: all that we have anywhere, without this delivery. What was never costed counts for nothing, or the first
 * average would be dragged down by units that nobody knows the cost of. Costs are locked in the order of variants.
 */
async function listArrived(tx: Tx, receiptId: ReceiptId): Promise<Arrived[]> {
  await tx.execute(sql`
    select from variant_cost where variant_id in (select l.variant_id from purchase_scan s join purchase_line l on l.id = s.purchase_line_id where s.receipt_id = ${receiptId}) order by variant_id for update`);
  const { rows } = await tx.execute<Arrived>(sql`
    with arrived as (
      select l.id, l.variant_id, l.unit_cost_minor, sum(s.quantity)::integer as quantity from purchase_scan s join purchase_line l on l.id = s.purchase_line_id
      where s.receipt_id = ${receiptId} and s.step <> 'reject' group by l.id
    )
    select a.id as "lineId", a.variant_id as "variantId", a.unit_cost_minor as "unitCostMinor", a.quantity, coalesce(c.average_micros, 0)::float8 as "averageMicros",
      case when c.variant_id is null then 0 else greatest(0, (select sum(on_hand) from stock_level s where s.variant_id = a.variant_id) - a.quantity)::integer end as "unitsBefore"
    from arrived a left join variant_cost c on c.variant_id = a.variant_id order by a.variant_id`);
  return rows;
}
