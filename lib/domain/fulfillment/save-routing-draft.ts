import { sql } from "drizzle-orm";
import type { z } from "zod";
import type { Tx } from "@/db/client";
import type { Permit } from "@/lib/domain/identity/permit";
import { newId, type RuleSetId } from "@/lib/kernel/ids";
import { Refusal } from "@/lib/kernel/refusal";
import type { draftInput } from "./routing-input";

/** Keeps the one draft, at the revision last seen. Nothing routes by it until it is published. @throws Refusal `stale_version` */
export async function saveRoutingDraft(tx: Tx, by: Permit<"routing.edit">, { revision, rules }: z.output<typeof draftInput>): Promise<{ revision: number }> {
  const text = JSON.stringify(rules);
  const { rows } = await tx.execute<{ revision: number }>(revision === 0
    ? sql`insert into routing_rule_set (id, status, rules, saved_by_staff_id) values (${newId<RuleSetId>()}, 'draft', ${text}::jsonb, ${by.actor.staffId}) on conflict do nothing returning revision`
    : sql`update routing_rule_set set rules = ${text}::jsonb, saved_by_staff_id = ${by.actor.staffId}, revision = revision + 1, updated_at = shop_clock() where status = 'draft' and revision = ${revision} returning revision`);
  const saved = rows[0];
  if (!saved) throw new Refusal("stale_version");
  return saved;
}
