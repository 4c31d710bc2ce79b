import { sql } from "drizzle-orm";
import { db, type Reader } from "@/db/client";
import type { LoyaltyPolicy, LoyaltyTier } from "./loyalty-policy";

/** With its tiers, the lowest first, each with how many members it has. */
export type LoyaltyProgram = Omit<LoyaltyPolicy, "tiers"> & { tiers: (LoyaltyTier & { members: number })[] };

export async function getLoyaltyPolicy(from: Reader = db): Promise<LoyaltyProgram> {
  const { rows } = await from.execute<LoyaltyProgram>(sql`
    select wait_days as "waitDays", valid_months as "validMonths", warn_days as "warnDays", version,
      (select jsonb_agg(jsonb_build_object('id', t.id, 'name', t.name, 'fromMinor', t.from_minor, 'pointsPerHundred', t.points_per_hundred, 'groupId', t.group_id, 'members', (select count(*) from loyalty_member m where m.tier_id = t.id)) order by t.from_minor)
        from loyalty_tier t) as tiers
    from loyalty_policy`);
  if (!rows[0]) throw new Error("the shop has no policy for points");
  return rows[0];
}
