import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import type { Permit } from "@/lib/domain/identity/permit";
import { bookPurchase } from "@/lib/domain/inventory/book-purchase";
import { unitsOf } from "@/lib/domain/inventory/unit-words";
import { record } from "@/lib/domain/record";
import { formatMoney } from "@/lib/kernel/money";
import { Refusal } from "@/lib/kernel/refusal";
import type { Ordering } from "./purchase-input";
import { linesMinor } from "./purchase-line";
import { about, advance, lockPurchase, refuseUnless } from "./rows";

/**
 * Sends a draft to its supplier: the location expects the units from now on. Ordering again what is ordered changes nothing.
 * @throws Refusal `illegal_move`, `invalid` with nothing on it, below the supplier's minimum or for a day that is past
 */
export async function orderPurchase(tx: Tx, by: Permit<"purchasing.plan">, { purchaseOrderId, expectedOn }: Ordering): Promise<void> {
  const part = await lockPurchase(tx, by, purchaseOrderId);
  if (part.status === "ordered") return;
  refuseUnless(part, "draft");
  if (part.lines.length === 0) throw new Refusal("invalid", { reason: "Nothing to order: add items first." });
  const total = linesMinor(part.lines);
  if (total < part.minimumMinor) throw new Refusal("invalid", { reason: `${part.supplier} takes orders from ${formatMoney(part.minimumMinor, part.currency)}; this one is ${formatMoney(total, part.currency)}.` });
  await refusePast(tx, part.timeZone, expectedOn);
  const version = await advance(tx, part, "ordered", { expectedOn, orderedAt: sql`shop_clock()` });
  await bookPurchase(tx, by, {
    purchaseOrderId, sequence: version, reason: "", arrived: [],
    incoming: part.lines.map((line) => ({ variantId: line.variantId, locationId: part.locationId, quantity: line.ordered })),
  });
  await record(tx, by, { kind: "purchase.ordered", ...about(part), variantIds: part.lines.map((line) => line.variantId), payload: { units: unitsOf(part.lines, (line) => line.ordered), totalMinor: total, expectedOn } });
}

/** @throws Refusal `invalid` for a day that is over at the location */
export async function refusePast(tx: Tx, timeZone: string, day: string): Promise<void> {
  const { rows } = await tx.execute<{ is_past: boolean }>(sql`select ${day}::date < (shop_clock() at time zone ${timeZone})::date as is_past`);
  if (rows[0]?.is_past) throw new Refusal("invalid", { reason: "This day is past. Choose today or later." });
}
