import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import type { Permit } from "@/lib/domain/identity/permit";
import { record } from "@/lib/domain/record";
import { newId, type CustomerId } from "@/lib/kernel/ids";
import { Refusal } from "@/lib/kernel/refusal";

/** A note for colleagues; the timeline says that it was added, the note itself stays in the file. @throws Refusal `not_found` */
export async function addCustomerNote(tx: Tx, by: Permit<"customers.view">, input: { customerId: CustomerId; body: string }): Promise<void> {
  const id = newId<string>();
  const { rowCount } = await tx.execute(sql`
    insert into customer_note (id, customer_id, staff_id, body) select ${id}, id, ${by.actor.staffId}, ${input.body} from customer where id = ${input.customerId}`);
  if (rowCount === 0) throw new Refusal("not_found");
  await record(tx, by, { kind: "customer.note_added", customerId: input.customerId, subject: `note:${id}` });
}
