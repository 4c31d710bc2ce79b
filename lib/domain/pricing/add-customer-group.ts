import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import type { Permit } from "@/lib/domain/identity/permit";
import { record } from "@/lib/domain/record";
import { newId, type CustomerGroupId } from "@/lib/kernel/ids";
import { Refusal } from "@/lib/kernel/refusal";
import type { CustomerGroupInput } from "./price-list-input";

/** Makes a group of customers for prices and promotions of their own. @throws Refusal `name_taken` */
export async function addCustomerGroup(tx: Tx, by: Permit<"pricing.edit">, { name }: CustomerGroupInput): Promise<{ id: CustomerGroupId }> {
  const id = newId<CustomerGroupId>();
  const { rows } = await tx.execute(sql`insert into customer_group (id, code, name) values (${id}, lower(${name}), ${name}) on conflict (code) do nothing returning id`);
  if (rows.length === 0) throw new Refusal("name_taken");
  await record(tx, by, { kind: "customer_group.added", subject: `customer_group:${id}`, payload: { groupId: id, name: { before: null, after: name } } });
  return { id };
}
