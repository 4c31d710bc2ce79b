import { sql } from "drizzle-orm";
import type { z } from "zod";
import type { Tx } from "@/db/client";
import type { Permit } from "@/lib/domain/identity/permit";
import { record } from "@/lib/domain/record";
import { newId, type RejectReasonId } from "@/lib/kernel/ids";
import { Refusal } from "@/lib/kernel/refusal";
import type { RejectReason, reasonInput } from "./reject-reason";

/** Makes a reason or changes it; what was rejected for it stays as it was. @throws Refusal `not_found`, `stale_version`, `invalid` for a name in use */
export async function saveRejectReason(tx: Tx, by: Permit<"exceptions.edit">, input: z.output<typeof reasonInput>): Promise<{ id: RejectReasonId }> {
  const { rows: same } = await tx.execute(sql`select 1 from reject_reason where is_active and lower(name) = lower(${input.name}) and id is distinct from ${input.id}::uuid`);
  if (input.isActive && same.length > 0) throw new Refusal("invalid", { fields: ["name: Another reason has this name."] });
  const id = input.id ?? newId<RejectReasonId>();
  const before = input.id ? await lockReason(tx, input.id) : null;
  if (before && before.version !== input.version) throw new Refusal("stale_version");
  await tx.execute(before
    ? sql`update reject_reason set name = ${input.name}, effect = ${input.effect}, destination = ${input.destination}, is_collateral = ${input.isCollateral}, is_active = ${input.isActive}, version = version + 1, updated_at = shop_clock() where id = ${id}`
    : sql`insert into reject_reason (id, name, effect, destination, is_collateral, is_active, position)
      select ${id}, ${input.name}, ${input.effect}, ${input.destination}, ${input.isCollateral}, ${input.isActive}, coalesce(max(position), 0) + 1 from reject_reason`);
  const kept = ["name", "effect", "destination", "isCollateral", "isActive"] as const;
  const changes = Object.fromEntries(kept.filter((key) => before?.[key] !== input[key]).map((key) => [key, { before: before?.[key] ?? null, after: input[key] }]));
  await record(tx, by, { kind: "reject_reason.changed", subject: `reject_reason:${id}`, payload: { changes } });
  return { id };
}

async function lockReason(tx: Tx, id: RejectReasonId): Promise<RejectReason> {
  const { rows } = await tx.execute<RejectReason>(sql`
    select id, name, effect, destination, is_collateral as "isCollateral", is_active as "isActive", version from reject_reason where id = ${id} for update`);
  if (!rows[0]) throw new Refusal("not_found");
  return rows[0];
}
