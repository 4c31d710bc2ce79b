import { and, eq } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { purchaseLine, supplierItem } from "@/db/schema/purchasing";
import type { Permit } from "@/lib/domain/identity/permit";
import { record } from "@/lib/domain/record";
import { Refusal } from "@/lib/kernel/refusal";
import type { LineChange } from "./purchase-input";
import { about, advance, lockPurchase, refuseUnless } from "./rows";

const mostLines = 200;

/**
 * Says how many units of a variant a draft orders, at what the supplier asks today; 0 takes the line out. `was` is what
 * the person saw.
 * @throws Refusal `not_found` for what this supplier does not sell, `illegal_move`, `stale_version` when somebody else changed it, `invalid` with too many lines
 */
export async function setPurchaseLine(tx: Tx, by: Permit<"purchasing.plan">, { purchaseOrderId, variantId, ordered, was }: LineChange): Promise<void> {
  const part = await lockPurchase(tx, by, purchaseOrderId);
  refuseUnless(part, "draft");
  const line = part.lines.find((one) => one.variantId === variantId);
  const before = line?.ordered ?? 0;
  if (before === ordered) return;
  if (before !== was) throw new Refusal("stale_version", { ordered: before });
  if (!line && part.lines.length >= mostLines) throw new Refusal("invalid", { reason: `An order has at most ${mostLines} lines. Send this one and draft another.` });
  if (line && ordered === 0) await tx.delete(purchaseLine).where(eq(purchaseLine.id, line.id));
  else {
    const [item] = await tx.select({ unitCostMinor: supplierItem.unitCostMinor }).from(supplierItem).where(and(eq(supplierItem.variantId, variantId), eq(supplierItem.supplierId, part.supplierId)));
    if (!item) throw new Refusal("not_found");
    await tx.insert(purchaseLine).values({ purchaseOrderId, variantId, ordered, unitCostMinor: item.unitCostMinor })
      .onConflictDoUpdate({ target: [purchaseLine.purchaseOrderId, purchaseLine.variantId], set: { ordered, unitCostMinor: item.unitCostMinor } });
  }
  await advance(tx, part, part.status);
  await record(tx, by, { kind: "purchase.changed", ...about(part), payload: { variantId, changes: { ordered: { before, after: ordered } } } });
}
