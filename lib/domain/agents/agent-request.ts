import { z } from "zod";
import type { AgentBuyer, AgentContext } from "./agent-state";

/** Text of one line or a few: bounded, and nothing that turns the reading direction or hides. */
const text = (max: number) => z.string().max(max).refine((value) => !/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\u202a-\u202e\u2066-\u2069]/u.test(value), "contains control characters");
const identifier = text(200).min(1);
/** Absent and null are the same: many serializers write what they do not know as null. */
const maybe = <T extends z.ZodType>(schema: T) => z.preprocess((value) => value ?? undefined, schema.optional());

export const postalAddress = z.object({
  extended_address: maybe(text(200)).describe("Apartment or unit"), street_address: maybe(text(200)).describe("Street and number: 1 Pine St"), address_locality: maybe(text(120)).describe("City: Seattle"),
  address_region: maybe(text(120)).describe("State, two letters: WA"), address_country: maybe(text(60)).describe("US"), postal_code: maybe(text(20)).describe("ZIP code: 98101"),
  first_name: maybe(text(80)), last_name: maybe(text(80)), full_name: maybe(text(120)), phone_number: maybe(text(40)),
});

const destination = postalAddress.extend({ id: maybe(identifier), name: maybe(text(200)), address: maybe(postalAddress) });
const group = z.object({ id: maybe(identifier), selected_option_id: maybe(identifier).describe("Id of one of the options that the last answer listed for this method: a delivery speed, a time of the store's own van, a pickup hour, or that goods are sent to the store first") });
const method = z.object({
  id: maybe(identifier), type: maybe(z.enum(["shipping", "pickup"])), line_item_ids: maybe(z.array(identifier).max(100)).describe("Line or item ids that this method brings; left out: all that no other method names"),
  destinations: maybe(z.array(destination).max(20)).describe("Shipping: addresses to choose from, each with an id of your own. Pickup: a place to look for stores around, e.g. [{\"postal_code\":\"98101\"}]"),
  selected_destination_id: maybe(identifier).describe("Shipping: id of one of the destinations. Pickup: id of a store"), groups: maybe(z.array(group).max(20)),
});
export type RequestedMethod = z.output<typeof method>;

const consent = z.object({ analytics: maybe(z.boolean()), preferences: maybe(z.boolean()), marketing: maybe(z.boolean()), sale_of_data: maybe(z.boolean()) });
const buyer = z.preprocess((raw) => (isRecord(raw) && raw.fullName !== undefined && raw.full_name === undefined ? { ...raw, full_name: raw.fullName } : raw),
  z.object({ first_name: maybe(text(80)), last_name: maybe(text(80)), full_name: maybe(text(120)), email: maybe(text(254)).describe("Needed before an order is placed"), phone_number: maybe(text(40)), consent: maybe(consent) })) satisfies z.ZodType<AgentBuyer>;
const context = z.object({
  address_country: maybe(text(60)), address_region: maybe(text(120)), postal_code: maybe(text(20)).describe("ZIP code to look for stores around: 98101"), intent: maybe(text(1_000)), language: maybe(text(60)), currency: maybe(text(10)), eligibility: maybe(z.array(text(200)).max(20)),
}) satisfies z.ZodType<AgentContext>;

export const instrument = z.object({
  id: identifier.describe("A name of your own: card"), handler_id: identifier.describe("Id of a payment handler of the checkout"), type: identifier.describe("card"), brand: maybe(text(40)), last_digits: maybe(text(8)), billing_address: maybe(postalAddress), selected: maybe(z.boolean()),
  display: maybe(z.looseObject({ brand: maybe(text(40)), last_digits: maybe(text(8)) })),
  credential: maybe(z.looseObject({ type: text(60), token: maybe(text(4_000)), number: maybe(text(30)).describe("Refused: card numbers are never taken") })),
});
export type RequestedInstrument = z.output<typeof instrument>;

const payment = z.looseObject({ instruments: maybe(z.array(z.unknown()).max(20)), selected_instrument_id: maybe(identifier) });

const line = z.object({ id: maybe(identifier), item: z.looseObject({ id: identifier.describe("Id of a variant from the catalog (its SKU)") }), quantity: z.number().int().min(1).max(1_000_000) });

/** What a checkout or a cart may be asked to become. Prices, titles and totals in it are not even read. */
export const agentRequest = z.looseObject({
  cart_id: maybe(identifier).describe("Takes this cart to checkout, instead of line_items"), line_items: maybe(z.array(line).max(100)).describe("All goods wanted; what a former request named and this one does not is taken out"), buyer: maybe(buyer), context: maybe(context), fulfillment: maybe(z.looseObject({ methods: maybe(z.array(method).max(10)) })),
  discounts: maybe(z.looseObject({ codes: maybe(z.array(text(60)).max(10)).describe("Promo codes; an empty list takes all off") })), payment: maybe(payment),
});
export type AgentRequest = z.output<typeof agentRequest>;

/** The body of "complete": one instrument as `payment_data` in 2026-01-11, a list of them since. */
export const completeRequest = z.looseObject({
  payment_data: maybe(instrument), payment: maybe(z.looseObject({ instruments: maybe(z.array(instrument).max(20)), selected_instrument_id: maybe(identifier) })), buyer: maybe(buyer),
});
export type CompleteRequest = z.output<typeof completeRequest>;

/** The instrument to pay with: the only one, or the one that is marked. */
export function chosenInstrument({ payment_data, payment: sent }: CompleteRequest): RequestedInstrument | null {
  const list = sent?.instruments ?? [];
  return payment_data ?? list.find((one) => one.selected === true || one.id === sent?.selected_instrument_id) ?? (list.length === 1 ? (list[0] ?? null) : null);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
