import { tenderWords } from "@/lib/domain/payments/tender";
import { formatMoney } from "@/lib/kernel/money";
import { isDelivery, type FulfillmentMethod } from "@/lib/domain/fulfillment/fulfillment-state";
import type { PaymentFacts } from "./order-facts";
import type { OrderMoney } from "./order-view";

/** What happened to the money, one sentence per authorization. */
export function moneyOf(payments: readonly PaymentFacts[], currency: string, methodOf: (payment: PaymentFacts) => FulfillmentMethod): OrderMoney {
  const sum = (count: (payment: PaymentFacts) => number) => payments.reduce((total, payment) => total + count(payment), 0);
  const carded = payments.find((payment) => payment.tender === "card" && payment.cardLast4 !== null);
  return {
    card: carded?.cardLast4 ? { brand: carded.cardBrand ?? "Card", last4: carded.cardLast4 } : null,
    authorizedMinor: sum((p) => (p.isLapsed ? 0 : open(p))), capturedMinor: sum((p) => p.capturedMinor), refundedMinor: sum((p) => p.refundedMinor), lapsedMinor: sum((p) => (p.isLapsed ? open(p) : 0)),
    words: payments.length === 0 ? ["Nothing to pay."] : payments.map((payment) => wordsOf(payment, currency, methodOf(payment))),
  };
}

const open = (p: PaymentFacts) => p.amountMinor - p.capturedMinor - p.voidedMinor;

function wordsOf(p: PaymentFacts, currency: string, method: FulfillmentMethod): string {
  const money = (minor: number) => formatMoney(minor, currency);
  const parts = [
    p.capturedMinor > 0 ? `${money(p.capturedMinor)} charged` : "",
    open(p) > 0 ? `${money(open(p))} ${p.isLapsed ? "no longer held by your bank, asked for again" : p.tender === "card" ? "authorized, charged" : "set aside, taken"} ${method === "email" ? "in a moment" : method === "local_delivery" ? "when it is at your door" : isDelivery(method) ? "when it ships" : "when you pick it up"}` : "",
    p.voidedMinor > 0 ? `${money(p.voidedMinor)} released without a charge` : "",
    p.refundedMinor > 0 ? `${money(p.refundedMinor)} refunded` : "",
  ].filter(Boolean);
  const name = p.tender === "card" && !p.cardLast4 ? "Paid" : tenderWords({ tender: p.tender, brand: p.cardBrand, last4: p.cardLast4 });
  return `${name}: ${parts.join("; ")}.`;
}
