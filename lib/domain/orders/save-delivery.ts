import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import type { Permit } from "@/lib/domain/identity/permit";
import { releaseSlot } from "@/lib/domain/locations/release-slot";
import type { CheckoutId } from "@/lib/kernel/ids";
import type { ShipTo } from "./checkout-input";
import { editCheckout, lockForEdit } from "./rows";

/**
 * Where to deliver as an agent's door has judged it, without the ZIP check of our own form, and by which of the offered
 * ways; null forgets either. @throws Refusal `not_found`, `in_progress`
 */
export async function saveDelivery(tx: Tx, by: Permit<"orders.place">, input: { checkoutId: CheckoutId; shipTo: ShipTo | null; option: string | null }): Promise<{ version: number }> {
  const checkout = await lockForEdit(tx, by, input.checkoutId);
  await releaseSlot(tx, by, { checkoutId: checkout.id, purpose: "delivery" });
  return editCheckout(tx, checkout, sql`ship_to = ${input.shipTo && JSON.stringify(input.shipTo)}::jsonb, ship_option = ${input.option}, delivery_window = null`);
}
