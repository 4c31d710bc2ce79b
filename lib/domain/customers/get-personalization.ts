import { sql, type SQL } from "drizzle-orm";
import { db, type Reader } from "@/db/client";
import { customerOf, type Permit } from "@/lib/domain/identity/permit";

/** Whether the shop may suggest by what a customer looked at: until they decline; their newest choice counts. */
export const personalizes = (customerId: SQL): SQL =>
  sql`coalesce((select k.is_granted from consent_choice k where k.customer_id = ${customerId} and k.purpose = 'personalization' order by k.at desc limit 1), true)`;

/** A guest has no choice on record: their browser's says it (Global Privacy Control). */
export async function getPersonalization(by: Permit<"events.record">, from: Reader = db): Promise<boolean> {
  const customerId = customerOf(by);
  if (!customerId) return true;
  const { rows } = await from.execute<{ is_granted: boolean }>(sql`select ${personalizes(sql`${customerId}::uuid`)} as is_granted`);
  return rows[0]?.is_granted ?? true;
}
