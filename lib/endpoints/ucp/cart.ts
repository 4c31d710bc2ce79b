import { transaction, type Tx } from "@/db/client";
import type { AgentCart } from "@/lib/domain/agents/agent-checkout";
import { problem } from "@/lib/domain/agents/agent-message";
import { AgentRefusal } from "@/lib/domain/agents/agent-refusal";
import { agentRequest, type AgentRequest } from "@/lib/domain/agents/agent-request";
import { applyRequest } from "@/lib/domain/agents/apply-request";
import { cartDocument } from "@/lib/domain/agents/checkout-document";
import { getAgentCart } from "@/lib/domain/agents/get-agent-cart";
import { closeAgentCart, keepState } from "@/lib/domain/agents/open-agent-cart";
import { putCodes } from "@/lib/domain/agents/put-codes";
import { agentPermit, lockAgentCart, readAgentCart, type AgentCartRow } from "@/lib/domain/agents/rows";
import { openAddressBook } from "./address-book";
import { answer, no, notFound, readBody, type Answer, type Call } from "./call";
import { openCart } from "./checkout";

const root = "dev.ucp.shopping.cart";

export async function createCart(call: Call): Promise<Answer> {
  const request = readBody(agentRequest, call);
  if (!request.line_items?.length) throw new AgentRefusal(400, "invalid_request", "$.line_items: name at least one item.");
  return answer(call, root, 201, async (dialect) => cartDocument(await transaction(async (tx) => fill(tx, call, await openCart(tx, call), request)), dialect));
}

export const readCart = (call: Call): Promise<Answer> => answer(call, root, 200, async (dialect) => {
  const row = await readAgentCart(call.caller, { cartId: call.id });
  const cart = row && (await getAgentCart(row));
  if (!cart) throw notFound("Cart");
  return cartDocument(cart, dialect);
});

export async function updateCart(call: Call): Promise<Answer> {
  const request = readBody(agentRequest, call);
  return answer(call, root, 200, async (dialect) => cartDocument(await transaction(async (tx) => fill(tx, call, await locked(tx, call), request)), dialect));
}

/** Answers with the cart as it was; from then on it is not there. */
export const endCart = (call: Call): Promise<Answer> => answer(call, root, 200, async (dialect) => cartDocument(await transaction(async (tx) => {
  const row = await locked(tx, call);
  const cart = await shown(row, tx);
  await closeAgentCart(tx, agentPermit(call.caller, row.cartId, "cart.use"), { cartId: row.cartId });
  return cart;
}), dialect));

async function locked(tx: Tx, call: Call): Promise<AgentCartRow> {
  const row = await lockAgentCart(tx, call.caller, { cartId: call.id });
  if (!row) throw notFound("Cart");
  return row;
}

async function fill(tx: Tx, call: Call, row: AgentCartRow, request: AgentRequest): Promise<AgentCart> {
  const use = agentPermit(call.caller, row.cartId, "cart.use");
  const applied = await applyRequest(tx, use, row.state, request, await openAddressBook(tx, request.buyer ?? row.state.buyer, request, call.house));
  const unknown = applied.problems.filter((one) => one.code === "item_unavailable");
  if (unknown.length > 0 && unknown.length === request.line_items?.length) throw no(unknown.map((one) => problem(one.code, one.content, one.path, "unrecoverable")));
  const state = await putCodes(tx, use, applied);
  await keepState(tx, use, { cartId: row.cartId, state, version: call.version });
  return shown({ ...row, state }, tx);
}

async function shown(row: AgentCartRow, tx: Tx): Promise<AgentCart> {
  const cart = await getAgentCart(row, tx);
  if (!cart) throw notFound("Cart");
  return cart;
}
