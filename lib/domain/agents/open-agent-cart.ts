import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { openCart } from "@/lib/domain/carts/open-cart";
import type { Permit } from "@/lib/domain/identity/permit";
import type { CartId } from "@/lib/kernel/ids";
import { Refusal } from "@/lib/kernel/refusal";
import { emptyState, type AgentState } from "./agent-state";
import type { ProtocolVersion } from "./protocol-version";

/** Opens a cart that is this agent's. */
export async function openAgentCart(tx: Tx, by: Permit<"cart.use">, { version }: { version: ProtocolVersion }): Promise<CartId> {
  if (by.actor.kind !== "agent") throw new Refusal("forbidden");
  const cartId = await openCart(tx, by);
  await tx.execute(sql`insert into agent_cart (cart_id, agent_id, protocol_version, state) values (${cartId}, ${by.actor.agentId}, ${version}, ${JSON.stringify(emptyState)}::jsonb)`);
  return cartId;
}

/** Keeps what the agent said about its cart. */
export async function keepState(tx: Tx, _by: Permit<"cart.use">, { cartId, state, version }: { cartId: CartId; state: AgentState; version: ProtocolVersion }): Promise<void> {
  await tx.execute(sql`update agent_cart set state = ${JSON.stringify(state)}::jsonb, protocol_version = ${version}, updated_at = shop_clock() where cart_id = ${cartId}`);
}

/** Gives a cart up: it answers no more. */
export async function closeAgentCart(tx: Tx, _by: Permit<"cart.use">, { cartId }: { cartId: CartId }): Promise<void> {
  await tx.execute(sql`update agent_cart set closed_at = shop_clock() where cart_id = ${cartId} and closed_at is null`);
}
