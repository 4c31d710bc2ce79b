import type { Tx } from "@/db/client";
import { task } from "@/db/schema/fulfillment";
import type { Permission } from "@/lib/domain/identity/permission";
import type { Permit } from "@/lib/domain/identity/permit";
import type { FulfillmentId, LocationId, OrderId, VariantId } from "@/lib/kernel/ids";

export type NewTask = {
  kind: string; locationId?: LocationId | null; orderId?: OrderId | null; fulfillmentId?: FulfillmentId | null; variantId?: VariantId | null;
  /** One open task for one cause. */
  dedupeKey: string;
  facts: Record<string, string | number>;
};

/** Asks a person to look at something; asking twice about the same cause opens one task. */
export async function openTask(tx: Tx, _by: Permit<Permission>, wanted: NewTask): Promise<void> {
  await tx.insert(task).values(wanted).onConflictDoNothing();
}
