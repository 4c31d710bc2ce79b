import { sql } from "drizzle-orm";
import { db, type Reader } from "@/db/client";
import type { Permit } from "@/lib/domain/identity/permit";
import { getPrices } from "@/lib/domain/pricing/get-prices";
import type { VariantId } from "@/lib/kernel/ids";
import { cursorOf, pageOf, readCursor, uuidShape, type Page, type Paging } from "./cursor";
import { instantOf } from "./instant";
import type { ProductResource } from "./resource";

type Row = Omit<ProductResource, "variants"> & { variants: (Omit<ProductResource["variants"][number], "price" | "id"> & { id: VariantId })[] };

export type ProductFilter = Paging & { currency: string; sku?: string | undefined; updatedSince?: string | undefined };

/** Products by id, with what everybody pays online now. */
export async function listApiProducts(_by: Permit<"catalog.view">, { cursor, limit, currency, sku, updatedSince }: ProductFilter, from: Reader = db): Promise<Page<ProductResource>> {
  const [after = null] = readCursor(cursor, [uuidShape]) ?? [];
  const { rows } = await from.execute<Row>(sql`
    select p.id, p.external_id as "externalId", p.slug, p.title, p.brand, c.slug as category, p.status, ${instantOf(sql`p.updated_at`)} as "updatedAt",
      (select coalesce(jsonb_agg(jsonb_build_object('id', v.id, 'sku', v.sku, 'gtin', v.gtin, 'title', v.title, 'status', v.status) order by v.position, v.id), '[]') from variant v where v.product_id = p.id) as variants
    from product p join category c on c.id = p.category_id
    where (${after}::uuid is null or p.id > ${after}::uuid) and (${updatedSince ?? null}::timestamptz is null or p.updated_at >= ${updatedSince ?? null}::timestamptz)
      and (${sku ?? null}::text is null or p.id = (select product_id from variant where sku = ${sku ?? null}))
    order by p.id limit ${limit + 1}`);
  const { data, next } = pageOf(rows, limit, (last) => cursorOf(last.id));
  const prices = await getPrices(data.flatMap(({ variants }) => variants.map(({ id }) => id)), { channel: "web", currency }, from);
  const priceOf = (id: VariantId): ProductResource["variants"][number]["price"] => {
    const price = prices.get(id);
    return price ? { amountMinor: price.amountMinor, compareAtMinor: price.compareAtMinor, currency: price.currency, taxIncluded: price.isTaxIncluded } : null;
  };
  return { data: data.map(({ variants, ...product }) => ({ ...product, variants: variants.map((variant) => ({ ...variant, price: priceOf(variant.id) })) })), next };
}
