import { and, eq, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { sellAhead } from "@/db/schema/inventory";
import { location } from "@/db/schema/locations";
import type { Permit } from "@/lib/domain/identity/permit";
import { record } from "@/lib/domain/record";
import { Refusal } from "@/lib/kernel/refusal";
import { listPromises } from "./list-promises";
import { lockLevel } from "./rows";
import type { SellAheadInput } from "./sell-ahead";
import { ensureLevels } from "./write-movements";

/**
 * Says whether shoppers may have a variant delivered from a location before it is there, and how many units beyond what
 * is on hand. Only where nobody collects: a pickup is promised by the hour, and a supplier's truck is not.
 * @throws Refusal `not_found`, `invalid` for a store with pickup or a place that ships nothing, `below_promised` when more is promised than the new cap allows
 */
export async function setSellAhead(tx: Tx, by: Permit<"inventory.adjust">, input: SellAheadInput): Promise<void> {
  const place = { variantId: input.variantId, locationId: input.locationId };
  const cap = input.kind === "none" ? 0 : input.cap;
  if (input.kind !== "none" && cap === 0) throw new Refusal("invalid", { reason: "Enter how many units may be promised ahead." });
  const [ships] = await tx.select({ canShip: location.canShip, isCollected: sql<boolean>`${location.canPickup} or ${location.canCurbside}` }).from(location).where(eq(location.id, input.locationId));
  if (!ships) throw new Refusal("not_found");
  if (cap > 0 && (!ships.canShip || ships.isCollected)) throw new Refusal("invalid", { reason: "Only a place that ships and where nobody collects can sell ahead." });
  await ensureLevels(tx, [place]);
  const level = await lockLevel(tx, by, place);
  if (level.onHand - level.unsellable + cap < level.allocated) throw new Refusal("below_promised", { allocated: level.allocated, orders: (await listPromises(place, tx)).map((promise) => promise.orderNumber) });
  await tx.execute(sql`update stock_level set backorder_cap = ${cap}, version = version + 1, updated_at = shop_clock() where variant_id = ${place.variantId} and location_id = ${place.locationId}`);
  if (input.kind === "none") await tx.delete(sellAhead).where(and(eq(sellAhead.variantId, place.variantId), eq(sellAhead.locationId, place.locationId)));
  else await tx.insert(sellAhead).values({ ...place, kind: input.kind, cap }).onConflictDoUpdate({ target: [sellAhead.variantId, sellAhead.locationId], set: { kind: input.kind, cap, updatedAt: sql`shop_clock()` } });
  await record(tx, by, { kind: "stock.settings_changed", locationId: input.locationId, subject: `variant:${input.variantId}`, variantIds: [input.variantId], payload: { changes: { backorderCap: { before: level.backorderCap, after: cap } }, sellAhead: input.kind } });
}
