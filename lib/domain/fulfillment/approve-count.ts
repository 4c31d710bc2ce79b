import type { Tx } from "@/db/client";
import type { Permit } from "@/lib/domain/identity/permit";
import { listPromises, type StockPromise } from "@/lib/domain/inventory/list-promises";
import { lockCount } from "@/lib/domain/inventory/lock-count";
import { settleCount } from "@/lib/domain/inventory/settle-count";
import { record } from "@/lib/domain/record";
import type { FulfillmentId, StockCountId } from "@/lib/kernel/ids";
import { askShopper } from "./ask-shopper";
import { leftToPick } from "./line-progress";
import { markMissing } from "./mark-missing";
import type { MovingUnits } from "./move-units";
import { routeAgain } from "./route-again";
import { giveUpSource } from "./reach-store";
import { about, lockPart, type LockedLine } from "./rows";
import { freeSetAside } from "./set-aside-missing";

/**
 * Accepts a count. Where it leaves less than is promised, the latest promises that nobody has picked yet are released in
 * this same transaction; deliveries are routed again, and where that finds nothing shoppers are asked what they want instead.
 * @throws Refusal `not_found`, `illegal_move`, `below_promised` when even releasing every unpicked promise is not enough
 */
export async function approveCount(tx: Tx, by: Permit<"inventory.approve">, input: { countId: StockCountId }): Promise<{ released: { fulfillmentId: FulfillmentId; quantity: number }[] }> {
  const count = await lockCount(tx, by, input.countId);
  await freeSetAside(tx, by, count);
  const { shortBy } = await lockCount(tx, by, input.countId);
  const released: { fulfillmentId: FulfillmentId; quantity: number }[] = [];
  let short = shortBy;
  for (const promise of short > 0 ? await listPromises(count, tx) : []) {
    if (short <= 0) break;
    const quantity = await releasePromise(tx, by, promise, short);
    if (quantity > 0) released.push({ fulfillmentId: promise.fulfillmentId, quantity });
    short -= quantity;
  }
  await settleCount(tx, by, { countId: input.countId, decision: "approved" });
  return { released };
}

async function releasePromise(tx: Tx, by: Permit<"inventory.approve">, promise: StockPromise, wanted: number): Promise<number> {
  const part = await lockPart(tx, promise.fulfillmentId);
  const line = part.lines.find((one) => one.orderLineId === promise.orderLineId);
  // To be sent to another store from here: it looks for another place as a whole.
  if (line && part.status === "in_transit_to_store" && part.leftSourceAt === null) return unitsOf(await giveUpSource(tx, by, part, "Counted fewer"), line);
  if (!line || (part.status !== "open" && part.status !== "picking" && part.status !== "awaiting_shopper")) return 0;
  const quantity = Math.min(wanted, leftToPick(line));
  if (quantity <= 0) return 0;
  await markMissing(tx, by, part, line, quantity, "count");
  await record(tx, by, { kind: "fulfillment.line_missing", ...about(part), payload: { lineId: line.id, variantId: line.variantId, quantity, note: "count" } });
  if ((await routeAgain(tx, by, part, "Counted fewer")).length === 0) await askShopper(tx, by, part, "missing");
  return quantity;
}

/** Of the counted item, whatever else the part gave up. */
const unitsOf = (given: readonly MovingUnits[], { variantId }: LockedLine): number => given.reduce((sum, { line, quantity }) => sum + (line.variantId === variantId ? quantity : 0), 0);
