import { and, eq, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { fulfillment, task } from "@/db/schema/fulfillment";
import { storeScope, type Permit } from "@/lib/domain/identity/permit";
import { moveUnsellable } from "@/lib/domain/inventory/move-unsellable";
import { record } from "@/lib/domain/record";
import type { FulfillmentId, TaskId } from "@/lib/kernel/ids";
import { Refusal } from "@/lib/kernel/refusal";
import { readScan, isScanOf } from "./scan";
import { touched } from "./rows";

/**
 * Marks a task done. Goods to put back need the scan of the item, and are sellable from then on. Doing it twice changes nothing.
 * @throws Refusal `not_found`, `wrong_item`
 */
export async function completeTask(tx: Tx, by: Permit<"fulfillment.work">, input: { taskId: TaskId; scanned?: string | null }): Promise<void> {
  const [found] = await tx.select().from(task).where(eq(task.id, input.taskId)).for("update");
  if (!found || !(found.locationId === null || (storeScope(by)?.includes(found.locationId) ?? true))) throw new Refusal("not_found");
  if (found.status === "done") return;
  if (found.kind === "put_back") await putBack(tx, by, found, input.scanned ?? "");
  await tx.update(task).set({ status: "done", doneAt: sql`shop_clock()`, doneByStaffId: by.actor.staffId }).where(eq(task.id, found.id));
  if (found.kind === "put_back" && found.fulfillmentId) await closeExpired(tx, by, found.fulfillmentId);
}

async function putBack(tx: Tx, by: Permit<"fulfillment.work">, found: typeof task.$inferSelect, scanned: string): Promise<void> {
  if (!found.variantId || !found.locationId) throw new Refusal("not_found");
  const { rows } = await tx.execute<{ sku: string; gtin: string | null; title: string }>(sql`select v.sku, v.gtin, p.title from variant v join product p on p.id = v.product_id where v.id = ${found.variantId}`);
  const item = rows[0];
  if (!item) throw new Refusal("not_found");
  if (!isScanOf(readScan(scanned), item)) throw new Refusal("wrong_item", { scanned: scanned ? `“${scanned.slice(0, 40)}”` : "not scanned", expected: item.title });
  const place = { variantId: found.variantId, locationId: found.locationId };
  const { rows: [level] } = await tx.execute<{ put_back: number }>(sql`select put_back from stock_level where variant_id = ${place.variantId} and location_id = ${place.locationId} for no key update`);
  // A count since then may have found fewer.
  const quantity = Math.min(Number(found.facts.quantity ?? 1), level?.put_back ?? 0);
  if (quantity > 0) await moveUnsellable(tx, by, { ...place, quantity, from: "put_back", to: "sellable", reason: "put back", causeId: found.id, sequence: 0 });
}

/** An uncollected order is over when its last item is back on the shelf. */
async function closeExpired(tx: Tx, by: Permit<"fulfillment.work">, id: FulfillmentId): Promise<void> {
  // Two people put the last two items back at once: whoever comes second sees that the other is done.
  await tx.execute(sql`select id from fulfillment where id = ${id} for update`);
  const [closed] = await tx.update(fulfillment).set({ ...touched, status: "cancelled" }).where(and(eq(fulfillment.id, id), eq(fulfillment.status, "expired"),
    sql`not exists (select 1 from task t where t.fulfillment_id = ${id} and t.kind = 'put_back' and t.status = 'open')`)).returning({ orderId: fulfillment.orderId, locationId: fulfillment.locationId });
  if (closed) await record(tx, by, { kind: "fulfillment.cancelled", fulfillmentId: id, ...closed, payload: { reason: "not collected" } });
}
