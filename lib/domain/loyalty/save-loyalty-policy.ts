import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import type { Permit } from "@/lib/domain/identity/permit";
import { record } from "@/lib/domain/record";
import { newId } from "@/lib/kernel/ids";
import { Refusal } from "@/lib/kernel/refusal";
import { getLoyaltyPolicy } from "./get-loyalty-policy";
import type { LoyaltyPolicy, LoyaltyTier } from "./loyalty-policy";
import { recountTiers } from "./recount-tiers";

/** Holds for points that are earned from now on; tiers are counted anew at once. @throws Refusal `stale_version` */
export async function saveLoyaltyPolicy(tx: Tx, by: Permit<"loyalty.edit">, input: LoyaltyPolicy): Promise<{ version: number }> {
  await tx.execute(sql`select from loyalty_policy for update`);
  const before = await getLoyaltyPolicy(tx);
  if (before.version !== input.version) throw new Refusal("stale_version");
  await tx.execute(sql`
    update loyalty_policy set wait_days = ${input.waitDays}, valid_months = ${input.validMonths}, warn_days = ${input.warnDays}, version = version + 1, updated_at = shop_clock()`);
  await saveTiers(tx, input.tiers);
  await recountTiers(tx, by, { customerId: null });
  const keys = ["waitDays", "validMonths", "warnDays"] as const;
  const changes = Object.fromEntries(keys.filter((key) => before[key] !== input[key]).map((key) => [key, { before: before[key], after: input[key] }]));
  const tiers = { before: tierWords(before.tiers), after: tierWords(input.tiers) };
  await record(tx, by, { kind: "loyalty.changed", subject: "loyalty_policy", payload: { changes: tiers.before.join() === tiers.after.join() ? changes : { ...changes, tiers } } });
  return { version: input.version + 1 };
}

/** Those that are gone leave their members to the lowest that stays, from where they are counted anew. */
async function saveTiers(tx: Tx, tiers: readonly LoyaltyTier[]): Promise<void> {
  const rows = tiers.map(({ id, name, fromMinor, pointsPerHundred, groupId }) => ({ id: id ?? newId(), name, from_minor: fromMinor, points_per_hundred: pointsPerHundred, group_id: groupId }));
  const kept = sql`${sql.param(rows.map(({ id }) => id))}::uuid[]`;
  // Out of the way first: two tiers may change places.
  await tx.execute(sql`update loyalty_tier set name = id::text, from_minor = 1000000000 + place.n from (select id as tier_id, row_number() over () as n from loyalty_tier) place where place.tier_id = id`);
  await tx.execute(sql`
    insert into loyalty_tier (id, name, from_minor, points_per_hundred, group_id)
    select * from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(id uuid, name text, from_minor integer, points_per_hundred integer, group_id uuid)
    on conflict (id) do update set name = excluded.name, from_minor = excluded.from_minor, points_per_hundred = excluded.points_per_hundred, group_id = excluded.group_id`);
  await tx.execute(sql`update loyalty_member set tier_id = (select id from loyalty_tier order by from_minor limit 1) where tier_id <> all(${kept})`);
  await tx.execute(sql`delete from loyalty_tier where id <> all(${kept})`);
}

const tierWords = (tiers: readonly LoyaltyTier[]): string[] => tiers.toSorted((a, b) => a.fromMinor - b.fromMinor).map(({ name, fromMinor, pointsPerHundred, groupId }) => `${name} from ${fromMinor / 100}: ${pointsPerHundred / 100}${groupId ? ` with group ${groupId}` : ""}`);
