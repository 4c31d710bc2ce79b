import { sql } from "drizzle-orm";
import { db, type Reader } from "@/db/client";
import type { Permit } from "@/lib/domain/identity/permit";
import type { OrderId, PromotionId } from "@/lib/kernel/ids";

export type PromotionUses = {
  /** Each of the last days, also those without a use; ISO dates in UTC. */
  days: { day: string; uses: number; amountMinor: number }[];
  latest: { orderId: OrderId; number: string; code: string | null; amountMinor: number; at: string }[];
};

/** How often a promotion was used on each of the last `days` days and what it took off, and its latest orders. */
export async function getPromotionUses(_by: Permit<"catalog.view">, { id, days }: { id: PromotionId; days: number }, from: Reader = db): Promise<PromotionUses> {
  const { rows } = await from.execute<PromotionUses>(sql`
    select (select jsonb_agg(jsonb_build_object('day', d.day, 'uses', coalesce(u.uses, 0), 'amountMinor', coalesce(u.amount, 0)) order by d.day)
        from (select to_char(shop_clock() at time zone 'UTC' - n * interval '1 day', 'YYYY-MM-DD') as day from generate_series(0, ${days - 1}) as n) d
        left join (select to_char(at at time zone 'UTC', 'YYYY-MM-DD') as day, count(*) as uses, sum(amount_minor) as amount from promotion_use
          where promotion_id = ${id} and at > shop_clock() - make_interval(days => ${days + 1}) group by 1) u on u.day = d.day) as days,
      coalesce((select jsonb_agg(jsonb_build_object('orderId', l.order_id, 'number', l.number, 'code', l.code, 'amountMinor', l.amount_minor, 'at', l.at) order by l.at desc)
        from (select u.*, o.number, c.code from promotion_use u join "order" o on o.id = u.order_id left join promotion_code c on c.id = u.code_id where u.promotion_id = ${id} order by u.at desc limit 10) l), '[]') as latest`);
  return rows[0] ?? { days: [], latest: [] };
}
