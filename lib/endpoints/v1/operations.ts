import { z } from "zod";
import { adjustStock } from "@/lib/domain/inventory/adjust-stock";
import { adjustmentReasons } from "@/lib/domain/inventory/movement";
import { listApiEvents } from "@/lib/domain/integrations/list-api-events";
import { listApiLocations } from "@/lib/domain/integrations/list-api-locations";
import { getApiOrder, listApiOrders } from "@/lib/domain/integrations/list-api-orders";
import { listApiProducts } from "@/lib/domain/integrations/list-api-products";
import { listApiStock } from "@/lib/domain/integrations/list-api-stock";
import { eventResource, locationResource, orderResource, productResource, stockResource } from "@/lib/domain/integrations/resource";
import { findStockPlace } from "@/lib/domain/integrations/find-stock-place";
import { isWebhookKind } from "@/lib/domain/integrations/webhook";
import { cancelOrder } from "@/lib/domain/orders/cancel-order";
import { homeCurrency } from "@/lib/kernel/currency";
import { asId, type OrderId } from "@/lib/kernel/ids";
import { Refusal } from "@/lib/kernel/refusal";
import { get, pageOf, paging, post, type Operation } from "./v1";

const since = z.iso.datetime({ offset: true }).optional();
const code = z.string().trim().min(1).max(60);

/** Every door of the integrators' API, as its documentation lists them. */
export const operations: readonly Operation[] = [
  get({
    path: "/products", can: "catalog.view", group: "Catalog", title: "List products", detail: "By id, with the price that everybody pays online now.",
    query: z.object({ ...paging, currency: z.string().regex(/^[A-Z]{3}$/, "Three letters.").default(homeCurrency), sku: code.optional().describe("Only the product with this SKU."), updatedSince: since }),
    answer: pageOf(productResource), read: (by, query) => listApiProducts(by, query),
  }),
  get({ path: "/locations", can: "locations.view", group: "Catalog", title: "List stores and warehouses", query: z.object(paging), answer: pageOf(locationResource), read: (by, query) => listApiLocations(by, query) }),
  get({
    path: "/stock", can: "inventory.view", group: "Stock", title: "List stock", detail: "One row for each variant at each place in the reach of the key.",
    query: z.object({ ...paging, sku: code.optional(), location: code.optional().describe("A location's code."), updatedSince: since }), answer: pageOf(stockResource), read: (by, query) => listApiStock(by, query),
  }),
  post({
    path: "/stock/adjustments", can: "inventory.adjust", group: "Stock", title: "Correct stock", detail: "Adds or takes away units, or sets what was counted. It never falls below what is promised to orders.",
    body: z.object({
      sku: code, location: code.describe("A location's code."), delta: z.int().min(-1_000_000).max(1_000_000).optional().describe("Units more or fewer; this or `setTo`."), setTo: z.int().min(0).max(1_000_000).optional().describe("Units that are there; this or `delta`."),
      reason: z.enum(adjustmentReasons), note: z.string().trim().max(300).default(""), version: z.int().optional().describe("Refused when the row has changed since."),
    }).refine(({ delta, setTo }) => (delta === undefined) !== (setTo === undefined), { path: ["delta"], message: "Either `delta` or `setTo`." }),
    answer: z.object({ sku: z.string(), location: z.string(), before: z.int(), after: z.int(), version: z.int() }),
    write: async (tx, by, { sku, location, ...change }) => ({ sku, location, ...(await adjustStock(tx, by, { ...change, ...(await findStockPlace({ sku, location }, tx)) })) }),
  }),
  get({
    path: "/orders", can: "orders.view", group: "Orders", title: "List orders", detail: "The newest first; those that a store in the reach of the key has a part of. Names and addresses are not among it.",
    query: z.object({ ...paging, status: z.enum(["placed", "completed", "cancelled"]).optional(), placedSince: since }), answer: pageOf(orderResource), read: (by, query) => listApiOrders(by, query),
  }),
  get({ path: "/orders/{number}", can: "orders.view", group: "Orders", title: "Get an order", answer: orderResource, read: (by, _query, { number = "" }) => getApiOrder(by, number) }),
  post({
    path: "/orders/{number}/cancel", can: "orders.service", group: "Orders", title: "Cancel an order", detail: "Cancels all that has not left yet: stock and hours are free again, and the money goes back.",
    body: z.object({ reason: z.string().trim().min(1, "Say why.").max(300) }), answer: z.object({ number: z.string(), isCancelled: z.boolean().describe("Whether nothing of it is left."), refundedMinor: z.int() }),
    write: async (tx, by, { reason }, { number = "" }) => {
      const order = await getApiOrder(by, number, tx);
      if (!order) throw new Refusal("not_found");
      const { isCancelled, amountMinor } = await cancelOrder(tx, by, { orderId: asId<OrderId>(order.id), reason });
      return { number, isCancelled, refundedMinor: amountMinor };
    },
  }),
  get({
    path: "/events", can: "audit.view", group: "Events", title: "List events", detail: "What webhooks are told, the oldest first, some twenty seconds late so that none is passed over. Keep `next` and ask with it again.",
    query: z.object({ ...paging, type: z.string().refine(isWebhookKind, "There is no such event.").optional() }), answer: pageOf(eventResource), read: (by, query) => listApiEvents(by, query),
  }),
];
