import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import type { Permission } from "@/lib/domain/identity/permission";
import type { Permit } from "@/lib/domain/identity/permit";
import { newId, type CustomerId, type StoredValueId } from "@/lib/kernel/ids";

/** The customer's store credit in a currency, opened empty when there is none yet; locked. */
export async function openStoreCredit(tx: Tx, _by: Permit<Permission>, { customerId, currency }: { customerId: CustomerId; currency: string }): Promise<StoredValueId> {
  const { rows } = await tx.execute<{ id: StoredValueId }>(sql`
    insert into stored_value as v (id, kind, customer_id, currency) values (${newId<StoredValueId>()}, 'store_credit', ${customerId}, ${currency})
    on conflict (customer_id, currency) where kind = 'store_credit' do update set currency = v.currency returning id`);
  if (!rows[0]) throw new Error("No store credit was opened");
  return rows[0].id;
}
