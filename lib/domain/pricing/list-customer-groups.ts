import { sql } from "drizzle-orm";
import { db, type Reader } from "@/db/client";
import type { Permit } from "@/lib/domain/identity/permit";
import type { CustomerGroupId } from "@/lib/kernel/ids";

export type ListedGroup = { id: CustomerGroupId; name: string; members: number; lists: number };

export async function listCustomerGroups(_by: Permit<"catalog.view">, from: Reader = db): Promise<ListedGroup[]> {
  const { rows } = await from.execute<ListedGroup>(sql`
    select g.id, g.name, (select count(*)::int from customer_group_member m where m.group_id = g.id) as members, (select count(*)::int from price_list l where l.group_id = g.id) as lists from customer_group g order by g.name limit 200`);
  return rows;
}

/** Every group, and whether a customer is in it. The caller shows it only beside an opened file. */
export async function listGroupsOf(_by: Permit<"customers.view">, customerId: string, from: Reader = db): Promise<{ id: CustomerGroupId; name: string; isIn: boolean }[]> {
  const { rows } = await from.execute<{ id: CustomerGroupId; name: string; isIn: boolean }>(sql`
    select g.id, g.name, exists (select from customer_group_member m where m.group_id = g.id and m.customer_id = ${customerId}::uuid) as "isIn" from customer_group g order by g.name limit 200`);
  return rows;
}
