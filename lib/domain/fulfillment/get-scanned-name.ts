import { sql } from "drizzle-orm";
import { db, type Reader } from "@/db/client";
import { isBundle } from "@/lib/domain/catalog/is-bundle";
import type { Scan } from "./scan";

/** What a scan is, in words for the person who scanned it: the product's name, or why it is none. */
export async function getScannedName(scan: Scan, from: Reader = db): Promise<string> {
  if (scan.kind === "bad_gtin") return "a misread barcode (its check digit is wrong)";
  if (scan.kind === "order") return `the order label ${scan.number}`;
  const gtin = scan.kind === "gtin" ? scan.gtin : null;
  const { rows } = await from.execute<{ title: string }>(sql`
    select p.title || case when v.title = '' then '' else ', ' || v.title end || case when ${isBundle(sql`v.id`)} then ' (a bundle: scan what is in it)' else '' end as title from variant v join product p on p.id = v.product_id
    where v.gtin = ${gtin} or upper(v.sku) = ${scan.text.toUpperCase()} limit 1`);
  return rows[0]?.title ?? `“${scan.text.slice(0, 40)}”, which we do not sell`;
}
