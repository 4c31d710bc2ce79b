import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import type { Permission } from "@/lib/domain/identity/permission";
import type { Permit } from "@/lib/domain/identity/permit";
import type { CheckoutId, FulfillmentId } from "@/lib/kernel/ids";
import type { BookingPurpose } from "./capacity";

/** Gives back the hour that a fulfillment booked, or every hour (or only those for a purpose) that a checkout only held. Nothing to give back is fine. */
export async function releaseSlot(tx: Tx, _by: Permit<Permission>, of: { checkoutId: CheckoutId; purpose?: BookingPurpose } | { fulfillmentId: FulfillmentId }): Promise<void> {
  await tx.execute("checkoutId" in of
    ? sql`delete from capacity_booking where checkout_id = ${of.checkoutId} and expires_at is not null and purpose = coalesce(${of.purpose ?? null}, purpose)`
    : sql`delete from capacity_booking where fulfillment_id = ${of.fulfillmentId}`);
}
