import { sql } from "drizzle-orm";
import { db, type Reader } from "@/db/client";
import type { Permit } from "@/lib/domain/identity/permit";
import { linePrices } from "@/lib/domain/pricing/get-prices";
import { homeCurrency } from "@/lib/kernel/currency";
import { imageOf } from "./get-cart-facts";
import type { CartBadge } from "./cart-view";
import { ownCart } from "./rows";

const nothing: CartBadge = { count: 0, subtotalMinor: 0, currency: homeCurrency, version: 0, lines: [] };

/** The number in the header and the mini cart behind it, newest line first: one statement, none for a guest without a cart. */
export async function getCartBadge(by: Permit<"cart.use">, from: Reader = db): Promise<CartBadge> {
  if (by.actor.kind === "guest" && by.actor.cartId === null) return nothing;
  const { rows } = await from.execute<{ badge: CartBadge }>(sql`
    with mine as (select cart.id, cart.version, cart.customer_id from cart where ${ownCart(by)}),
    line as (select l.* from mine join cart_line l on l.cart_id = mine.id),
    price as (${linePrices({ channel: by.channel, currency: by.currency, customerId: sql`(select customer_id from mine)` })})
    select jsonb_build_object('currency', ${by.currency}::text, 'version', mine.version,
      'count', coalesce((select sum(quantity) from line), 0),
      'subtotalMinor', coalesce((select sum(line.quantity * price.amount_minor) from line join price on price.line_id = line.id), 0),
      'lines', coalesce((select jsonb_agg(jsonb_build_object('id', l.id, 'variantId', l.variant_id, 'slug', p.slug, 'title', p.title, 'variantTitle', v.title,
          'quantity', l.quantity, 'totalMinor', l.quantity * price.amount_minor, 'method', l.method, 'storeId', l.location_id, 'storeName', s.name,
          'image', ${imageOf(sql`p.id`, sql`v.id`)}) order by l.added_at desc, l.id desc)
        from line l join variant v on v.id = l.variant_id join product p on p.id = v.product_id
        left join location s on s.id = l.location_id left join price on price.line_id = l.id), '[]')) as badge
    from mine`);
  return rows[0]?.badge ?? nothing;
}
