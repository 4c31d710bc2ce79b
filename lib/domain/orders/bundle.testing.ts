import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { systemPermit } from "@/lib/domain/identity/permit";
import { makeGood } from "@/lib/domain/catalog/goods.testing";
import { saveBundle } from "@/lib/domain/catalog/save-bundle";
import type { VariantId } from "@/lib/kernel/ids";
import type { Shop } from "./checkout.testing";

const machine = systemPermit("test");

/** A lamp (129.00 alone) and four mugs (14.50 each) for 160.00, or for what they cost less so many percent. */
export async function makeLampSet(tx: Tx, shop: Shop, percentOff: number | null = null): Promise<VariantId> {
  const set = await makeGood(tx, "Reading corner");
  await tx.execute(sql`insert into price (price_list_id, variant_id, amount_minor) values (${shop.prices}, ${set}, 16000)`);
  await saveBundle(tx, machine, { variantId: set, version: 0, percentOff, parts: [{ sku: shop.lamp, quantity: 1 }, { sku: shop.mug, quantity: 4 }] });
  return set;
}
