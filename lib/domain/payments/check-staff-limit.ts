import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import type { Permit } from "@/lib/domain/identity/permit";
import { Refusal } from "@/lib/kernel/refusal";
import { dailyLimitMinor, staffLimitMinor } from "./tender";

/** What a colleague may move at once and in a day, cents and points together; two of their requests take turns. @throws Refusal `over_limit` */
export async function checkStaffLimit(tx: Tx, { actor }: Permit<"gift_cards.issue" | "loyalty.adjust">, amountMinor: number, words: (minor: number) => string): Promise<void> {
  const [once, daily] = [staffLimitMinor[actor.role], dailyLimitMinor(actor.role)];
  if (once === null || daily === null) return;
  if (Math.abs(amountMinor) > once) throw new Refusal("over_limit", { limit: words(once) });
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`stored_value:${actor.staffId}`}, 0))`);
  const { rows } = await tx.execute<{ moved: number }>(sql`
    select coalesce(sum(abs(amount_minor)), 0)::integer as moved from stored_value_entry where by_staff_id = ${actor.staffId} and at > shop_clock() - interval '1 day'`);
  if ((rows[0]?.moved ?? 0) + Math.abs(amountMinor) > daily) throw new Refusal("over_limit", { limit: words(daily), isDaily: true });
}
