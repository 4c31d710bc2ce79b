import { z } from "zod";
import { agentRequest, completeRequest } from "@/lib/domain/agents/agent-request";
import { createCart, endCart, readCart, updateCart } from "@/lib/endpoints/ucp/cart";
import { lookUpCatalog, lookupBody, productBody, readProduct, searchBody, searchCatalog } from "@/lib/endpoints/ucp/catalog";
import { createCheckout, endCheckout, readCheckout, updateCheckout } from "@/lib/endpoints/ucp/checkout";
import { finishCheckout } from "@/lib/endpoints/ucp/complete";
import { readOrder } from "@/lib/endpoints/ucp/order";
import type { Work } from "@/lib/endpoints/ucp/perform";
import { byDelivery, byPickup, chosenHour, paidByToken, twoLamps } from "./examples";
import { availabilityOutput, cartOutput, checkoutOutput, orderOutput, productOutput, productsOutput, storesOutput } from "./outputs";
import { availabilityInput, checkAvailability, findStores, storesInput } from "./stores";

/** A tool: a piece of the same work that the REST service does, described for a model. */
export type Tool = Work & {
  name: string; title: string; words: string; examples: readonly object[]; input: z.ZodObject; output: z.ZodObject;
  /** Which argument is the request's body; without one the arguments themselves are. */
  payload?: "catalog" | "cart" | "checkout";
  /** For everybody, whoever asks. */
  isOpen?: true;
  effect: "reads" | "changes" | "buys" | "ends";
};

/** UCP wants a profile's address here; assistants without one may leave it out. */
const meta = z.looseObject({
  "ucp-agent": z.looseObject({ profile: z.string().max(1_000) }).optional().describe("Address of your UCP profile, if you have one"),
  "idempotency-key": z.string().regex(/^[\x21-\x7e]{1,200}$/, "must be up to 200 visible ASCII signs").optional().describe("Name of this call, a UUID: repeated with the same key it gives the same answer and happens once"),
}).optional();

const cart = agentRequest.pick({ line_items: true, buyer: true, context: true, discounts: true });
const checkout = agentRequest.omit({ payment: true });
const payment = completeRequest.pick({ payment: true, buyer: true });
const id = (what: string) => z.string().min(1).max(200).describe(what);
const cartId = id("Id of the cart, from create_cart");
const checkoutId = id("Id of the checkout, from create_checkout");

const catalogTools: readonly Tool[] = [
  {
    name: "search_catalog", title: "Search the catalog", run: searchCatalog, payload: "catalog", isOpen: true, effect: "reads", input: z.object({ meta, catalog: searchBody }), output: productsOutput,
    words: "Finds products by words, category or price in cents. Each product lists its variants; a variant's id is what goes into a cart. With context.postal_code, variants say which stores near it have them and when. The next page is asked for with pagination.cursor of the answer.",
    examples: [{ catalog: { query: "oak dining table", filters: { price: { max: 90_000 } }, context: { postal_code: "98101" }, pagination: { limit: 5 } } }],
  },
  {
    name: "lookup_catalog", title: "Look up products", run: lookUpCatalog, payload: "catalog", isOpen: true, effect: "reads", input: z.object({ meta, catalog: lookupBody }), output: productsOutput,
    words: "Products by id, SKU, GTIN or name in the address, up to 50. Ids that are unknown come back as messages.", examples: [{ catalog: { ids: ["LAMP-1", "00012345678905"] } }],
  },
  {
    name: "get_product", title: "Get one product", run: readProduct, payload: "catalog", isOpen: true, effect: "reads", input: z.object({ meta, catalog: productBody }), output: productOutput,
    words: "One product in full: text, pictures, options and which of them can be had.", examples: [{ catalog: { id: "LAMP-1", selected: [{ name: "Color", label: "Blue" }], context: { postal_code: "98101" } } }],
  },
];

const storeTools: readonly Tool[] = [
  {
    name: "find_stores", title: "Find stores", run: findStores, isOpen: true, effect: "reads", input: storesInput.extend({ meta }), output: storesOutput,
    words: "Stores near a ZIP code or city, nearest first: address, distance in km, hours of the week in the store's own time, days that differ, services, and when an order placed now could be picked up. Without `near`: by state and city.",
    examples: [{ near: "Portland, OR", needs: ["pickup"], limit: 3 }],
  },
  {
    name: "check_availability", title: "Check availability", run: checkAvailability, isOpen: true, effect: "reads", input: availabilityInput.extend({ meta }), output: availabilityOutput,
    words: "Whether so many units of items can be delivered and by when, and at which stores they can be picked up and when (“Ready today by 4:15 PM”, the store's own time). Nothing is held.",
    examples: [{ items: [{ id: "LAMP-1", quantity: 2 }], near: "98101" }],
  },
];

const cartTools: readonly Tool[] = [
  {
    name: "create_cart", title: "Create a cart", run: createCart, isKeyed: true, payload: "cart", effect: "changes", input: z.object({ meta, cart }), output: cartOutput,
    words: "Opens a cart. Prices come from the shop, never from you. Nothing is held until checkout.", examples: [{ cart: { ...twoLamps, discounts: { codes: ["WELCOME"] } } }],
  },
  { name: "get_cart", title: "Get a cart", run: readCart, effect: "reads", input: z.object({ meta, id: cartId }), output: cartOutput, words: "The cart with the prices of this moment.", examples: [] },
  {
    name: "update_cart", title: "Change a cart", run: updateCart, isKeyed: true, payload: "cart", effect: "changes", input: z.object({ meta, id: cartId, cart }), output: cartOutput,
    words: "Changes a cart. line_items is the whole list: what it does not name is taken out. Parts left out stay as they are.", examples: [{ id: "<cart id>", cart: twoLamps }],
  },
  { name: "cancel_cart", title: "Give up a cart", run: endCart, isKeyed: true, effect: "ends", input: z.object({ meta, id: cartId }), output: cartOutput, words: "Gives a cart up; it cannot be used after that.", examples: [] },
];

const checkoutTools: readonly Tool[] = [
  {
    name: "create_checkout", title: "Start a checkout", run: createCheckout, isKeyed: true, payload: "checkout", effect: "changes", input: z.object({ meta, checkout }), output: checkoutOutput,
    words: "Starts a checkout from goods or from a cart, with delivery or pickup. The answer tells in messages what is still missing, and lists stores and options to choose from.",
    examples: [{ checkout: { ...twoLamps, ...byDelivery } }, { checkout: { ...twoLamps, ...byPickup } }, { checkout: { cart_id: "<cart id>" } }],
  },
  { name: "get_checkout", title: "Get a checkout", run: readCheckout, effect: "reads", input: z.object({ meta, id: checkoutId }), output: checkoutOutput, words: "The checkout as it is now: status, totals in cents, stores and options to choose from, messages.", examples: [] },
  {
    name: "update_checkout", title: "Fill in a checkout", run: updateCheckout, isKeyed: true, payload: "checkout", effect: "changes", input: z.object({ meta, id: checkoutId, checkout }), output: checkoutOutput,
    words: "Fills in or changes a checkout; parts left out stay. Choose a destination or store first, then an option of the next answer. Repeat until status is ready_for_complete: goods and pickup hour are then held for some minutes.",
    examples: [{ id: "<checkout id>", checkout: chosenHour }],
  },
  {
    name: "complete_checkout", title: "Place the order", run: finishCheckout, isKeyed: true, payload: "checkout", effect: "buys", input: z.object({ meta, id: checkoutId, checkout: payment }), output: checkoutOutput,
    words: "Pays and places the order: ask the buyer first. Charges the total of the last answer, or refuses when it has changed. Payment is a token of a handler in the checkout's ucp.payment_handlers, never a card number. The test gateway knows success_token, fail_token (declined) and challenge_token (the buyer opens continue_url). With meta[\"idempotency-key\"] a repetition gets the same answer.",
    examples: [{ id: "<checkout id>", checkout: paidByToken }],
  },
  { name: "cancel_checkout", title: "Cancel a checkout", run: endCheckout, isKeyed: true, effect: "ends", input: z.object({ meta, id: checkoutId }), output: checkoutOutput, words: "Cancels a checkout that is not completed and lets go what it held.", examples: [] },
  {
    name: "get_order", title: "Get an order", run: readOrder, effect: "reads", input: z.object({ meta, id: id("order.id of the completed checkout") }), output: orderOutput,
    words: "An order that you placed, as it is now: what is promised when and where, and what was picked up, shipped, delivered or refunded.", examples: [],
  },
];

export const tools: readonly Tool[] = [...catalogTools, ...storeTools, ...cartTools, ...checkoutTools];
