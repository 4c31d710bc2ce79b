import { sql } from "drizzle-orm";
import type { z } from "zod";
import type { Tx } from "@/db/client";
import type { Permit } from "@/lib/domain/identity/permit";
import { record } from "@/lib/domain/record";
import type { RuleSetId } from "@/lib/kernel/ids";
import { Refusal } from "@/lib/kernel/refusal";
import { replacePublished } from "./replace-published";
import type { publishInput } from "./routing-input";

/** From now on orders are routed by what the draft says; what was decided stays. @throws Refusal `stale_version` */
export async function publishRoutingDraft(tx: Tx, by: Permit<"routing.edit">, { revision, note }: z.output<typeof publishInput>): Promise<{ version: number }> {
  const before = await replacePublished(tx, by);
  const { rows } = await tx.execute<{ id: RuleSetId; version: number }>(sql`
    update routing_rule_set set status = 'published', version = ${before.next}, note = ${note}, saved_by_staff_id = ${by.actor.staffId}, published_at = shop_clock(), updated_at = shop_clock()
    where status = 'draft' and revision = ${revision} returning id, version`);
  const published = rows[0];
  if (!published) throw new Refusal("stale_version");
  await record(tx, by, { kind: "routing.published", subject: `rule_set:${published.id}`, payload: { reason: note, changes: { version: { before: before.version, after: published.version } } } });
  return { version: published.version };
}
