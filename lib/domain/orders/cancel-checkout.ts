import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import type { Permit } from "@/lib/domain/identity/permit";
import { releaseHolds } from "@/lib/domain/inventory/release-holds";
import { releaseSlot } from "@/lib/domain/locations/release-slot";
import { record } from "@/lib/domain/record";
import { lockForEdit } from "./rows";
import type { CheckoutChoice } from "./checkout-input";

/** Ends a checkout that became no order and frees what it held. @throws Refusal `not_found`, `in_progress`, `illegal_move` (it is over already) */
export async function cancelCheckout(tx: Tx, by: Permit<"orders.place">, { checkoutId }: CheckoutChoice): Promise<void> {
  const checkout = await lockForEdit(tx, by, checkoutId);
  await tx.execute(sql`update checkout set status = 'cancelled', version = version + 1, updated_at = shop_clock() where id = ${checkout.id}`);
  await releaseHolds(tx, by, { checkoutId: checkout.id });
  await releaseSlot(tx, by, { checkoutId: checkout.id });
  await record(tx, by, { kind: "checkout.cancelled", customerId: checkout.customerId, subject: `checkout:${checkout.id}`, payload: { checkoutId: checkout.id } });
}
