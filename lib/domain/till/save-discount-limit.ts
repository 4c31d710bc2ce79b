import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import type { Permit } from "@/lib/domain/identity/permit";
import { record } from "@/lib/domain/record";
import { Refusal } from "@/lib/kernel/refusal";
import type { DiscountLimitWish } from "./discount-limit";
import { listDiscountLimits } from "./get-discount-limits";

/** Says what a role may take off by itself; it counts for the next sale. @throws Refusal `stale_version` */
export async function saveDiscountLimit(tx: Tx, by: Permit<"till.limits">, { role, basisPoints, amountMinor, version }: DiscountLimitWish): Promise<{ version: number }> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtext(${`discount_limit:${role}`}))`);
  const was = (await listDiscountLimits(tx)).find((one) => one.role === role);
  if (!was || was.version !== version) throw new Refusal("stale_version");
  await tx.execute(sql`
    insert into discount_limit (role, basis_points, amount_minor, changed_by_staff_id) values (${role}, ${basisPoints}, ${amountMinor}, ${by.actor.staffId})
    on conflict (role) do update set basis_points = excluded.basis_points, amount_minor = excluded.amount_minor, version = discount_limit.version + 1, changed_by_staff_id = excluded.changed_by_staff_id, changed_at = shop_clock()`);
  await record(tx, by, { kind: "till.limit_changed", subject: `role:${role}`, payload: { changes: { basisPoints: { before: was.basisPoints, after: basisPoints }, amountMinor: { before: was.amountMinor, after: amountMinor } } } });
  return { version: version + 1 };
}
