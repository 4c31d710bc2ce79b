import { sql } from "drizzle-orm";
import { db, type Reader } from "@/db/client";
import type { Permit } from "@/lib/domain/identity/permit";
import type { PromotionId } from "@/lib/kernel/ids";

export type ListedCode = { code: string; usageLimit: number | null; used: number; createdAt: string; orderNumber: string | null };

/** A promotion's codes, unused ones first; `limit` at most. The order is the last one that used it. */
export async function listCodes(_by: Permit<"pricing.edit">, { id, limit }: { id: PromotionId; limit: number }, from: Reader = db): Promise<ListedCode[]> {
  const { rows } = await from.execute<ListedCode>(sql`
    select c.code, c.usage_limit as "usageLimit", c.used, to_char(c.created_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as "createdAt",
      (select o.number from promotion_use u join "order" o on o.id = u.order_id where u.code_id = c.id order by u.at desc limit 1) as "orderNumber"
    from promotion_code c where c.promotion_id = ${id} order by c.usage_limit is not null, c.used, c.code limit ${limit}`);
  return rows;
}
