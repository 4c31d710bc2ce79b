import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import type { Permit } from "@/lib/domain/identity/permit";
import { withinLimit } from "@/lib/domain/identity/throttle";
import { record } from "@/lib/domain/record";
import type { ProductId } from "@/lib/kernel/ids";

/**
 * A shopper looked at a product. Looking again within half an hour is the same look; more than 200 looks an hour are
 * a machine's. What staff may see of it is decided when they look: only with the member's consent.
 */
export async function noteProductView(tx: Tx, by: Permit<"events.record">, { productId }: { productId: ProductId }): Promise<void> {
  const { actor } = by;
  if (actor.deviceId === null) return;
  const subject = `product:${productId}`;
  const { rows } = await tx.execute<{ is_known: boolean; is_repeat: boolean }>(sql`
    select exists (select from product where id = ${productId} and status = 'active') as is_known,
      exists (select from event where device_id = ${actor.deviceId} and at > shop_clock() - interval '30 minutes' and kind = 'product.viewed' and subject = ${subject}) as is_repeat`);
  if (!rows[0]?.is_known || rows[0].is_repeat) return;
  if (!(await withinLimit(tx, { key: `views:${actor.deviceId}`, max: 200, windowMinutes: 60 }))) return;
  await record(tx, by, { kind: "product.viewed", subject, payload: { productId } });
}
