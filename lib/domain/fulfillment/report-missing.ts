import { eq, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { fulfillmentLine } from "@/db/schema/fulfillment";
import type { Permit } from "@/lib/domain/identity/permit";
import { openCount } from "@/lib/domain/inventory/open-count";
import { releaseAllocation } from "@/lib/domain/inventory/release-allocation";
import { record } from "@/lib/domain/record";
import type { FulfillmentId, FulfillmentLineId } from "@/lib/kernel/ids";
import { Refusal } from "@/lib/kernel/refusal";
import { askShopper } from "./ask-shopper";
import { leftToPick } from "./line-progress";
import { about, lockFulfillment, refuseIfClaimedByOther } from "./rows";
import { setAsideMissing } from "./set-aside-missing";

/**
 * Says that units cannot be found: they are released, a count is opened, and the shopper is asked to choose another
 * store, delivery or a refund before a deadline. What was found can still be picked and staged.
 * @throws Refusal `claimed_by_other`, `illegal_move`, `not_found`
 */
export async function reportMissing(tx: Tx, by: Permit<"fulfillment.work">, input: { fulfillmentId: FulfillmentId; lineId: FulfillmentLineId; quantity: number; note?: string }): Promise<{ deadline: Date }> {
  const part = await lockFulfillment(tx, by, input.fulfillmentId);
  await refuseIfClaimedByOther(tx, part, by.actor.staffId);
  if (part.status !== "picking" && part.status !== "awaiting_shopper") throw new Refusal("illegal_move");
  const line = part.lines.find((one) => one.id === input.lineId);
  if (!line) throw new Refusal("not_found");
  if (input.quantity < 1 || input.quantity > leftToPick(line)) throw new Refusal("illegal_move");
  await tx.update(fulfillmentLine).set({ missing: sql`${fulfillmentLine.missing} + ${input.quantity}` }).where(eq(fulfillmentLine.id, line.id));
  const deadline = await askShopper(tx, by, part, "missing");
  const sequence = part.version + 1;
  await releaseAllocation(tx, by, { fulfillmentId: part.id, orderLineId: line.orderLineId, quantity: input.quantity, reason: "missing", sequence });
  await setAsideMissing(tx, by, { variantId: line.variantId, locationId: part.locationId, quantity: input.quantity, fulfillmentId: part.id, sequence });
  await openCount(tx, by, { variantId: line.variantId, locationId: part.locationId, reason: "missing at pick", fulfillmentId: part.id });
  await record(tx, by, { kind: "fulfillment.line_missing", ...about(part), variantIds: [line.variantId], payload: { lineId: line.id, variantId: line.variantId, quantity: input.quantity, note: input.note ?? "" } });
  return { deadline };
}
