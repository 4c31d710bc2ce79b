import type { Tx } from "@/db/client";
import { customerNote } from "@/db/schema/customers";
import type { Permit } from "@/lib/domain/identity/permit";
import { record } from "@/lib/domain/record";
import { newId, type CustomerId } from "@/lib/kernel/ids";

/** A note for colleagues; the timeline says that it was added, the note itself stays in the file. */
export async function addCustomerNote(tx: Tx, by: Permit<"customers.view">, input: { customerId: CustomerId; body: string }): Promise<void> {
  const id = newId<string>();
  await tx.insert(customerNote).values({ id, customerId: input.customerId, staffId: by.actor.staffId, body: input.body });
  await record(tx, by, { kind: "customer.note_added", customerId: input.customerId, subject: `note:${id}` });
}
