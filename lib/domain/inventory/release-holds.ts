import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import type { Permission } from "@/lib/domain/identity/permission";
import type { Permit } from "@/lib/domain/identity/permit";
import type { CheckoutId } from "@/lib/kernel/ids";

/** Gives back everything a checkout holds. Nothing held is fine. */
export async function releaseHolds(tx: Tx, _by: Permit<Permission>, { checkoutId }: { checkoutId: CheckoutId }): Promise<void> {
  await tx.execute(sql`delete from hold where checkout_id = ${checkoutId}`);
}
