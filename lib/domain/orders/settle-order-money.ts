import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { openTask } from "@/lib/domain/fulfillment/open-task";
import type { Permit } from "@/lib/domain/identity/permit";
import { gateway } from "@/lib/domain/payments/choose-gateway";
import type { PaymentGateway } from "@/lib/domain/payments/gateway";
import type { OperationKind } from "@/lib/domain/payments/payment-amounts";
import { settlePayments, type Settled, type SettleScope } from "@/lib/domain/payments/settle-payments";
import type { FulfillmentId, LocationId, OrderId, RefundId } from "@/lib/kernel/ids";
import { formatMoney } from "@/lib/kernel/money";
import { issueSoldCards } from "./issue-sold-cards";
import { orderOfEvent } from "./order-of-event";

type Refused = { kind: OperationKind; amount_minor: number; currency: string; failure_code: string; order_id: OrderId; number: string; fulfillment_id: FulfillmentId; location_id: LocationId };

const titles = { capture: "Charge", void: "Release", refund: "Refund" } as const;
const advice = { capture: "Ask the shopper for another way to pay.", void: "The card's hold ends by itself.", refund: "Give it back in another way." } as const;

/** Carries out what was asked of the gateway: gift cards that are paid now exist, and what it refused is a task for a person at the store. */
export async function settleOrderMoney(by: Permit<"system.run">, scope: SettleScope, provider: PaymentGateway = gateway()): Promise<Settled> {
  const settled = await settlePayments(by, scope, provider, (tx, operationId) => askPerson(tx, by, operationId));
  await issueSoldCards(by, { orderId: scope.orderId ?? (scope.eventId === undefined ? null : await orderOfEvent(scope.eventId)) });
  return settled;
}

async function askPerson(tx: Tx, by: Permit<"system.run">, operationId: RefundId): Promise<void> {
  const { rows: [refused] } = await tx.execute<Refused>(sql`
    select o.kind, o.amount_minor, p.currency, o.failure_code, p.order_id, r.number, f.id as fulfillment_id, f.location_id
    from payment_operation o join payment p on p.id = o.payment_id join "order" r on r.id = p.order_id join fulfillment f on f.id = p.fulfillment_id where o.id = ${operationId}`);
  if (refused) await openTask(tx, by, {
    kind: "payment_failed", locationId: refused.location_id, orderId: refused.order_id, fulfillmentId: refused.fulfillment_id, dedupeKey: `payment_failed:${operationId}`,
    facts: { title: `${titles[refused.kind]} of ${refused.number} was refused`, detail: `${formatMoney(refused.amount_minor, refused.currency)}: ${refused.failure_code.replaceAll("_", " ")}. ${advice[refused.kind]}`, code: refused.failure_code },
  });
}
