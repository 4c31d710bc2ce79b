import { and, eq } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { stockLevel } from "@/db/schema/inventory";
import type { location } from "@/db/schema/locations";
import { machine, makeLamp, openStore } from "@/lib/domain/locations/testing";
import type { LocationId, VariantId } from "@/lib/kernel/ids";
import { receiveStock } from "./receive-stock";

/** A store with so many lamps. */
export async function storeWithLamps(tx: Tx, quantity: number, changes: Partial<typeof location.$inferInsert> = {}): Promise<{ variantId: VariantId; locationId: LocationId }> {
  const place = { variantId: await makeLamp(tx), locationId: await openStore(tx, changes) };
  if (quantity > 0) await receiveStock(tx, machine, { lines: [{ ...place, quantity }] });
  else await tx.insert(stockLevel).values(place);
  return place;
}

export async function levelOf(tx: Tx, { variantId, locationId }: { variantId: VariantId; locationId: LocationId }): Promise<typeof stockLevel.$inferSelect> {
  const [level] = await tx.select().from(stockLevel).where(and(eq(stockLevel.variantId, variantId), eq(stockLevel.locationId, locationId)));
  if (!level) throw new Error("There is no such level");
  return level;
}
