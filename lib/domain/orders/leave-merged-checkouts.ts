import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import type { Permit } from "@/lib/domain/identity/permit";
import { releaseHolds } from "@/lib/domain/inventory/release-holds";
import { releaseSlot } from "@/lib/domain/locations/release-slot";
import type { CartId, CheckoutId } from "@/lib/kernel/ids";

/** A guest who signed in at checkout goes on with the member's cart: what the guest's checkout held is freed, what was entered comes along. */
export async function leaveMergedCheckouts(tx: Tx, by: Permit<"orders.place">, { cartId, checkoutId }: { cartId: CartId; checkoutId: CheckoutId }): Promise<void> {
  const { rows } = await tx.execute<{ id: CheckoutId }>(sql`
    update checkout c set status = 'cancelled', version = c.version + 1, updated_at = shop_clock() from cart k
    where k.id = c.cart_id and k.merged_into_id = ${cartId} and c.status in ('open', 'ready') returning c.id`);
  for (const { id } of rows) {
    await releaseHolds(tx, by, { checkoutId: id });
    await releaseSlot(tx, by, { checkoutId: id });
    await tx.execute(sql`
      update checkout n set contact_name = coalesce(o.contact_name, n.contact_name), email = coalesce(o.email, n.email), phone = coalesce(o.phone, n.phone),
        pickup_person_name = o.pickup_person_name, pickup_person_contact = o.pickup_person_contact, ship_to = coalesce(o.ship_to, n.ship_to)
      from checkout o where n.id = ${checkoutId} and o.id = ${id}`);
  }
}
