import { sql, type SQL } from "drizzle-orm";
import { db, type Reader } from "@/db/client";
import type { Permit } from "@/lib/domain/identity/permit";
import type { PromotionId } from "@/lib/kernel/ids";
import { promotionFrom, promotionState, type Promotion, type PromotionFacts, type PromotionState } from "./promotion";
import type { PromotionQuery } from "./promotion-query";
import { promotionJson } from "./promotions-of";

/** `code` is the one that everybody may use; `codes` counts all. */
export type ListedPromotion = Promotion & { version: number; needsCode: boolean; codes: number; state: PromotionState };

type Row = { facts: PromotionFacts; version: number; needs_code: boolean; codes: number; used: number; spent_minor: number; now: string };

/** Promotions for the console: what runs first, then the newest. At most 500. */
export async function listPromotions(_by: Permit<"catalog.view">, query: PromotionQuery, from: Reader = db): Promise<ListedPromotion[]> {
  const like = `%${query.q.toLowerCase().replaceAll(/[\\%_]/g, String.raw`\$&`)}%`;
  const all = await read(sql`(${query.q} = '' or lower(p.name) like ${like} or exists (select from promotion_code f where f.promotion_id = p.id and lower(f.code) like ${like}))
    and (${query.kind}::text is null or p.effect ->> 'kind' = ${query.kind}) and (${query.trigger}::text is null or p.needs_code = (${query.trigger} = 'code'))`, from);
  return all.filter((one) => query.state === null || one.state === query.state);
}

export async function getPromotion(_by: Permit<"catalog.view">, id: PromotionId, from: Reader = db): Promise<ListedPromotion | null> {
  return (await read(sql`p.id = ${id}`, from))[0] ?? null;
}

async function read(which: SQL, from: Reader): Promise<ListedPromotion[]> {
  const { rows } = await from.execute<Row>(sql`
    select ${promotionJson(sql`c`, sql`''`)} as facts, p.version, p.needs_code, total.used, total.spent_minor, (select count(*)::int from promotion_code k where k.promotion_id = p.id) as codes, shop_clock()::text as now
    from promotion p
      left join lateral (select * from promotion_code k where k.promotion_id = p.id and k.usage_limit is null limit 1) c on true
      cross join lateral (select count(*)::int as used, coalesce(sum(u.amount_minor), 0)::int as spent_minor from promotion_use u where u.promotion_id = p.id) total
    where ${which} order by p.is_active and (p.ends_at is null or p.ends_at > shop_clock()) desc, p.id desc limit 500`);
  return rows.map((row) => {
    const promotion = promotionFrom({ ...row.facts, used: row.used, spentMinor: row.spent_minor });
    return { ...promotion, version: row.version, needsCode: row.needs_code, codes: row.codes, state: promotionState(promotion, new Date(row.now)) };
  });
}
