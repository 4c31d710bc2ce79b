import { z } from "zod";

/** What programs read, field by field; the documentation is made of these. Money in minor units of its currency, times in UTC. */
const instant = z.iso.datetime().describe("UTC, ISO 8601.");
const minor = z.int().describe("Minor units: cents of a dollar, yen.");
const units = z.int();

export const productResource = z.object({
  id: z.uuid(), externalId: z.string().describe("The retailer's own number."), slug: z.string(), title: z.string(), brand: z.string(), category: z.string().describe("The category's slug."),
  status: z.enum(["draft", "active", "archived"]), updatedAt: instant,
  variants: z.array(z.object({
    id: z.uuid(), sku: z.string(), gtin: z.string().nullable().describe("14 digits."), title: z.string(), status: z.enum(["active", "archived"]),
    price: z.object({ amountMinor: minor, compareAtMinor: minor.nullable(), currency: z.string(), taxIncluded: z.boolean() }).nullable().describe("What everybody pays online now; null when no list prices it."),
  })),
});
export type ProductResource = z.infer<typeof productResource>;

export const locationResource = z.object({
  id: z.uuid(), code: z.string(), slug: z.string(), name: z.string(), kind: z.enum(["store", "warehouse", "pickup_point"]), timeZone: z.string(), isActive: z.boolean(),
  address: z.object({ line1: z.string(), city: z.string(), state: z.string(), postcode: z.string() }), latitude: z.number(), longitude: z.number(),
});
export type LocationResource = z.infer<typeof locationResource>;

export const stockResource = z.object({
  variantId: z.uuid(), sku: z.string(), locationId: z.uuid(), locationCode: z.string(),
  onHand: units, allocated: units.describe("Promised to orders."), unsellable: units.describe("Damaged, being checked, on display or to be put back."), safetyStock: units.describe("Kept back from channels that sell from a distance."),
  incoming: units, available: units.describe("What a shopper online could have now, less what checkouts hold."), version: z.int().describe("Counts changes."), updatedAt: instant,
});
export type StockResource = z.infer<typeof stockResource>;

export const orderResource = z.object({
  id: z.uuid(), number: z.string(), status: z.enum(["placed", "completed", "cancelled"]), channel: z.string(), currency: z.string(), customerId: z.uuid().nullable(),
  subtotalMinor: minor, discountMinor: minor, chargesMinor: minor, taxMinor: minor.describe("On top of the prices."), includedTaxMinor: minor.describe("Within the prices."), totalMinor: minor, placedAt: instant,
  lines: z.array(z.object({ id: z.uuid(), sku: z.string(), title: z.string(), quantity: units, cancelled: units, unitPriceMinor: minor, totalMinor: minor })),
  fulfillments: z.array(z.object({
    id: z.uuid(), number: z.string(), method: z.string(), status: z.string(), locationCode: z.string(), promisedAt: instant, trackingNumber: z.string().nullable(),
    lines: z.array(z.object({ orderLineId: z.uuid(), quantity: units, handedOver: units.describe("Given or sent to the shopper."), cancelled: units, moved: units.describe("Left for another part.") })),
  })),
});
export type OrderResource = z.infer<typeof orderResource>;

export const eventResource = z.object({
  id: z.int(), type: z.string(), at: instant, channel: z.string(), orderNumber: z.string().nullable(), fulfillmentNumber: z.string().nullable(), locationCode: z.string().nullable(), customerId: z.uuid().nullable(), subject: z.string().nullable(),
  facts: z.record(z.string(), z.unknown()).describe("Ids and amounts; never who a person is."),
});
export type EventResource = z.infer<typeof eventResource>;
