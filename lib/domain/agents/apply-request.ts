import type { Tx } from "@/db/client";
import { mostOfALine, type CartMethod } from "@/lib/domain/carts/cart-input";
import { cartOf, type Permit } from "@/lib/domain/identity/permit";
import { getStore } from "@/lib/domain/locations/get-store";
import { asId, isUuid, type LocationId, type VariantId } from "@/lib/kernel/ids";
import { listCartLines, type AgentCartLine } from "./list-cart-lines";
import type { AgentRequest } from "./agent-request";
import type { AgentMethod, AgentState, KeptProblem, ShippingDestination } from "./agent-state";
import { findItems } from "./find-items";
import { mergeMethods, methodOf, readSlotOption, type SentDestination } from "./merge-methods";
import { placeLines } from "./place-lines";

/** Addresses that a trusted platform's buyer has with us, and how a new one is named. */
export type AddressBook = { listed: readonly ShippingDestination[]; nameOf: (sent: SentDestination) => string };

type Wanted = { variantId: VariantId; quantity: number };

/**
 * Makes a cart what a request says, by the cart's own verbs, and returns what else it said. Nothing in it sets a price.
 * What cannot be is kept as a problem: the rest is done.
 */
export async function applyRequest(tx: Tx, by: Permit<"cart.use">, former: AgentState, request: AgentRequest, book: AddressBook): Promise<AgentState> {
  const problems: KeptProblem[] = [];
  const before = await listCartLines(cartOf(by), tx);
  const { wanted, variantOf } = await readLines(tx, request, before, problems);
  const named = request.fulfillment?.methods ? mergeMethods(request.fulfillment.methods, former.methods, variantOf, book.nameOf) : former.methods;
  const filled = named.map((method) => (method.kind === "shipping" && method.destinations.length === 0 ? { ...method, destinations: [...book.listed] } : method));
  const stores = await readStores(tx, filled, problems);
  const methods = filled.map((method) => (method.kind === "pickup" ? { ...method, destinationId: (method.destinationId && stores.get(method.destinationId)?.id) ?? null } : method));
  await placeLines(tx, by, wanted.map((line) => ({ ...line, ...placeOf(methodOf(methods, line.variantId), stores) })));
  return {
    buyer: request.buyer ?? former.buyer, context: request.context ?? former.context, methods, codes: request.discounts?.codes ?? former.codes,
    instruments: former.instruments, selectedInstrumentId: request.payment?.selected_instrument_id ?? former.selectedInstrumentId, problems,
  };
}

async function readLines(tx: Tx, request: AgentRequest, before: readonly AgentCartLine[], problems: KeptProblem[]): Promise<{ wanted: Wanted[]; variantOf: (id: string) => VariantId | null }> {
  const lines = request.line_items;
  const found = await findItems((lines ?? []).map((line) => line.item.id), tx);
  const names = new Map<string, VariantId>(before.map((line) => [line.id, line.variantId]));
  const wanted = new Map<VariantId, number>();
  for (const [i, line] of (lines ?? []).entries()) {
    const variantId = found.get(line.item.id);
    if (!variantId) {
      problems.push({ code: "item_unavailable", path: `$.line_items[${i}].item.id`, content: `Item ${line.item.id} was not found.`, isWarning: false });
      continue;
    }
    for (const name of [line.item.id, line.id]) if (name !== undefined) names.set(name, variantId);
    const quantity = (wanted.get(variantId) ?? 0) + line.quantity;
    wanted.set(variantId, Math.min(quantity, mostOfALine));
    if (quantity > mostOfALine) problems.push({ code: "quantity_adjusted", path: `$.line_items[${i}].quantity`, content: `Insufficient stock for ${quantity} of item ${line.item.id}: at most ${mostOfALine} in one order.`, isWarning: true });
  }
  if (!lines) for (const line of before) wanted.set(line.variantId, line.quantity);
  return { wanted: [...wanted].map(([variantId, quantity]) => ({ variantId, quantity })), variantOf: (id) => names.get(id) ?? null };
}

type KnownStore = { id: LocationId; offers: Record<"pickup" | "curbside", boolean> };

/** The chosen stores that hand goods over; another choice is a problem, not a place. */
async function readStores(tx: Tx, methods: readonly AgentMethod[], problems: KeptProblem[]): Promise<Map<string, KnownStore>> {
  const stores = new Map<string, KnownStore>();
  for (const [i, method] of methods.entries()) {
    if (method.kind !== "pickup" || !method.destinationId) continue;
    const store = isUuid(method.destinationId) ? await getStore({ id: asId<LocationId>(method.destinationId) }, tx) : await getStore({ slug: method.destinationId }, tx);
    if (store && store.isActive && store.canSell && store.kind === "store" && (store.canPickup || store.canCurbside)) stores.set(method.destinationId, { id: store.id, offers: { pickup: store.canPickup, curbside: store.canCurbside } });
    else problems.push({ code: "invalid_pickup_location", path: `$.fulfillment.methods[${i}].selected_destination_id`, content: "There is no store with pickup by this id.", isWarning: false });
  }
  return stores;
}

/** Without a choice a line waits as a delivery; nothing is promised before the agent has chosen. */
function placeOf(method: AgentMethod | null, stores: ReadonlyMap<string, KnownStore>): { method: CartMethod; storeId: LocationId | null } {
  const store = method?.kind === "pickup" ? [...stores.values()].find((one) => one.id === method.destinationId) : undefined;
  if (!store) return { method: "ship", storeId: null };
  const wanted = readSlotOption(method?.optionId ?? null)?.purpose ?? "pickup";
  return { method: store.offers[wanted] ? wanted : wanted === "pickup" ? "curbside" : "pickup", storeId: store.id };
}
