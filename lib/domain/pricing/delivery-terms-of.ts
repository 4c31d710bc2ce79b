import { sql, type SQL } from "drizzle-orm";

/** The shop's own rates and offers of delivery inside a larger statement, read as `DeliveryTerms`; both empty where the built-in terms count. */
export const deliveryTermsOf: SQL = sql`jsonb_build_object(
    'rates', coalesce((select jsonb_agg(jsonb_build_object('code', rate.code, 'country', rate.country, 'level', rate.level, 'title', rate.title, 'amountMinor', rate.amount_minor) order by rate.code) from delivery_rate rate), '[]'),
    'offers', coalesce((select jsonb_agg(jsonb_build_object('level', free.level, 'minimumSubtotalMinor', free.minimum_subtotal_minor,
      'variantIds', coalesce((select jsonb_agg(g.variant_id) from delivery_offer_variant g where g.offer_code = free.code), '[]')) order by free.code) from delivery_offer free), '[]'))`;
