import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { record } from "@/lib/domain/record";
import type { Permit } from "@/lib/domain/identity/permit";
import { newId, type PromotionId } from "@/lib/kernel/ids";
import { Refusal } from "@/lib/kernel/refusal";
import type { PromotionInput } from "./promotion-input";

type Saved = { id: PromotionId; version: number; after: Record<string, unknown> };
type Former = { facts: Record<string, unknown>; used: number; spent_minor: number; most_by_one: number };

/**
 * Makes a promotion, paused, or changes one at the version last seen. A changed one is locked against orders that are
 * being placed, and its uses are counted anew, since it may have had no limit before.
 * @throws Refusal `code_taken`, `stale_version`, `promotion_used` (a limit below what is used), `not_found`
 */
export async function savePromotion(tx: Tx, by: Permit<"pricing.edit">, input: PromotionInput): Promise<{ id: PromotionId; version: number }> {
  const former = await lockFormer(tx, input);
  const { rows } = await tx.execute<Saved>(former ? changed(input, former) : created(input));
  const saved = rows[0];
  if (!saved) throw new Refusal("stale_version");
  if (input.code) await keepCode(tx, saved.id, input.code);
  await record(tx, by, { kind: "promotion.changed", subject: `promotion:${saved.id}`, payload: { before: former?.facts ?? null, after: saved.after } });
  return { id: saved.id, version: saved.version };
}

async function lockFormer(tx: Tx, { id, usageLimit, perCustomerLimit, budgetMinor }: PromotionInput): Promise<Former | null> {
  if (!id) return null;
  await tx.execute(sql`select from promotion where id = ${id} for update`);
  const { rows } = await tx.execute<Former>(sql`
    select to_jsonb(p) as facts, total.used, total.spent_minor, coalesce((select max(uses) from (select count(*)::int as uses from promotion_use u where u.promotion_id = p.id group by u.person) by_person), 0) as most_by_one
    from promotion p, lateral (select count(*)::int as used, coalesce(sum(amount_minor), 0)::int as spent_minor from promotion_use u where u.promotion_id = p.id) total where p.id = ${id}`);
  const former = rows[0];
  if (!former) throw new Refusal("not_found");
  const isBelow = (limit: number | null, reached: number) => limit !== null && limit < reached;
  if (isBelow(usageLimit, former.used) || isBelow(perCustomerLimit, former.most_by_one) || isBelow(budgetMinor, former.spent_minor)) throw new Refusal("promotion_used", { used: former.used });
  return former;
}

const created = (p: PromotionInput) => sql`
  insert into promotion (id, name, effect, conditions, needs_code, starts_at, ends_at, is_active, priority, is_combinable, usage_limit, per_customer_limit, budget_minor)
  values (${newId()}, ${p.name}, ${JSON.stringify(p.effect)}::jsonb, ${JSON.stringify(p.conditions)}::jsonb, ${p.needsCode}, ${iso(p.startsAt)}, ${iso(p.endsAt)}, false, ${p.priority}, ${p.isCombinable}, ${p.usageLimit}, ${p.perCustomerLimit}, ${p.budgetMinor})
  returning id, version, to_jsonb(promotion) as after`;

const changed = (p: PromotionInput, { used, spent_minor: spentMinor }: Former) => sql`
  update promotion set name = ${p.name}, effect = ${JSON.stringify(p.effect)}::jsonb, conditions = ${JSON.stringify(p.conditions)}::jsonb, needs_code = ${p.needsCode}, starts_at = ${iso(p.startsAt)}, ends_at = ${iso(p.endsAt)},
    priority = ${p.priority}, is_combinable = ${p.isCombinable}, usage_limit = ${p.usageLimit}, per_customer_limit = ${p.perCustomerLimit}, budget_minor = ${p.budgetMinor}, used = ${used}, spent_minor = ${spentMinor}, version = version + 1
  where id = ${p.id} and version = ${p.version} returning id, version, to_jsonb(promotion) as after`;

/** The code that everybody may use; the single-use ones stand beside it. */
async function keepCode(tx: Tx, promotionId: PromotionId, code: string): Promise<void> {
  const { rows } = await tx.execute<{ promotion_id: PromotionId }>(sql`
    with taken as (select promotion_id from promotion_code where upper(code) = ${code}), changed as (
      update promotion_code set code = ${code} where promotion_id = ${promotionId} and usage_limit is null and not exists (select from taken) returning promotion_id
    ), added as (
      insert into promotion_code (id, promotion_id, code) select ${newId()}, ${promotionId}, ${code} where not exists (select from taken) and not exists (select from changed)
      on conflict (upper(code)) do nothing returning promotion_id
    )
    select promotion_id from taken union all select promotion_id from changed union all select promotion_id from added`);
  if (rows[0]?.promotion_id !== promotionId) throw new Refusal("code_taken", { code });
}

const iso = (at: Date | null) => sql`${at?.toISOString() ?? null}::timestamptz`;
