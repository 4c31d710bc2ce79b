import { sql } from "drizzle-orm";
import { db, type Reader } from "@/db/client";
import { roles, type Role } from "@/lib/domain/identity/permission";
import { houseLimits, type DiscountLimit, type DiscountLimits } from "./discount-limit";

export type DiscountLimitRow = DiscountLimit & { role: Role; version: number; changedBy: string | null; changedAt: string | null };

/** What each role may take off at a till now. */
export async function getDiscountLimits(from: Reader = db): Promise<DiscountLimits> {
  const rows = await listDiscountLimits(from);
  return { ...houseLimits, ...Object.fromEntries(rows.map(({ role, basisPoints, amountMinor }) => [role, { basisPoints, amountMinor }])) };
}

/** The same with who changed it last. */
export async function listDiscountLimits(from: Reader = db): Promise<DiscountLimitRow[]> {
  const { rows } = await from.execute<DiscountLimitRow>(sql`
    select d.role, d.basis_points as "basisPoints", d.amount_minor as "amountMinor", d.version, t.name as "changedBy", to_json(d.changed_at) #>> '{}' as "changedAt"
    from discount_limit d left join staff t on t.id = d.changed_by_staff_id`);
  return roles.map((role) => rows.find((row) => row.role === role) ?? { role, ...houseLimits[role], version: 0, changedBy: null, changedAt: null });
}
