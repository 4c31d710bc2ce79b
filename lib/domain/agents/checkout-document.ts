import type { AgentCart, AgentCheckout, AgentLine, AgentMethodView, AgentOption, AgentStore, AgentTotals, AppliedDiscount } from "./agent-checkout";
import type { AgentMessage } from "./agent-message";
import type { AgentInstrument } from "./agent-state";
import { envelope, handlerEntry } from "./capability";
import type { House } from "./house";
import type { ProtocolVersion } from "./protocol-version";

/** Who reads the answer, and what was agreed with them. */
export type Dialect = { house: House; version: ProtocolVersion; names: readonly string[] };

/** A checkout in the words of one version of the protocol. */
export function checkoutDocument(checkout: AgentCheckout, dialect: Dialect): Record<string, unknown> {
  const { house, version, names } = dialect;
  const root = "dev.ucp.shopping.checkout";
  const isOld = version === "2026-01-11";
  return {
    ucp: envelope(house, version, names, root), id: checkout.id, status: checkout.status, currency: checkout.currency,
    line_items: checkout.lines.map((line) => lineItem(line, version)),
    ...(checkout.buyer && { buyer: checkout.buyer }), ...(checkout.context && version === "2026-04-08" && { context: checkout.context }),
    totals: totals(checkout.totals, version), messages: checkout.messages.map((message) => messageOf(message, version)), links: linksOf(house),
    ...(checkout.expiresAt && { expires_at: checkout.expiresAt }), ...(checkout.status !== "completed" && checkout.status !== "canceled" && { continue_url: checkout.continueUrl }),
    payment: {
      ...(isOld && { handlers: house.handlers.map((handler) => handlerEntry(handler, version)), ...(checkout.selectedInstrumentId && { selected_instrument_id: checkout.selectedInstrumentId }) }),
      instruments: checkout.instruments.map((one) => instrumentOf(one, version)),
    },
    ...(names.includes("dev.ucp.shopping.fulfillment") && {
      fulfillment: {
        methods: checkout.methods.map((method) => methodOf(method, version)),
        ...(checkout.available.length > 0 && { available_methods: checkout.available.map((one) => ({ type: one.kind, line_item_ids: one.lineIds, fulfillable_on: one.fulfillableOn, description: one.words })) }),
      },
    }),
    ...(names.includes("dev.ucp.shopping.discount") && { discounts: discounts(checkout) }),
    ...(checkout.order && { order: { id: checkout.order.id, ...(version === "2026-04-08" && { label: checkout.order.number }), permalink_url: checkout.order.url } }),
  };
}

/** A cart; only the newest version knows them. */
export function cartDocument(cart: AgentCart, { house, version, names }: Dialect): Record<string, unknown> {
  return {
    ucp: envelope(house, version, names, "dev.ucp.shopping.cart"), id: cart.id, currency: cart.currency, line_items: cart.lines.map((line) => lineItem(line, version)),
    ...(cart.buyer && { buyer: cart.buyer }), ...(cart.context && { context: cart.context }), totals: totals(cart.totals, version), messages: cart.messages.map((message) => messageOf(message, version)),
    links: linksOf(house), continue_url: cart.continueUrl, ...(cart.expiresAt && { expires_at: cart.expiresAt }), ...(names.includes("dev.ucp.shopping.discount") && { discounts: discounts(cart) }),
  };
}

/** Since 2026-04-08 an amount that is taken off is negative; before, its type said so. */
const takenOff = (amountMinor: number, version: ProtocolVersion): number => (version === "2026-04-08" ? -amountMinor : amountMinor);

export function totals({ subtotalMinor, discountMinor, chargesMinor, taxMinor, totalMinor }: AgentTotals, version: ProtocolVersion): object[] {
  return [
    { type: "subtotal", display_text: "Subtotal", amount: subtotalMinor },
    ...(discountMinor > 0 ? [{ type: "items_discount", display_text: "Discounts", amount: takenOff(discountMinor, version) }] : []),
    ...(chargesMinor !== null ? [{ type: "fulfillment", display_text: "Delivery", amount: chargesMinor }] : []),
    ...(taxMinor > 0 ? [{ type: "tax", display_text: "Tax", amount: taxMinor }] : []),
    { type: "total", display_text: "Total", amount: totalMinor },
  ];
}

function lineItem(line: AgentLine, version: ProtocolVersion): object {
  return {
    id: line.id, quantity: line.quantity, item: { id: line.itemId, title: line.title, price: line.unitMinor, ...(line.imageUrl && { image_url: line.imageUrl }) },
    totals: [
      { type: "subtotal", amount: line.subtotalMinor },
      ...(line.discountMinor > 0 ? [{ type: "items_discount", amount: takenOff(line.discountMinor, version) }] : []),
      { type: "total", amount: line.subtotalMinor - line.discountMinor },
    ],
  };
}

/** Older versions know no severity for what has no remedy. */
export function messageOf(message: AgentMessage, version: ProtocolVersion): object {
  return message.type === "error" && message.severity === "unrecoverable" && version !== "2026-04-08" ? { ...message, severity: "requires_buyer_input" } : message;
}

function methodOf(method: AgentMethodView, version: ProtocolVersion): object {
  const destinations = method.kind === "shipping" ? method.shipping : method.stores.map(storeOf);
  return {
    id: method.id, type: method.kind, line_item_ids: method.lineIds, ...(destinations.length > 0 && { destinations }), ...(method.destinationId && { selected_destination_id: method.destinationId }),
    ...(method.group && { groups: [{ id: method.group.id, line_item_ids: method.group.lineIds, options: method.group.options.map((option) => optionOf(option, version)), ...(method.group.optionId && { selected_option_id: method.group.optionId }) }] }),
  };
}

/**
 * The published schema wants a destination to be an address or a store and not both, but any object with an id passes as
 * an address. A street that is null, at the top, makes a store a store only; its real street is in `address`.
 */
const storeOf = (store: AgentStore): object => ({
  id: store.id, name: store.name, address: store.address, street_address: null, availability: { available: store.isAvailable, description: store.words }, ...(store.distanceKm !== null && { distance_km: Math.round(store.distanceKm * 10) / 10 }),
});

const optionOf = (option: AgentOption, _version: ProtocolVersion): object => ({
  id: option.id, title: option.title, ...(option.description && { description: option.description }), ...(option.from && { earliest_fulfillment_time: option.from }), ...(option.by && { latest_fulfillment_time: option.by }),
  totals: [{ type: "subtotal", amount: option.amountMinor }, { type: "total", amount: option.amountMinor }],
});

const discounts = ({ codes, discounts: applied }: Pick<AgentCheckout, "codes" | "discounts">): object => ({ codes, applied: applied.map(appliedOf) });

const appliedOf = (one: AppliedDiscount): object => ({
  ...(one.code && { code: one.code }), title: one.title, amount: one.amountMinor, automatic: one.code === null, method: "across", priority: one.priority, allocations: one.allocations.map(({ line, amountMinor }) => ({ path: `$.line_items[${line}]`, amount: amountMinor })),
});

function instrumentOf(one: AgentInstrument, version: ProtocolVersion): object {
  const { brand, last_digits, billing_address, ...own } = one;
  const shown = { ...(brand && { brand }), ...(last_digits && { last_digits }) };
  return { ...own, ...(billing_address && { billing_address }), ...(version === "2026-01-11" ? { brand: brand ?? "", last_digits: last_digits ?? "" } : Object.keys(shown).length > 0 && { display: shown }) };
}

export const linksOf = ({ url }: House): object[] => [
  { type: "privacy_policy", url: `${url}/help/privacy`, title: "Privacy" },
  { type: "refund_policy", url: `${url}/help/returns`, title: "Returns" },
  { type: "shipping_policy", url: `${url}/help/delivery`, title: "Delivery" },
];
