import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { record } from "@/lib/domain/record";
import type { Permit } from "@/lib/domain/identity/permit";
import { newId, type PromotionId } from "@/lib/kernel/ids";
import { Refusal } from "@/lib/kernel/refusal";
import type { PromotionChoice } from "./promotion-input";

/** A paused copy without codes and uses, to be changed. @throws Refusal `not_found` */
export async function duplicatePromotion(tx: Tx, by: Permit<"pricing.edit">, { id }: PromotionChoice): Promise<{ id: PromotionId }> {
  const copyId = newId<PromotionId>();
  const { rows } = await tx.execute<{ after: Record<string, unknown> }>(sql`
    insert into promotion (id, name, effect, conditions, currency, needs_code, starts_at, ends_at, is_active, priority, is_combinable, usage_limit, per_customer_limit, budget_minor)
    select ${copyId}, left('Copy of ' || name, 80), effect, conditions, currency, needs_code, starts_at, ends_at, false, priority, is_combinable, usage_limit, per_customer_limit, budget_minor from promotion where id = ${id}
    returning to_jsonb(promotion) as after`);
  if (!rows[0]) throw new Refusal("not_found");
  await record(tx, by, { kind: "promotion.changed", subject: `promotion:${copyId}`, payload: { before: null, after: rows[0].after } });
  return { id: copyId };
}
