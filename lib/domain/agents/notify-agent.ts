import { sql } from "drizzle-orm";
import { db, transaction } from "@/db/client";
import type { Permit } from "@/lib/domain/identity/permit";
import { newId, type AgentId, type OrderId } from "@/lib/kernel/ids";
import type { AgentOrder } from "./agent-order";
import type { AgentProfile } from "./agent-profile";
import { negotiate } from "./capability";
import { getOrderForNotice } from "./get-agent-order";
import { house as ownHouse, type House } from "./house";
import { contentDigest, detachedJws, signMessage } from "./message-signature";
import { orderDocument } from "./order-document";
import { asVersion, newestVersion, saysNoByStatus, type ProtocolVersion } from "./protocol-version";
import { ownSigningKey } from "./signing-key";
import { postNotice } from "./transport-agents";

const kinds: Record<string, string> = {
  "order.placed": "order_placed", "fulfillment.ready": "order_ready_for_pickup", "fulfillment.handed_over": "order_picked_up", "fulfillment.part_handed_over": "order_picked_up", "fulfillment.shipped": "order_shipped",
  "fulfillment.delivered": "order_delivered", "order.cancelled": "order_canceled", "order.line_cancelled": "order_updated", "payment.refunded": "order_refunded", "fulfillment.rescheduled": "order_updated", "fulfillment.shopper_chose": "order_updated",
};

type Due = { notice_id: string; agent_id: AgentId; order_id: OrderId; event_id: number; kind: string; at_ms: number; profile: AgentProfile; version: string };

/**
 * Tells the agent that placed an order what happened to it: the whole order as it is now, signed. A job: what is not
 * taken fails, and is tried again with growing pauses. An event that was taken is not sent twice by us.
 */
export async function notifyAgent(_by: Permit<"system.run">, { eventId }: { eventId: number }): Promise<void> {
  const due = await claim(eventId);
  const url = due?.profile.webhookUrl;
  if (!due || !url || !URL.canParse(url)) return;
  const order = await getOrderForNotice(due.order_id);
  if (!order) return;
  const shop = ownHouse();
  const version = asVersion(due.version) ?? newestVersion;
  const body = JSON.stringify(noticeBody(order, due, shop, version));
  const { isTaken, answer } = await postNotice(url, noticeHeaders(new URL(url), body, due, shop, version), body, shop.isInsideAllowed);
  await transaction((tx) => tx.execute(sql`update agent_notice set attempts = attempts + 1, answer = ${answer}, delivered_at = case when ${isTaken} then shop_clock() end where id = ${due.notice_id}`));
  // A trial's receiver is there for one test only; late repetitions would fall into the next.
  if (!isTaken && !shop.isTrial) throw new Error(`An agent did not take event ${eventId}: ${answer}`);
}

/** Null: no agent's order, no address to tell, or told already. */
async function claim(eventId: number): Promise<Due | null> {
  const { rows } = await db.execute<Due & { webhook: string | null }>(sql`
    select gen_random_uuid() as notice_id, a.id as agent_id, o.id as order_id, e.id::float8 as event_id, e.kind, (extract(epoch from e.at) * 1000)::float8 as at_ms, a.profile, k.protocol_version as version
    from event e join "order" o on o.id = e.order_id join checkout c on c.id = o.checkout_id join agent_cart k on k.cart_id = c.cart_id join agent a on a.id = k.agent_id
    where e.id = ${eventId} and a.status = 'active' and a.profile is not null`);
  const due = rows[0];
  if (!due?.profile.webhookUrl) return null;
  const { rows: kept } = await transaction((tx) => tx.execute<{ id: string; is_delivered: boolean }>(sql`
    insert into agent_notice (id, agent_id, order_id, event_id, kind) values (${newId()}, ${due.agent_id}, ${due.order_id}, ${eventId}, ${due.kind})
    on conflict (event_id) do update set kind = excluded.kind returning id, delivered_at is not null as is_delivered`));
  return kept[0] && !kept[0].is_delivered ? { ...due, notice_id: kept[0].id } : null;
}

function noticeBody(order: AgentOrder, due: Due, shop: House, version: ProtocolVersion): object {
  const names = negotiate("dev.ucp.shopping.order", version, null) ?? [];
  const document = orderDocument(order, { house: shop, version, names });
  const said = { event_id: due.notice_id, event_type: kinds[due.kind] ?? "order_updated", created_time: new Date(due.at_ms).toISOString() };
  // Platforms of the first version look for the order below its own key; its text says the whole body is the order.
  return { ...document, ...said, ...(version === "2026-01-11" && { order: document }) };
}

function noticeHeaders(url: URL, body: string, due: Due, shop: House, version: ProtocolVersion): Record<string, string> {
  const key = ownSigningKey();
  const headers: Record<string, string> = {
    "content-type": "application/json", "ucp-agent": `profile="${shop.profileUrl}"`, "content-digest": contentDigest(body), "webhook-id": due.notice_id, "webhook-timestamp": String(Math.floor(due.at_ms / 1000)),
    ...(saysNoByStatus(version) && { "request-signature": detachedJws(body, key) }),
  };
  const message = { method: "POST", authority: url.host.toLowerCase(), path: url.pathname, query: url.search, headers: (name: string) => headers[name] ?? null, body };
  const covered = ["@method", "@authority", "@path", ...(url.search ? ["@query"] : []), "content-digest", "content-type", "ucp-agent", "webhook-id", "webhook-timestamp"];
  return { ...headers, ...signMessage(message, covered, key, Math.floor(Date.now() / 1000)) };
}
