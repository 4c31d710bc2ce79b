import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import type { Permit } from "@/lib/domain/identity/permit";
import { record } from "@/lib/domain/record";
import type { CustomerGroupId } from "@/lib/kernel/ids";
import { Refusal } from "@/lib/kernel/refusal";
import type { GroupChoice } from "./price-list-input";

/** Says which groups a customer belongs to: from the next look at a cart on their prices count. @throws Refusal `not_found` */
export async function setCustomerGroups(tx: Tx, by: Permit<"customers.edit">, { customerId, groupIds }: GroupChoice): Promise<void> {
  const { rows: customers } = await tx.execute(sql`select from customer where id = ${customerId} for no key update`);
  if (customers.length === 0) throw new Refusal("not_found");
  const wanted = sql`${sql.param(groupIds)}::uuid[]`;
  const { rows } = await tx.execute<{ added: CustomerGroupId[] | null; removed: CustomerGroupId[] | null }>(sql`
    with added as (
      insert into customer_group_member (customer_id, group_id) select ${customerId}, id from customer_group where id = any(${wanted}) on conflict do nothing returning group_id
    ), removed as (
      delete from customer_group_member where customer_id = ${customerId} and group_id <> all(${wanted}) returning group_id
    )
    select (select array_agg(group_id) from added) as added, (select array_agg(group_id) from removed) as removed`);
  const change = rows[0];
  if (!change?.added && !change?.removed) return;
  await record(tx, by, { kind: "customer.groups_changed", customerId, subject: `customer:${customerId}`, payload: { groups: { before: change.removed ?? [], after: change.added ?? [] } } });
}
