import { sql } from "drizzle-orm";
import { transaction } from "@/db/client";
import type { Permit } from "@/lib/domain/identity/permit";
import { releaseHolds } from "@/lib/domain/inventory/release-holds";
import { releaseSlot } from "@/lib/domain/locations/release-slot";
import { record } from "@/lib/domain/record";
import type { CheckoutId, CustomerId } from "@/lib/kernel/ids";

const batch = 200;

/**
 * Tidies up: a hold that ran out makes the checkout open again (the clock had freed the stock by itself), one that nobody
 * touched for three days is over. Nothing that was entered is lost before that.
 */
export async function expireCheckouts(by: Permit<"system.run">): Promise<{ reopened: number; expired: number }> {
  return transaction(async (tx) => {
    const reopened = await tx.execute(sql`
      update checkout set status = 'open', failure_code = 'hold_expired', total_minor = null, version = version + 1
      where id in (select id from checkout where status = 'ready' and hold_expires_at <= shop_clock() order by hold_expires_at limit ${batch} for update skip locked)`);
    const { rows } = await tx.execute<{ id: CheckoutId; customer_id: CustomerId | null }>(sql`
      update checkout set status = 'expired', version = version + 1, updated_at = shop_clock()
      where id in (select id from checkout where status = 'open' and updated_at < shop_clock() - interval '3 days' order by updated_at limit ${batch} for update skip locked) returning id, customer_id`);
    for (const { id } of rows) {
      await releaseHolds(tx, by, { checkoutId: id });
      await releaseSlot(tx, by, { checkoutId: id });
    }
    await record(tx, by, ...rows.map((row) => ({ kind: "checkout.expired" as const, customerId: row.customer_id, subject: `checkout:${row.id}`, payload: { checkoutId: row.id } })));
    return { reopened: reopened.rowCount ?? 0, expired: rows.length };
  });
}
