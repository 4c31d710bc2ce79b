import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { record } from "@/lib/domain/record";
import type { Permit } from "@/lib/domain/identity/permit";
import { Refusal } from "@/lib/kernel/refusal";
import type { PromotionChoice } from "./promotion-input";

/** From now on it takes nothing off, also in carts and checkouts that counted on it. Pausing twice is pausing once. @throws Refusal `not_found` */
export const pausePromotion = (tx: Tx, by: Permit<"pricing.edit">, choice: PromotionChoice): Promise<void> => turn(tx, by, choice, "paused");

/** It counts again, between its dates. @throws Refusal `not_found`, `code_missing` when it asks for a code and has none */
export const resumePromotion = (tx: Tx, by: Permit<"pricing.edit">, choice: PromotionChoice): Promise<void> => turn(tx, by, choice, "active");

async function turn(tx: Tx, by: Permit<"pricing.edit">, { id }: PromotionChoice, to: "active" | "paused"): Promise<void> {
  const { rows } = await tx.execute<{ was_active: boolean; has_codes: boolean; needs_code: boolean }>(sql`
    select is_active as was_active, needs_code, exists (select from promotion_code c where c.promotion_id = promotion.id) as has_codes from promotion where id = ${id} for no key update`);
  const former = rows[0];
  if (!former) throw new Refusal("not_found");
  const isActive = to === "active";
  if (isActive && former.needs_code && !former.has_codes) throw new Refusal("code_missing");
  if (former.was_active === isActive) return;
  await tx.execute(sql`update promotion set is_active = ${isActive}, version = version + 1 where id = ${id}`);
  await record(tx, by, { kind: "promotion.changed", subject: `promotion:${id}`, payload: { before: { is_active: former.was_active }, after: { is_active: isActive } } });
}
