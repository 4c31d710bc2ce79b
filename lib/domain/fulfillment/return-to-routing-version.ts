import { sql } from "drizzle-orm";
import type { z } from "zod";
import type { Tx } from "@/db/client";
import type { Permit } from "@/lib/domain/identity/permit";
import { record } from "@/lib/domain/record";
import { newId, type RuleSetId } from "@/lib/kernel/ids";
import { Refusal } from "@/lib/kernel/refusal";
import { replacePublished } from "./replace-published";
import type { returnInput } from "./routing-input";
import { builtInRules, type RuleSet } from "./routing-rules";

/** Publishes the rules of an older version again, as a new one; the draft is left alone. @throws Refusal `stale_version`, `not_found` */
export async function returnToRoutingVersion(tx: Tx, by: Permit<"routing.edit">, { version, current }: z.output<typeof returnInput>): Promise<{ version: number }> {
  const before = await replacePublished(tx, by);
  if (before.version !== current) throw new Refusal("stale_version");
  const { rows } = await tx.execute<{ rules: RuleSet }>(sql`select rules from routing_rule_set where version = ${version}`);
  const rules = version === 0 ? builtInRules : rows[0]?.rules;
  if (!rules) throw new Refusal("not_found");
  const id = newId<RuleSetId>();
  const note = version === 0 ? "Back to the built-in rules" : `Back to version ${version}`;
  await tx.execute(sql`
    insert into routing_rule_set (id, version, status, rules, note, saved_by_staff_id, published_at)
    values (${id}, ${before.next}, 'published', ${JSON.stringify(rules)}::jsonb, ${note}, ${by.actor.staffId}, shop_clock())`);
  await record(tx, by, { kind: "routing.published", subject: `rule_set:${id}`, payload: { reason: note, changes: { version: { before: before.version, after: before.next } } } });
  return { version: before.next };
}
