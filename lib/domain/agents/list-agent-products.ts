import { sql } from "drizzle-orm";
import { db, type Reader } from "@/db/client";
import { isAvailable } from "@/lib/domain/inventory/availability";
import { availabilityWords, shipWords } from "@/lib/domain/inventory/availability-words";
import { getAvailability } from "@/lib/domain/inventory/get-availability";
import { getShipAvailability } from "@/lib/domain/inventory/get-ship-availability";
import { findPlace } from "@/lib/domain/locations/find-place";
import { listStoresNear } from "@/lib/domain/locations/list-stores-near";
import { getPrices } from "@/lib/domain/pricing/get-prices";
import { homeCurrency } from "@/lib/kernel/currency";
import type { ProductId, VariantId } from "@/lib/kernel/ids";
import type { AgentPicture, AgentProduct, AgentVariant } from "./agent-product";
import type { AgentContext } from "./agent-state";

type Row = Omit<AgentProduct, "variants"> & { productId: ProductId; pictures: AgentPicture[]; variants: Pick<AgentVariant, "id" | "sku" | "gtin" | "title" | "options">[] };

/** Products with each variant's price, delivery and the stores near a place that hand it over, in the order asked. Without a price a variant is not for sale. */
export async function listAgentProducts(ids: readonly ProductId[], near: { context: AgentContext | null; stores: number }, from: Reader = db): Promise<(AgentProduct & { productId: ProductId })[]> {
  if (ids.length === 0) return [];
  const rows = await readProducts(ids, from);
  const variantIds = rows.flatMap((row) => row.variants.map((variant) => variant.id));
  const text = near.context?.postal_code ?? near.context?.address_region;
  const place = text ? await findPlace(text, from) : null;
  const stores = place ? (await listStoresNear(place, 40, from)).filter((store) => store.kind === "store" && store.canSell && (store.canPickup || store.canCurbside)).slice(0, near.stores) : [];
  const prices = await getPrices(variantIds, { channel: "agent", currency: homeCurrency }, from);
  const shipped = new Map((await getShipAvailability({ variantIds, channel: "agent" }, from)).map((one) => [one.variantId, one]));
  const anywhere = await getAvailability({ variantIds, locationIds: stores.length > 0 ? stores.map((store) => store.id) : "all", channel: "agent" }, from);
  const there = new Map<VariantId, typeof anywhere>();
  for (const one of anywhere) there.set(one.variantId, [...(there.get(one.variantId) ?? []), one]);
  return rows.map(({ variants, ...product }) => ({
    ...product,
    variants: variants.flatMap((variant): AgentVariant[] => {
      const price = prices.get(variant.id);
      if (!price) return [];
      const ship = shipped.get(variant.id);
      const answers = there.get(variant.id) ?? [];
      const isShippable = ship?.reason === null;
      const isThere = answers.some(isAvailable);
      return [{
        ...variant, priceMinor: price.amountMinor, listPriceMinor: price.compareAtMinor, currency: price.currency, delivery: { isAvailable: isShippable, words: ship ? shipWords(ship, 1) : "Not delivered" },
        isAvailable: isShippable || isThere, status: isShippable || isThere ? "in_stock" : "out_of_stock",
        stores: stores.flatMap((store) => {
          const answer = answers.find((one) => one.locationId === store.id);
          return answer ? [{ id: store.id, name: store.name, distanceKm: store.distanceKm, isAvailable: isAvailable(answer), words: availabilityWords(answer, 1, store), readyAt: answer.promise?.readyAt ?? null }] : [];
        }),
      }];
    }),
  })).filter((product) => product.variants.length > 0);
}

async function readProducts(ids: readonly ProductId[], from: Reader): Promise<Row[]> {
  const { rows } = await from.execute<Row>(sql`
    select p.id as "productId", p.external_id as id, p.slug, p.title, p.summary, p.description, p.brand,
      jsonb_build_object('count', p.rating_count, 'average', case when p.rating_count = 0 then 0 else round(p.rating_sum::numeric / p.rating_count, 1) end) as rating,
      (with recursive up as (select c.name, c.parent_id, 0 as height from category c where c.id = p.category_id
         union all select c.name, c.parent_id, up.height + 1 from category c join up on c.id = up.parent_id where up.height < 10)
       select jsonb_agg(name order by height desc) from up) as categories,
      coalesce((select jsonb_agg(jsonb_build_object('src', m.src, 'alt', m.alt, 'width', m.width, 'height', m.height, 'variantId', m.variant_id) order by m.position) from media m where m.product_id = p.id), '[]') as pictures,
      (select coalesce(jsonb_agg(jsonb_build_object('id', v.id, 'sku', v.sku, 'gtin', v.gtin, 'title', v.title, 'options', v.options) order by v.position), '[]') from variant v where v.product_id = p.id and v.status = 'active' and not v.is_gift_card) as variants
    from unnest(${sql.param([...ids])}::uuid[]) with ordinality as wanted(id, place) join product p on p.id = wanted.id and p.status = 'active' order by wanted.place`);
  return rows;
}

export type FoundProduct = { productId: ProductId; /** Set where the identifier names this variant itself. */ variantId: VariantId | null };

/** What identifiers mean: a SKU, GTIN or id of a variant, or a product's number, address or id. */
export async function findProducts(ids: readonly string[], from: Reader = db): Promise<Map<string, FoundProduct>> {
  const { rows } = await from.execute<{ asked: string; product_id: ProductId; variant_id: VariantId | null }>(sql`
    select distinct on (w.asked) w.asked, f.product_id, f.variant_id from unnest(${sql.param([...ids])}::text[]) w(asked) cross join lateral (
      select v.product_id, v.id as variant_id, 1 as rank from variant v where v.sku = w.asked and v.status = 'active'
      union all select v.product_id, v.id, 2 from variant v where v.id::text = w.asked and v.status = 'active'
      union all select v.product_id, v.id, 3 from variant v where v.gtin = lpad(w.asked, 14, '0') and w.asked ~ '^[0-9]{8,14}$' and v.status = 'active'
      union all select p.id, null, 4 from product p where p.external_id = w.asked
      union all select p.id, null, 5 from product p where p.slug = w.asked
      union all select p.id, null, 6 from product p where p.id::text = w.asked) f
    join product p on p.id = f.product_id and p.status = 'active' order by w.asked, f.rank`);
  return new Map(rows.map((row) => [row.asked, { productId: row.product_id, variantId: row.variant_id }]));
}
