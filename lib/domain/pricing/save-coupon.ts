import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { record } from "@/lib/domain/record";
import type { Permit } from "@/lib/domain/identity/permit";
import { newId, type CouponId } from "@/lib/kernel/ids";
import { Refusal } from "@/lib/kernel/refusal";
import type { CouponInput } from "./coupon-input";

type Row = { id: CouponId; version: number; after: Record<string, unknown> };

/**
 * Makes a coupon, or changes one at the version last seen.
 * @throws Refusal `code_taken`, `stale_version`, `coupon_used_up` (a limit below what is already used), `not_found`
 */
export async function saveCoupon(tx: Tx, by: Permit<"pricing.edit">, input: CouponInput): Promise<{ id: CouponId; version: number }> {
  const before = await former(tx, input);
  const { rows } = await tx.execute<Row>(before ? changed(input) : created(input));
  const saved = rows[0];
  if (!saved) throw new Refusal(before ? "stale_version" : "code_taken", { code: input.code });
  await record(tx, by, { kind: "coupon.changed", subject: `coupon:${saved.id}`, payload: { before: before?.facts ?? null, after: saved.after } });
  return { id: saved.id, version: saved.version };
}

async function former(tx: Tx, { id, code, usageLimit }: CouponInput): Promise<{ facts: Record<string, unknown> } | null> {
  if (!id) return null;
  const { rows } = await tx.execute<{ facts: Record<string, unknown>; used: number; is_taken: boolean }>(sql`
    select to_jsonb(c) as facts, c.used, exists (select from coupon o where upper(o.code) = ${code} and o.id <> c.id) as is_taken
    from coupon c where id = ${id} for update`);
  const row = rows[0];
  if (!row) throw new Refusal("not_found");
  if (row.is_taken) throw new Refusal("code_taken", { code });
  if (usageLimit !== null && row.used > usageLimit) throw new Refusal("coupon_used_up", { used: row.used });
  return row;
}

const created = (c: CouponInput) => sql`
  insert into coupon (id, code, name, kind, value, minimum_subtotal_minor, starts_at, ends_at, usage_limit, per_customer_limit, is_active)
  values (${newId()}, ${c.code}, ${c.name}, ${c.kind}, ${c.value}, ${c.minimumSubtotalMinor}, ${iso(c.startsAt)}, ${iso(c.endsAt)}, ${c.usageLimit}, ${c.perCustomerLimit}, ${c.isActive ? "yes" : "no"})
  on conflict (upper(code)) do nothing returning id, version, to_jsonb(coupon) as after`;

const changed = (c: CouponInput) => sql`
  update coupon set code = ${c.code}, name = ${c.name}, kind = ${c.kind}, value = ${c.value}, minimum_subtotal_minor = ${c.minimumSubtotalMinor},
    starts_at = ${iso(c.startsAt)}, ends_at = ${iso(c.endsAt)}, usage_limit = ${c.usageLimit}, per_customer_limit = ${c.perCustomerLimit},
    is_active = ${c.isActive ? "yes" : "no"}, version = version + 1
  where id = ${c.id} and version = ${c.version} returning id, version, to_jsonb(coupon) as after`;

const iso = (at: Date | null) => sql`${at?.toISOString() ?? null}::timestamptz`;
