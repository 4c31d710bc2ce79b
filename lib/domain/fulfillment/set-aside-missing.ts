import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import type { Permission } from "@/lib/domain/identity/permission";
import type { Permit } from "@/lib/domain/identity/permit";
import { moveUnsellable } from "@/lib/domain/inventory/move-unsellable";
import { openCount } from "@/lib/domain/inventory/open-count";
import { takeOff } from "@/lib/domain/inventory/take-off";
import type { LocationId, StockCountId, VariantId } from "@/lib/kernel/ids";
import type { RejectReason } from "./reject-reason";
import type { LockedFulfillment } from "./rows";

type Place = { variantId: VariantId; locationId: LocationId };
const reason = "not found at pick";

/**
 * What a rejection does to the stock of its place, after every promise that ends with it has ended; units promised to
 * others stay. Units in quarantine wait there until a count says the truth.
 */
export async function setAsideRejected(tx: Tx, by: Permit<Permission>, part: LockedFulfillment, { variantId, quantity }: { variantId: VariantId; quantity: number }, { name, effect, destination }: RejectReason): Promise<void> {
  if (effect === "none") return;
  const place = { variantId, locationId: part.locationId };
  const isSought = destination === "quality_check";
  await takeOff(tx, by, {
    ...place, quantity: effect === "zero" ? null : quantity, to: destination, reason: isSought ? reason : `rejected: ${name} (${part.number})`, causeId: `${isSought ? "missing" : "rejected"}:${part.id}`, sequence: part.version,
  });
  if (isSought) await openCount(tx, by, { ...place, reason: name, fulfillmentId: part.id });
}

/** The count decides now what is there, so nothing stays set aside for it. */
export async function freeSetAside(tx: Tx, by: Permit<Permission>, { variantId, locationId, countId }: Place & { countId: StockCountId }): Promise<void> {
  const { rows } = await tx.execute<{ quantity: number }>(sql`
    select least(s.quality_check, coalesce((
      select sum(case when m.to_state = 'quality_check' then m.quantity else -m.quantity end) from stock_movement m
      where m.variant_id = s.variant_id and m.location_id = s.location_id and m.kind = 'moved_state' and m.reason = ${reason}), 0))::int as quantity
    from stock_level s where s.variant_id = ${variantId} and s.location_id = ${locationId} for no key update`);
  const quantity = rows[0]?.quantity ?? 0;
  if (quantity > 0) await moveUnsellable(tx, by, { variantId, locationId, quantity, from: "quality_check", to: "sellable", reason, causeId: `found:${countId}`, sequence: 0 });
}
