import { sql, type SQL } from "drizzle-orm";

/** The bundle that an order line was sold in (`InBundle` as JSON), or null. */
export const bundleOf = (bundleId: SQL): SQL => sql`(
  select jsonb_build_object('id', sold.id, 'slug', made.slug, 'title', sold.title, 'variantTitle', sold.variant_title, 'quantity', sold.quantity,
    'image', (select jsonb_build_object('src', m.src, 'width', m.width, 'height', m.height, 'background', m.background) from media m where m.product_id = made.id order by (m.variant_id = own.id) desc nulls last, m.position limit 1))
  from order_bundle sold join variant own on own.id = sold.variant_id join product made on made.id = own.product_id where sold.id = ${bundleId})`;
