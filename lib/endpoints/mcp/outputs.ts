import { z } from "zod";

/** What an assistant may rely on in an answer; the whole of it is what the published UCP schemas say. */
const list = z.array(z.looseObject({}));
const money = z.looseObject({ amount: z.number().int(), currency: z.string() });
const totals = z.array(z.looseObject({ type: z.string(), amount: z.number().int() })).describe("In cents; discounts are negative, `total` is what is charged");
const messages = z.array(z.looseObject({ type: z.enum(["error", "warning", "info"]), code: z.string(), content: z.string() })).describe("What is missing or was changed; `path` names the field");
const lines = z.array(z.looseObject({ id: z.string(), quantity: z.number().int(), item: z.looseObject({ id: z.string(), title: z.string(), price: z.number().int() }) }));

const product = z.looseObject({ id: z.string(), title: z.string(), variants: z.array(z.looseObject({ id: z.string(), title: z.string(), price: money, availability: z.looseObject({ available: z.boolean() }) })) });
export const productsOutput = z.looseObject({ products: z.array(product), pagination: z.looseObject({ has_next_page: z.boolean(), cursor: z.string().optional() }).optional() });
export const productOutput = z.looseObject({ product });

export const cartOutput = z.looseObject({ id: z.string(), currency: z.string(), line_items: lines, totals, messages, continue_url: z.string().describe("The same cart in the shop, for the buyer to open") });
export const checkoutOutput = z.looseObject({
  id: z.string(), status: z.enum(["incomplete", "requires_escalation", "ready_for_complete", "complete_in_progress", "completed", "canceled"]).describe("requires_escalation: the buyer opens continue_url"), currency: z.string(), line_items: lines, totals, messages,
  continue_url: z.string().optional(), order: z.looseObject({ id: z.string(), permalink_url: z.string().describe("Where the buyer follows the order") }).optional(),
});
export const orderOutput = z.looseObject({ id: z.string(), label: z.string().optional().describe("The order's number"), line_items: list, totals, fulfillment: z.looseObject({ expectations: list, events: list }), permalink_url: z.string() });

const hours = z.looseObject({ hours: z.string() });
export const storesOutput = z.looseObject({ stores: z.array(z.looseObject({ id: z.string(), name: z.string(), address: z.string(), is_open: z.boolean(), hours_today: z.string(), hours: z.array(hours), exceptions: z.array(hours) })) });
export const availabilityOutput = z.looseObject({
  items: z.array(z.looseObject({
    id: z.string(), price: money, delivery: z.looseObject({ available: z.boolean(), description: z.string() }),
    stores: z.array(z.looseObject({ id: z.string(), name: z.string(), available: z.boolean(), description: z.string().describe("The promise, or why not: Ready today by 4:15 PM") })),
  })),
  not_found: z.array(z.string()).optional(),
});
