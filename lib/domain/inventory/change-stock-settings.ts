import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import type { Change } from "@/lib/domain/events";
import type { Permit } from "@/lib/domain/identity/permit";
import { record } from "@/lib/domain/record";
import { Refusal } from "@/lib/kernel/refusal";
import { keepPinned } from "./decide-safety-stock";
import { lockLevel } from "./rows";
import type { StockSettings } from "./stock-input";

const names = ["safetyStock", "reorderPoint", "canPickup", "aisle", "bay"] as const;

/**
 * Changes safety stock (which pins it), reorder point, pickup and the place on the shelf; fields left out stay. Returns the new version.
 * @throws Refusal `not_found`, `stale_version`
 */
export async function changeStockSettings(tx: Tx, by: Permit<"inventory.adjust">, input: StockSettings): Promise<{ version: number }> {
  const level = await lockLevel(tx, by, input);
  if (level.version !== input.version) throw new Refusal("stale_version", { version: level.version });
  const changes: Record<string, Change> = {};
  for (const name of names) if (input[name] !== undefined && input[name] !== level[name]) changes[name] = { before: level[name], after: input[name] };
  if (Object.keys(changes).length === 0) return { version: level.version };
  const next = { ...level, ...defined(input) };
  await tx.execute(sql`
    update stock_level set safety_stock = ${next.safetyStock}, reorder_point = ${next.reorderPoint}, can_pickup = ${next.canPickup}, aisle = ${next.aisle}, bay = ${next.bay},
      version = version + 1, updated_at = shop_clock()
    where variant_id = ${input.variantId} and location_id = ${input.locationId}`);
  if (changes.safetyStock) await keepPinned(tx, input, input.reason ?? "Set by hand");
  await record(tx, by, { kind: "stock.settings_changed", locationId: input.locationId, subject: `variant:${input.variantId}`, variantIds: [input.variantId], payload: { ...(input.reason && { reason: input.reason }), changes } });
  return { version: level.version + 1 };
}

function defined(input: StockSettings): Partial<StockSettings> {
  return Object.fromEntries(Object.entries(input).filter(([, value]) => value !== undefined));
}
