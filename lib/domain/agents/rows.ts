import { sql, type SQL } from "drizzle-orm";
import { db, type Reader, type Tx } from "@/db/client";
import type { Agent } from "@/lib/domain/identity/actor";
import { permit, type Permit } from "@/lib/domain/identity/permit";
import type { ShopperPermission } from "@/lib/domain/identity/permission";
import { asId, isUuid, type AgentId, type CartId, type CheckoutId } from "@/lib/kernel/ids";
import type { CheckoutStatus } from "@/lib/domain/orders/checkout-state";
import type { AgentState } from "./agent-state";
import { asVersion, newestVersion, type ProtocolVersion } from "./protocol-version";

/** Which agent asks, before it is known for which cart. */
export type AgentCaller = { agentId: AgentId; requestId: string };

/** The permit of an agent for one of its carts; whose cart it is, SQL has said before. */
export const agentPermit = <K extends ShopperPermission>({ agentId, requestId }: AgentCaller, cartId: CartId | null, can: K): Permit<K> => {
  const actor: Agent = { kind: "agent", agentId, deviceId: null, cartId };
  return permit(actor, can, { channel: "agent", requestId });
};

export type AgentCartRow = { cartId: CartId; checkoutId: CheckoutId | null; checkoutStatus: CheckoutStatus | null; state: AgentState; version: ProtocolVersion; updatedAt: Date };
type Row = { cart_id: CartId; checkout_id: CheckoutId | null; checkout_status: CheckoutStatus | null; state: AgentState; protocol_version: string; updated_ms: number };

/** The agent's own cart with the checkout that was asked for; null is "not there" and "not yours" alike. */
export async function readAgentCart(caller: AgentCaller, which: { cartId: string } | { checkoutId: string }, from: Reader = db): Promise<AgentCartRow | null> {
  return read(caller, which, from, sql``);
}

/** The same, locked until the transaction ends: requests about one cart take turns. */
export async function lockAgentCart(tx: Tx, caller: AgentCaller, which: { cartId: string } | { checkoutId: string }): Promise<AgentCartRow | null> {
  return read(caller, which, tx, sql`for update of a`);
}

async function read({ agentId }: AgentCaller, which: { cartId: string } | { checkoutId: string }, from: Reader, lock: SQL): Promise<AgentCartRow | null> {
  const id = "cartId" in which ? which.cartId : which.checkoutId;
  if (!isUuid(id)) return null;
  const joined = "cartId" in which
    ? sql`left join checkout c on c.cart_id = a.cart_id and c.status in ('open', 'ready', 'completing') where a.cart_id = ${id} and a.closed_at is null`
    : sql`join checkout c on c.cart_id = a.cart_id where c.id = ${id}`;
  const { rows } = await from.execute<Row>(sql`
    select a.cart_id, c.id as checkout_id, c.status as checkout_status, a.state, a.protocol_version, (extract(epoch from a.updated_at) * 1000)::float8 as updated_ms
    from agent_cart a ${joined} and a.agent_id = ${agentId} ${lock}`);
  const row = rows[0];
  return row ? { cartId: row.cart_id, checkoutId: row.checkout_id && asId<CheckoutId>(row.checkout_id), checkoutStatus: row.checkout_status, state: row.state, version: asVersion(row.protocol_version) ?? newestVersion, updatedAt: new Date(row.updated_ms) } : null;
}
