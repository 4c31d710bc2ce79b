import { sql } from "drizzle-orm";
import { db, type Reader } from "@/db/client";
import { readScan } from "@/lib/domain/fulfillment/scan";
import type { Permit } from "@/lib/domain/identity/permit";
import type { LocationId } from "@/lib/kernel/ids";
import type { FileVariant } from "./get-customer-file";

export type ScannedVariant = Pick<FileVariant, "variantId" | "title" | "variantTitle" | "availableHere">;

/** What an associate scanned or typed, GTIN or SKU, with what this store has of it; null when we do not sell it. */
export async function findScannedVariant(_by: Permit<"carts.assist">, input: { text: string; storeId: LocationId | null }, from: Reader = db): Promise<ScannedVariant | null> {
  const scan = readScan(input.text);
  const { rows } = await from.execute<{ found: ScannedVariant }>(sql`
    select jsonb_build_object('variantId', v.id, 'title', p.title, 'variantTitle', v.title,
      'availableHere', coalesce((select a.available from stock_available_at(v.id, ${input.storeId}::uuid, false, null) a), 0)) as found
    from variant v join product p on p.id = v.product_id
    where v.status = 'active' and (v.gtin = ${scan.kind === "gtin" ? scan.gtin : null} or upper(v.sku) = ${scan.text.toUpperCase()}) limit 1`);
  return rows[0]?.found ?? null;
}
