import { sql } from "drizzle-orm";
import { db, transaction } from "@/db/client";

const uuid = (kind: string, n: string) => sql.raw(`md5('${kind}' || ${n})::uuid`);

/** Stores all over the country with hours, written at once; for benchmarks only: no events, no ledger. */
export async function openStores(count: number): Promise<void> {
  await transaction(async (tx) => {
    await tx.execute(sql`
      insert into location (id, slug, code, kind, name, address_line1, city, state, postcode, latitude, longitude, time_zone, can_curbside, can_ship)
      select ${uuid("location", "n")}, 'store-' || n, lpad(n::text, 6, '0'), case when n = 1 then 'warehouse' else 'store' end, 'Store ' || n, '1 Main St', 'Town', 'KS', '66101',
        26 + (n * 7919 % 2200) / 100.0, -124 + (n * 104729 % 5600) / 100.0, (array['America/New_York', 'America/Chicago', 'America/Denver', 'America/Los_Angeles'])[1 + n % 4], true, n <= 5
      from generate_series(1, ${count}) n`);
    await tx.execute(sql`
      insert into location_hours (location_id, weekday, opens_minute, closes_minute)
      select ${uuid("location", "n")}, day, 540, 1260 from generate_series(1, ${count}) n, generate_series(1, 7) day`);
    await tx.execute(sql`insert into category (id, slug, name) values (${uuid("category", "1")}, 'all', 'All')`);
  });
}

type Growth = { from: number; to: number; stockedStores: number; /** So many of the first variants are in every store. */ countryWide: number; allStores: number };

/** Variants with a parcel, their stock in so many stores, and a live hold on one in fifty levels. */
export async function growCatalog({ from, to, stockedStores, countryWide, allStores }: Growth): Promise<void> {
  const step = 10_000;
  for (let first = from + 1; first <= to; first += step) {
    const last = Math.min(to, first + step - 1);
    await transaction(async (tx) => {
      await tx.execute(sql`set local session_replication_role = replica`);
      await tx.execute(sql`
        insert into product (id, external_id, slug, title, category_id)
        select ${uuid("product", "n")}, 'p' || n, 'p' || n, 'Product ' || n, ${uuid("category", "1")} from generate_series(${first}::int, ${last}::int) n`);
      await tx.execute(sql`insert into variant (id, product_id, sku) select ${uuid("variant", "n")}, ${uuid("product", "n")}, 'sku' || n from generate_series(${first}::int, ${last}::int) n`);
      await tx.execute(sql`
        insert into parcel (variant_id, sequence, weight_grams, length_mm, width_mm, height_mm)
        select ${uuid("variant", "n")}, 1, 4000, 400, 300, 300 from generate_series(${first}::int, ${last}::int) n`);
      await tx.execute(sql`
        insert into stock_level (variant_id, location_id, on_hand, aisle, bay)
        select ${uuid("variant", "n")}, ${uuid("location", "s")}, (n * 31 + s * 17) % 40, '12', 'C'
        from generate_series(${first}::int, ${last}::int) n, generate_series(1, ${stockedStores}::int) s`);
      await tx.execute(sql`
        insert into hold (checkout_id, variant_id, location_id, quantity, expires_at)
        select ${uuid("checkout", "n")}, ${uuid("variant", "n")}, ${uuid("location", "s")}, 1, shop_clock() + interval '1 day'
        from generate_series(${first}::int, ${last}::int) n, generate_series(1, ${stockedStores}::int) s where (n + s) % 50 = 0`);
    });
  }
  if (countryWide > 0) {
    await db.execute(sql`
      insert into stock_level (variant_id, location_id, on_hand)
      select v.id, ${uuid("location", "s")}, 10 from (select id from variant order by id limit ${countryWide}) v, generate_series(${stockedStores + 1}::int, ${allStores}::int) s`);
  }
  await db.execute(sql`vacuum analyze`);
}
