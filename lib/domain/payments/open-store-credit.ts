import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import type { Permission } from "@/lib/domain/identity/permission";
import type { Permit } from "@/lib/domain/identity/permit";
import { homeCurrency } from "@/lib/kernel/currency";
import { newId, type CustomerId, type StoredValueId } from "@/lib/kernel/ids";
import type { OwnValueKind } from "./tender";

/** The customer's store credit in a currency, opened empty when there is none yet; locked. */
export const openStoreCredit = (tx: Tx, _by: Permit<Permission>, { customerId, currency }: { customerId: CustomerId; currency: string }): Promise<StoredValueId> => openOwnValue(tx, customerId, "store_credit", currency);

/** The same for the customer's points. */
export const openPoints = (tx: Tx, _by: Permit<Permission>, { customerId }: { customerId: CustomerId }): Promise<StoredValueId> => openOwnValue(tx, customerId, "points", homeCurrency);

async function openOwnValue(tx: Tx, customerId: CustomerId, kind: OwnValueKind, currency: string): Promise<StoredValueId> {
  const { rows } = await tx.execute<{ id: StoredValueId }>(sql`
    insert into stored_value as v (id, kind, customer_id, currency) values (${newId<StoredValueId>()}, ${kind}, ${customerId}, ${currency})
    on conflict (customer_id, kind, currency) where kind in ('store_credit', 'points') do update set currency = v.currency returning id`);
  if (!rows[0]) throw new Error(`No ${kind} was opened`);
  return rows[0].id;
}
