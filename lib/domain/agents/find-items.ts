import { sql } from "drizzle-orm";
import { db, type Reader } from "@/db/client";
import { asId, isUuid, type VariantId } from "@/lib/kernel/ids";

/** A variant as agents name it: by its SKU, which is also the id in our catalog answers, or by our own id. */
export async function findItems(ids: readonly string[], from: Reader = db): Promise<Map<string, VariantId>> {
  if (ids.length === 0) return new Map();
  const uuids = ids.filter(isUuid);
  const { rows } = await from.execute<{ id: string; sku: string }>(sql`
    select v.id, v.sku from variant v join product p on p.id = v.product_id
    where v.status = 'active' and p.status = 'active' and not v.is_gift_card and (v.sku = any(${sql.param([...ids])}::text[]) or v.id = any(${sql.param(uuids)}::uuid[]))`);
  const bySku = new Map(rows.map((row) => [row.sku, asId<VariantId>(row.id)]));
  const byId = new Map(rows.map((row) => [row.id, asId<VariantId>(row.id)]));
  return new Map(ids.flatMap((id) => {
    const found = bySku.get(id) ?? byId.get(id);
    return found ? [[id, found] as const] : [];
  }));
}
