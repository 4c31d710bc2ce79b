import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import type { Permit } from "@/lib/domain/identity/permit";
import { releaseSlot } from "@/lib/domain/locations/release-slot";
import type { CheckoutChoice } from "./checkout-input";
import { editCheckout, lockForEdit } from "./rows";

/** A carrier delivers after all: the place on the van is free at once. @throws Refusal `not_found`, `in_progress` */
export async function leaveDeliveryWindow(tx: Tx, by: Permit<"orders.place">, { checkoutId }: CheckoutChoice): Promise<{ version: number }> {
  const checkout = await lockForEdit(tx, by, checkoutId);
  await releaseSlot(tx, by, { checkoutId, purpose: "delivery" });
  return editCheckout(tx, checkout, sql`delivery_window = null`);
}
