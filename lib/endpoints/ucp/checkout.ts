import { transaction, type Tx } from "@/db/client";
import type { AgentCheckout } from "@/lib/domain/agents/agent-checkout";
import { problem } from "@/lib/domain/agents/agent-message";
import { AgentRefusal } from "@/lib/domain/agents/agent-refusal";
import { agentRequest, type AgentRequest } from "@/lib/domain/agents/agent-request";
import { applyRequest } from "@/lib/domain/agents/apply-request";
import { checkoutDocument } from "@/lib/domain/agents/checkout-document";
import { fillCheckout } from "@/lib/domain/agents/fill-checkout";
import { getAgentCheckout } from "@/lib/domain/agents/get-agent-checkout";
import { keepInstruments } from "@/lib/domain/agents/instruments";
import { keepState, openAgentCart } from "@/lib/domain/agents/open-agent-cart";
import { saysNoByStatus } from "@/lib/domain/agents/protocol-version";
import { agentPermit, lockAgentCart, readAgentCart, type AgentCartRow } from "@/lib/domain/agents/rows";
import { cancelCheckout } from "@/lib/domain/orders/cancel-checkout";
import { openAddressBook } from "./address-book";
import { answer, no, notFound, readBody, type Answer, type Call } from "./call";

const root = "dev.ucp.shopping.checkout";

/** One live checkout for each cart: asking again for the same cart answers with the same checkout. */
export async function createCheckout(call: Call): Promise<Answer> {
  const request = readBody(agentRequest, call);
  const { cart_id: cartId } = request;
  if (!cartId && !request.line_items?.length) throw new AgentRefusal(400, "invalid_request", "$.line_items: name at least one item.");
  return answer(call, root, 201, async (dialect) => checkoutDocument(await transaction(async (tx) => {
    const row = cartId ? await lockAgentCart(tx, call.caller, { cartId }) : await openCart(tx, call);
    if (!row) throw notFound("Cart");
    // The cart's own contents count: what the body repeats of them is not read.
    return fill(tx, call, row, cartId ? { ...request, line_items: undefined, buyer: undefined, context: undefined, discounts: undefined } : request);
  }), dialect));
}

export const readCheckout = (call: Call): Promise<Answer> => answer(call, root, 200, async (dialect) => {
  const row = await readAgentCart(call.caller, { checkoutId: call.id });
  const checkout = row && (await getAgentCheckout(row, call.house.isTrial));
  if (!checkout) throw notFound("Checkout");
  return checkoutDocument(checkout, dialect);
});

/** Takes what the request says; what it does not speak of stays. */
export async function updateCheckout(call: Call): Promise<Answer> {
  const request = readBody(agentRequest, call);
  return answer(call, root, 200, async (dialect) => checkoutDocument(await transaction(async (tx) => {
    const row = await lockAgentCart(tx, call.caller, { checkoutId: call.id });
    if (!row) throw notFound("Checkout");
    refuseOver(row, "changed");
    return fill(tx, call, row, request);
  }), dialect));
}

export const endCheckout = (call: Call): Promise<Answer> => answer(call, root, 200, async (dialect) => checkoutDocument(await transaction(async (tx) => {
  const row = await lockAgentCart(tx, call.caller, { checkoutId: call.id });
  if (!row?.checkoutId) throw notFound("Checkout");
  refuseOver(row, "canceled");
  await cancelCheckout(tx, agentPermit(call.caller, row.cartId, "orders.place"), { checkoutId: row.checkoutId });
  return shown(row, call, tx);
}), dialect));

export async function openCart(tx: Tx, { caller, version }: Call): Promise<AgentCartRow> {
  const cartId = await openAgentCart(tx, agentPermit(caller, null, "cart.use"), { version });
  const row = await lockAgentCart(tx, caller, { cartId });
  if (!row) throw new Error("A cart that was just opened is not there");
  return row;
}

/** Does what the request says, fills the checkout in, and shows it as it is now. */
async function fill(tx: Tx, call: Call, row: AgentCartRow, request: AgentRequest): Promise<AgentCheckout> {
  const { caller, version, house } = call;
  const [useCart, place] = [agentPermit(caller, row.cartId, "cart.use"), agentPermit(caller, row.cartId, "orders.place")];
  const book = await openAddressBook(tx, request.buyer ?? row.state.buyer, request, house);
  const applied = keepInstruments(await applyRequest(tx, useCart, row.state, request, book), request);
  const unknown = applied.problems.filter((one) => one.code === "item_unavailable");
  if (unknown.length > 0 && unknown.length === request.line_items?.length) throw no(unknown.map((one) => problem(one.code, one.content, one.path, "unrecoverable")));
  const { checkoutId, state } = await fillCheckout(tx, place, applied, { isTrial: house.isTrial });
  await keepState(tx, useCart, { cartId: row.cartId, state, version });
  const checkout = await shown({ ...row, checkoutId, state }, call, tx);
  refuseStock(call, checkout, row.checkoutId === null);
  return checkout;
}

async function shown(row: AgentCartRow, { house }: Call, tx: Tx): Promise<AgentCheckout> {
  const checkout = await getAgentCheckout({ ...row, updatedAt: new Date() }, house.isTrial, tx);
  if (!checkout) throw notFound("Checkout");
  return checkout;
}

/** Older versions answer what cannot be had with a status, and nothing is changed; the newest only where nothing can be had. */
function refuseStock({ version }: Call, checkout: AgentCheckout, isNew: boolean): void {
  const lacking = checkout.messages.filter((one) => one.code === "out_of_stock" || one.code === "item_unavailable" || (one.code === "quantity_adjusted" && saysNoByStatus(version)));
  const isNothingLeft = isNew && checkout.lines.every((_, i) => lacking.some((one) => one.type === "error" && one.path === `$.line_items[${i}]`));
  if (lacking.length > 0 && (saysNoByStatus(version) || isNothingLeft)) throw no(lacking.map((one) => problem(one.code === "quantity_adjusted" ? "out_of_stock" : one.code, one.content, one.path, "unrecoverable")));
}

/** @throws AgentRefusal 409: what is over stays as it is */
export function refuseOver(row: AgentCartRow, what: string): void {
  const isCompleted = row.checkoutStatus === "completed";
  if (isCompleted || row.checkoutStatus === "cancelled" || row.checkoutStatus === "expired") throw new AgentRefusal(409, "checkout_not_modifiable", `This checkout is ${isCompleted ? "completed" : "canceled"} and cannot be ${what}.`);
}
