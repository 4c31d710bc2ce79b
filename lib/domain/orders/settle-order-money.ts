import { sql } from "drizzle-orm";
import { transaction } from "@/db/client";
import { openTask } from "@/lib/domain/fulfillment/open-task";
import type { Permit } from "@/lib/domain/identity/permit";
import { gateway } from "@/lib/domain/payments/choose-gateway";
import type { PaymentGateway } from "@/lib/domain/payments/gateway";
import { settlePayments, type Settled, type SettleScope } from "@/lib/domain/payments/settle-payments";
import type { FulfillmentId, LocationId, OrderId } from "@/lib/kernel/ids";
import { issueSoldCards } from "./issue-sold-cards";
import { orderOfEvent } from "./order-of-event";

type Failed = { id: string; kind: string; amount_minor: number; failure_code: string; order_id: OrderId; number: string; fulfillment_id: FulfillmentId; location_id: LocationId };

/** Carries out what was asked of the gateway: gift cards that are paid now exist, and what it refused becomes a task for a person at the store. */
export async function settleOrderMoney(by: Permit<"system.run">, scope: SettleScope, provider: PaymentGateway = gateway()): Promise<Settled> {
  const settled = await settlePayments(by, scope, provider);
  if (settled.failed > 0) await transaction(async (tx) => {
    const { rows } = await tx.execute<Failed>(sql`
      select o.id, o.kind, o.amount_minor, o.failure_code, p.order_id, r.number, f.id as fulfillment_id, f.location_id
      from payment_operation o join payment p on p.id = o.payment_id join "order" r on r.id = p.order_id join fulfillment f on f.id = p.fulfillment_id
      where o.status = 'failed' and o.settled_at > shop_clock() - interval '1 hour' order by o.settled_at limit 100`);
    for (const row of rows) {
      await openTask(tx, by, {
        kind: "payment_failed", locationId: row.location_id, orderId: row.order_id, fulfillmentId: row.fulfillment_id, dedupeKey: `payment_failed:${row.id}`,
        facts: { orderNumber: row.number, operation: row.kind, amountMinor: row.amount_minor, code: row.failure_code },
      });
    }
  });
  await issueSoldCards(by, { orderId: scope.orderId ?? (scope.eventId === undefined ? null : await orderOfEvent(scope.eventId)) });
  return settled;
}
