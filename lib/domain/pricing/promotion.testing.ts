import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { newId, type PromotionId } from "@/lib/kernel/ids";
import { anyone, type Conditions, type Effect } from "./promotion";

type Offer = {
  code?: string; name?: string; effect: Effect; conditions?: Partial<Conditions>; isCombinable?: boolean;
  usageLimit?: number | null; perCustomerLimit?: number | null; budgetMinor?: number | null;
};

/** A running promotion, with a code where one is given. */
export async function offer(tx: Tx, { code, name = code ?? "Offer", effect, conditions, isCombinable = false, usageLimit = null, perCustomerLimit = null, budgetMinor = null }: Offer): Promise<PromotionId> {
  const id = newId<PromotionId>();
  await tx.execute(sql`
    insert into promotion (id, name, effect, conditions, needs_code, is_combinable, usage_limit, per_customer_limit, budget_minor)
    values (${id}, ${name}, ${JSON.stringify(effect)}::jsonb, ${JSON.stringify({ ...anyone, ...conditions })}::jsonb, ${code !== undefined}, ${isCombinable}, ${usageLimit}, ${perCustomerLimit}, ${budgetMinor})`);
  if (code) await tx.execute(sql`insert into promotion_code (id, promotion_id, code) values (${newId()}, ${id}, ${code})`);
  return id;
}

export const tenPercent = (code: string) => ({ code, effect: { kind: "percent" as const, basisPoints: 1000 } });
