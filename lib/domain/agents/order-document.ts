import type { AgentAdjustment, AgentOrder, AgentOrderEvent, AgentOrderLine } from "./agent-order";
import { envelope } from "./capability";
import { totals, type Dialect } from "./checkout-document";
import type { ProtocolVersion } from "./protocol-version";

/** An order in the words of one version of the protocol, whole: answers and events carry the same. */
export function orderDocument(order: AgentOrder, { house, version, names }: Dialect): Record<string, unknown> {
  const isNew = version === "2026-04-08";
  return {
    ucp: envelope(house, version, names, "dev.ucp.shopping.order"), id: order.id, checkout_id: order.checkoutId, permalink_url: order.url, ...(isNew && { label: order.number, currency: order.currency }),
    line_items: order.lines.map((line) => lineOf(line, version)),
    fulfillment: {
      expectations: order.expectations.filter((one) => one.lines.length > 0).map((one) => ({ id: one.id, line_items: one.lines, method_type: one.kind, destination: one.destination, description: one.words, fulfillable_on: one.fulfillableOn })),
      events: order.events.map(eventOf),
    },
    adjustments: order.adjustments.map((one) => adjustmentOf(one, version)),
    totals: totals(order.totals, version),
  };
}

function lineOf(line: AgentOrderLine, version: ProtocolVersion): object {
  const isNew = version === "2026-04-08";
  const status = line.total === 0 ? (isNew ? "removed" : "fulfilled") : line.fulfilled >= line.total ? "fulfilled" : line.fulfilled > 0 ? "partial" : "processing";
  return {
    id: line.id, ...(line.parentId && { parent_id: line.parentId }), item: { id: line.itemId, title: line.title, price: line.unitMinor, ...(line.imageUrl && { image_url: line.imageUrl }) }, quantity: { ...(isNew && { original: line.original }), total: line.total, fulfilled: line.fulfilled }, status,
    totals: [
      { type: "subtotal", amount: line.subtotalMinor }, ...(line.discountMinor > 0 ? [{ type: "items_discount", amount: isNew ? -line.discountMinor : line.discountMinor }] : []),
      { type: "total", amount: line.subtotalMinor - line.discountMinor },
    ],
  };
}

const eventOf = (event: AgentOrderEvent): object => ({
  id: event.id, type: event.type, occurred_at: event.at, line_items: event.lines, ...(event.trackingNumber && { tracking_number: event.trackingNumber }), ...(event.trackingUrl && { tracking_url: event.trackingUrl }),
  ...(event.carrier && { carrier: event.carrier }), ...(event.words && { description: event.words }),
});

/** Since 2026-04-08 what is given back is negative. */
function adjustmentOf(one: AgentAdjustment, version: ProtocolVersion): object {
  const isNew = version === "2026-04-08";
  return {
    id: one.id, type: one.type, occurred_at: one.at, status: one.status, ...(one.lines.length > 0 && { line_items: one.lines.map((line) => ({ ...line, quantity: isNew ? -Math.abs(line.quantity) : Math.abs(line.quantity) })) }),
    ...(isNew ? { totals: [{ type: "total", amount: -Math.abs(one.amountMinor) }] } : { amount: one.amountMinor }), ...(one.words && { description: one.words }),
  };
}
