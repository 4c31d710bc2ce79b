import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import type { Permit } from "@/lib/domain/identity/permit";
import { record } from "@/lib/domain/record";
import { Refusal } from "@/lib/kernel/refusal";
import type { ExceptionPolicy } from "./exception-policy";
import { getExceptionPolicy } from "./get-exception-policy";

/** Holds for what happens from now on. @throws Refusal `stale_version` */
export async function saveExceptionPolicy(tx: Tx, by: Permit<"exceptions.edit">, input: ExceptionPolicy): Promise<{ version: number }> {
  await tx.execute(sql`select from exception_policy for update`);
  const { version, ...before } = await getExceptionPolicy(tx);
  if (version !== input.version) throw new Refusal("stale_version");
  await tx.execute(sql`
    update exception_policy set rejects_whole_part = ${input.rejectsWholePart}, parked_days = ${input.parkedDays}, extend_days = ${input.extendDays}, extend_times = ${input.extendTimes}, offers_store = ${input.offersStore}, offers_delivery = ${input.offersDelivery}, version = version + 1, updated_at = shop_clock()`);
  const keys = ["rejectsWholePart", "parkedDays", "extendDays", "extendTimes", "offersStore", "offersDelivery"] as const;
  const changes = Object.fromEntries(keys.filter((key) => before[key] !== input[key]).map((key) => [key, { before: before[key], after: input[key] }]));
  await record(tx, by, { kind: "exception_policy.changed", subject: "exception_policy", payload: { changes } });
  return { version: version + 1 };
}
