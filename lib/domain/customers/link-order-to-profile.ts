import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import type { Permit } from "@/lib/domain/identity/permit";
import { record } from "@/lib/domain/record";
import { newId, type CustomerId, type OrderId } from "@/lib/kernel/ids";

/**
 * Gives a guest order its profile: the one that verified this e-mail is NOT used (a guest may type anyone's address; the
 * owner claims such orders after proof), so guests share one accountless profile per e-mail.
 */
export async function linkOrderToProfile(tx: Tx, by: Permit<"system.run">, input: { orderId: OrderId }): Promise<CustomerId | null> {
  const { rows } = await tx.execute<{ customer_id: string | null; email: string; name: string; phone: string }>(sql`
    select customer_id, lower(email) as email, contact_name as name, phone from "order" where id = ${input.orderId}`);
  const order = rows[0];
  if (!order || order.customer_id || order.email === "") return null;
  await tx.execute(sql`select pg_advisory_xact_lock(hashtext(${`profile:${order.email}`}))`);
  const { rows: known } = await tx.execute<{ id: CustomerId }>(sql`
    select id from customer where lower(email) = ${order.email} and account_id is null and merged_into_id is null order by created_at limit 1`);
  const id = known[0]?.id ?? newId<CustomerId>();
  if (!known[0]) {
    await tx.execute(sql`insert into customer (id, name, email, phone) values (${id}, ${order.name}, ${order.email}, ${order.phone || null})`);
    await tx.execute(sql`insert into identifier (id, customer_id, kind, value) values (gen_random_uuid(), ${id}, 'email', ${order.email})`);
    if (order.phone) await tx.execute(sql`insert into identifier (id, customer_id, kind, value) values (gen_random_uuid(), ${id}, 'phone', ${order.phone})`);
    await record(tx, by, { kind: "customer.created", customerId: id, orderId: input.orderId });
  }
  return id;
}
