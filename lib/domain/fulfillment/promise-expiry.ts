import type { Tx } from "@/db/client";
import { schedule } from "@/lib/domain/record";
import type { FulfillmentId } from "@/lib/kernel/ids";

const reminderHoursBefore = 48;

/** The reminder before the last day, and the end; a later promise replaces an earlier one. */
export async function promiseExpiry(tx: Tx, id: FulfillmentId, collectBy: Date): Promise<void> {
  await schedule(tx, "send_pickup_reminder", { fulfillmentId: id }, new Date(collectBy.getTime() - reminderHoursBefore * 3_600_000), `send_pickup_reminder:${id}`);
  await schedule(tx, "expire_uncollected", { fulfillmentId: id }, collectBy, `expire_uncollected:${id}`);
}
