import { db, type Reader } from "@/db/client";
import { creditsAt } from "@/lib/domain/fulfillment/line-money";
import type { Permit } from "@/lib/domain/identity/permit";
import type { OrderProof } from "@/lib/domain/orders/prove-order";
import { deskLine } from "./desk-line";
import type { WantedLine } from "./return-input";
import { refundOf } from "./return-money";
import { returnPolicy } from "./return-policy";
import type { DeskLine } from "./return-view";
import { freePositions, unitMinor } from "./returnable";
import { provedOrder, readClock, readLines, readPartMoney } from "./rows";

export type ReturnQuote = { lines: (DeskLine & { quantity: number; reason: WantedLine["reason"]; amountMinor: number })[]; deliveryMinor: number; totalMinor: number; needsYes: boolean };

/** Exactly what comes back for these units; null where they cannot be returned (any more). */
export async function getReturnQuote(by: Permit<"orders.track">, proof: OrderProof, wanted: readonly WantedLine[], from: Reader = db): Promise<ReturnQuote | null> {
  const orderId = await provedOrder(by, proof, from);
  const facts = orderId ? await readLines(orderId, from) : [];
  const now = await readClock(from);
  const lines = wanted.flatMap(({ lineId, quantity, reason }) => {
    const line = facts.find(({ id }) => id === lineId);
    const desk = line && deskLine(line, now);
    return line && desk && quantity <= desk.left ? [{ ...desk, fulfillmentId: line.fulfillmentId, quantity, reason, units: freePositions(line, quantity).map((position) => ({ amountMinor: unitMinor(line, position), paidBy: creditsAt(line.credits, line.pricedUnits, position) })) }] : [];
  });
  if (!orderId || lines.length < wanted.length) return null;
  const refunds = refundOf(lines.flatMap(({ fulfillmentId, reason, units }) => units.map((unit) => ({ fulfillmentId, reason, ...unit }))), await readPartMoney(orderId, null, from));
  const goodsMinor = refunds.reduce((sum, part) => sum + part.goodsMinor, 0);
  const deliveryMinor = refunds.reduce((sum, part) => sum + part.deliveryMinor, 0);
  return {
    lines: lines.map(({ units, ...line }) => ({ ...line, amountMinor: units.reduce((sum, unit) => sum + unit.amountMinor, 0) })), deliveryMinor, totalMinor: goodsMinor + deliveryMinor, needsYes: goodsMinor > returnPolicy.reviewAboveMinor,
  };
}
