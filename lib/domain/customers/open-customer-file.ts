import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import type { Permit } from "@/lib/domain/identity/permit";
import { record } from "@/lib/domain/record";
import type { CustomerId } from "@/lib/kernel/ids";
import { Refusal } from "@/lib/kernel/refusal";

/** Opens a customer's file for the caller for this shift (eight hours), on record. The old id of a joined profile opens the joined one. */
export async function openCustomerFile(tx: Tx, by: Permit<"customers.view">, input: { customerId: CustomerId }): Promise<{ customerId: CustomerId }> {
  const { rows } = await tx.execute<{ id: CustomerId }>(sql`select coalesce(merged_into_id, id) as id from customer where id = ${input.customerId}`);
  const id = rows[0]?.id;
  if (!id) throw new Refusal("not_found");
  await record(tx, by, { kind: "customer.file_opened", customerId: id });
  return { customerId: id };
}
