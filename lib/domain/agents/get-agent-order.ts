import { sql, type SQL } from "drizzle-orm";
import { db, type Reader } from "@/db/client";
import { isDelivery } from "@/lib/domain/fulfillment/fulfillment-state";
import { dateWords, slotWords } from "@/lib/domain/locations/time-words";
import { readOrder, type OrderFacts, type PartFacts } from "@/lib/domain/orders/order-facts";
import { trackingToken } from "@/lib/domain/orders/tracking-token";
import { isUuid, type AgentId, type CheckoutId, type OrderId } from "@/lib/kernel/ids";
import { siteUrl } from "@/lib/kernel/site-url";
import type { AgentAdjustment, AgentExpectation, AgentOrder, AgentOrderEvent, AgentOrderLine } from "./agent-order";
import { addressOf } from "./list-method-views";

type Extras = {
  checkout_id: CheckoutId; lines: { id: string; sku: string; title: string; quantity: number; cancelled: number; unit: number; discount: number }[]; /** Of the checkout's lines: those of goods, and those of bundles. */ keys: Record<string, string>; bundles: Record<string, string>;
  refunds: { id: string; status: "pending" | "succeeded" | "failed"; amount: number; at: string; reason: string }[]; options: Record<string, string>;
  notes: { kind: "event" | "adjustment"; body: Record<string, unknown> }[];
};

/** An order that this agent placed; not there and not yours are the same answer: null. */
export const getAgentOrder = (agentId: AgentId, orderId: string, from: Reader = db): Promise<AgentOrder | null> =>
  isUuid(orderId) ? compose(sql`o.id = ${orderId} and exists (select from agent_cart a where a.cart_id = c.cart_id and a.agent_id = ${agentId})`, orderId, from) : Promise.resolve(null);

/** The order of an event, for whoever placed it. */
export const getOrderForNotice = (orderId: OrderId, from: Reader = db): Promise<AgentOrder | null> => compose(sql`o.id = ${orderId}`, orderId, from);

async function compose(which: SQL, orderId: string, from: Reader): Promise<AgentOrder | null> {
  const facts = await readOrder(which, from);
  const extras = facts && (await readExtras(orderId, from));
  if (!facts || !extras) return null;
  const idOf = (orderLineId: string) => extras.keys[orderLineId] ?? orderLineId;
  const { id, number, currency, subtotalMinor, discountMinor, chargesMinor, taxMinor, totalMinor } = facts;
  const notes = extras.notes;
  return {
    id, number, currency, checkoutId: extras.checkout_id, url: `${siteUrl()}/track/${trackingToken(id, new Date(facts.placedAt))}`,
    lines: extras.lines.map((line) => lineOf(line, facts, idOf, extras.bundles[line.id] ?? null)), expectations: facts.parts.filter((part) => part.status !== "cancelled").map((part) => expectationOf(part, extras, idOf)),
    events: [...facts.parts.flatMap((part) => eventsOf(part, idOf)), ...notes.flatMap((note) => (note.kind === "event" ? eventNote(note.body) : []))].toSorted((a, b) => (a.at < b.at ? -1 : 1)),
    adjustments: [...extras.refunds.map(refundOf), ...notes.flatMap((note) => (note.kind === "adjustment" ? adjustmentNote(note.body) : []))],
    totals: { subtotalMinor, discountMinor, chargesMinor, taxMinor, totalMinor },
  };
}

async function readExtras(orderId: string, from: Reader): Promise<Extras | null> {
  const { rows } = await from.execute<{ extras: Extras }>(sql`
    select jsonb_build_object('checkout_id', o.checkout_id,
      'lines', (select coalesce(jsonb_agg(jsonb_build_object('id', l.id, 'sku', l.sku, 'title', concat_ws(', ', l.title, nullif(l.variant_title, '')), 'quantity', l.quantity, 'cancelled', l.cancelled, 'unit', l.unit_price_minor, 'discount', l.discount_minor) order by l.id), '[]') from order_line l where l.order_id = o.id),
      'keys', (select coalesce(jsonb_object_agg(l ->> 'id', l ->> 'key'), '{}') from jsonb_array_elements(c.quote -> 'lines') l where not l ? 'bundleId'),
      'bundles', (select coalesce(jsonb_object_agg(l ->> 'id', l ->> 'key'), '{}') from jsonb_array_elements(c.quote -> 'lines') l where l ? 'bundleId'),
      'options', (select coalesce(jsonb_object_agg(f.id, f.promise_inputs ->> 'option') filter (where f.promise_inputs ->> 'option' <> ''), '{}') from fulfillment f where f.order_id = o.id),
      'refunds', (select coalesce(jsonb_agg(jsonb_build_object('id', r.id, 'status', r.status, 'amount', r.amount_minor, 'at', coalesce(r.settled_at, r.created_at), 'reason', r.reason) order by r.created_at), '[]')
        from payment_operation r join payment p on p.id = r.payment_id where p.order_id = o.id and r.kind = 'refund'),
      'notes', (select coalesce(jsonb_agg(jsonb_build_object('kind', n.kind, 'body', n.body) order by n.at), '[]') from agent_order_note n where n.order_id = o.id)) as extras
    from "order" o join checkout c on c.id = o.checkout_id where o.id = ${orderId}`);
  return rows[0]?.extras ?? null;
}

function lineOf(line: Extras["lines"][number], facts: OrderFacts, idOf: (id: string) => string, bundleKey: string | null): AgentOrderLine {
  const shown = facts.parts.flatMap((part) => part.lines).filter((one) => one.orderLineId === line.id);
  const image = shown.find((one) => one.image)?.image;
  return {
    id: idOf(line.id), parentId: bundleKey, itemId: line.sku, title: line.title, unitMinor: line.unit, imageUrl: image ? new URL(image.src, siteUrl()).href : null, original: line.quantity, total: line.quantity - line.cancelled,
    fulfilled: Math.min(line.quantity - line.cancelled, shown.reduce((sum, one) => sum + one.handedOver, 0)), subtotalMinor: line.unit * line.quantity, discountMinor: line.discount,
  };
}

const unitsOf = (part: PartFacts, idOf: (id: string) => string) => part.lines.map((line) => ({ id: idOf(line.orderLineId), quantity: line.quantity - line.moved - line.cancelled })).filter((line) => line.quantity > 0);

function expectationOf(part: PartFacts, extras: Extras, idOf: (id: string) => string): AgentExpectation {
  const isShipped = isDelivery(part.method);
  const slot = part.slotStartsAt && part.slotEndsAt ? { startsAt: new Date(part.slotStartsAt), endsAt: new Date(part.slotEndsAt) } : null;
  const words = isShipped && slot ? `Brought by ${part.store.name} ${slotWords(slot, part.store.timeZone, new Date())}` : isShipped ? (extras.options[part.id] ?? `Arrives by ${dateWords(new Date(part.promisedAt), "UTC")}`)
    : `${part.method === "curbside" ? "Curbside pickup" : "Pickup"} at ${part.store.name}${slot ? `, ${slotWords(slot, part.store.timeZone, new Date())}` : ""}`;
  return { id: part.id, kind: isShipped ? "shipping" : "pickup", lines: unitsOf(part, idOf), destination: isShipped ? shippedTo(part.shipTo) : addressOf(part.store), words, fulfillableOn: new Date(slot?.startsAt ?? part.promisedAt).toISOString() };
}

const shippedTo = (to: Record<string, string> | null) => {
  const said = { full_name: to?.name, street_address: to?.line1, extended_address: to?.line2, address_locality: to?.city, address_region: to?.state, postal_code: to?.postcode, address_country: to?.country ?? "US" };
  return Object.fromEntries(Object.entries(said).filter(([, value]) => value));
};

function eventsOf(part: PartFacts, idOf: (id: string) => string): AgentOrderEvent[] {
  const lines = unitsOf(part, idOf);
  const happened: [type: string, at: string | null, words: string][] = [
    ["ready_for_pickup", isDelivery(part.method) ? null : part.readyAt, `Ready at ${part.store.name}`], ["picked_up", isDelivery(part.method) ? null : part.handedOverAt, `Picked up at ${part.store.name}`],
    ["shipped", part.shippedAt ?? part.trip?.leftAt ?? null, part.trip ? `On the way with ${part.store.name}’s van` : "Handed to the carrier"], ["in_transit", part.outForDeliveryAt, "Out for delivery"],
    ["failed_attempt", part.status === "attempted" ? (part.trip?.endedAt ?? null) : null, part.trip?.note ?? "Nobody was there"], ["delivered", part.deliveredAt, "Delivered"],
  ];
  return happened.flatMap(([type, at, words]) => (at === null || lines.length === 0 ? [] : [{ id: `${part.id}:${type}`, type, at: new Date(at).toISOString(), lines, trackingNumber: part.trackingNumber || null, trackingUrl: null, carrier: null, words }]));
}

const refundOf = ({ id, status, amount, at, reason }: Extras["refunds"][number]): AgentAdjustment =>
  ({ id, type: "refund", at: new Date(at).toISOString(), status: status === "succeeded" ? "completed" : status, amountMinor: amount, lines: [], words: reason });

type NotedLine = { id: string; quantity: number };
const text = (value: unknown): string | null => (typeof value === "string" ? value : null);
const linesIn = (value: unknown): NotedLine[] => (Array.isArray(value) ? value.flatMap((one: unknown) => (isLine(one) ? [{ id: one.id, quantity: one.quantity }] : [])) : []);
const isLine = (value: unknown): value is NotedLine => typeof value === "object" && value !== null && "id" in value && typeof value.id === "string" && "quantity" in value && typeof value.quantity === "number";

const eventNote = (body: Record<string, unknown>): AgentOrderEvent[] => [{
  id: text(body.id) ?? "", type: text(body.type) ?? "", at: text(body.occurred_at) ?? "", lines: linesIn(body.line_items), trackingNumber: text(body.tracking_number), trackingUrl: text(body.tracking_url), carrier: text(body.carrier), words: text(body.description),
}];

function adjustmentNote(body: Record<string, unknown>): AgentAdjustment[] {
  const status = body.status === "completed" || body.status === "failed" ? body.status : "pending";
  return [{ id: text(body.id) ?? "", type: text(body.type) ?? "", at: text(body.occurred_at) ?? "", status, amountMinor: typeof body.amount === "number" ? body.amount : 0, lines: linesIn(body.line_items), words: text(body.description) ?? "" }];
}
