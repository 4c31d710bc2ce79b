import { sql } from "drizzle-orm";
import { db, type Reader } from "@/db/client";
import type { FulfillmentId } from "@/lib/kernel/ids";
import { holdLabel, isHoldReason } from "./hold";
import type { PickupEvent } from "./pickup-view";

/** What happened to a fulfillment, newest first, in words. */
export async function listPickupEvents(id: FulfillmentId, from: Reader = db): Promise<PickupEvent[]> {
  const { rows } = await from.execute<{ at: string; kind: string; who: string; actor_kind: string; payload: Record<string, unknown>; title: string | null }>(sql`
    select to_char(e.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at, e.kind, e.actor_kind, coalesce(s.name, '') as who, e.payload,
      (select p.title from variant v join product p on p.id = v.product_id where v.id = (e.payload ->> 'variantId')::uuid) as title
    from event e
    left join staff s on e.actor_kind = 'staff' and s.id::text = e.actor_id
    where e.order_id = (select order_id from fulfillment where id = ${id}) and (e.fulfillment_id = ${id} or e.fulfillment_id is null)
    order by e.id desc limit 100`);
  return rows.map((row) => ({ at: row.at, kind: row.kind, words: wordsOf(row.kind, row.payload, row.title), who: row.who || { guest: "Shopper", customer: "Shopper", system: "Automatic", agent: "Assistant", staff: "Staff" }[row.actor_kind] || "" }));
}

function wordsOf(kind: string, payload: Record<string, unknown>, title: string | null): string {
  const text = (key: string) => (typeof payload[key] === "string" || typeof payload[key] === "number" ? String(payload[key]) : "");
  if (kind === "fulfillment.line_picked") return `${title ?? "A unit"} picked${payload.isOverride ? ` without a matching scan: ${text("reason")}` : ""}`;
  if (kind === "fulfillment.line_missing") return `${text("quantity")} × ${title ?? "item"}: ${[payload.isCollateral && `taken with ${text("note")}`, text("reason") || "not found", !payload.isCollateral && text("note")].filter(Boolean).join(", ")}`;
  if (kind === "fulfillment.held") return `On hold: ${[isHoldReason(payload.reason) ? holdLabel[payload.reason] : "", text("note")].filter(Boolean).join(", ")}`;
  if (kind === "fulfillment.rerouted") return `Sent from ${text("places")} instead: ${text("reason")}`;
  if (kind === "fulfillment.coming_later") return `To be sent to the store: ${text("reason")}`;
  if (kind === "fulfillment.source_failed") return `Not sent to the store: ${text("reason")}`;
  if (kind === "fulfillment.ready") return `Staged on shelf ${text("shelf")}${text("tote") ? `, tote ${text("tote")}` : ""}`;
  if (kind === "fulfillment.prioritized") return payload["isPriority"] ? "Put into the priority lane" : "Out of the priority lane";
  if (kind === "shipment.label_bought") return `Label bought: ${text("trackingNumber")}`;
  if (kind === "shipment.label_voided") return `Label voided: ${text("trackingNumber")}`;
  if (kind === "shipment.tracked") return `Carrier: ${text("tracking").replaceAll("_", " ")}`;
  if (kind === "fulfillment.lost") return `Lost on the way: ${text("decision") === "reship" ? "sent once more" : "paid back"}${text("note") ? ` (${text("note")})` : ""}`;
  if (kind === "fulfillment.taken_over") return `Taken over: ${text("reason")}`;
  if (kind === "fulfillment.step_undone") return `Undone: ${text("step")}`;
  if (kind === "fulfillment.shopper_chose") return `Shopper chose ${text("choice")}`;
  if (kind === "fulfillment.unready") return `Taken off the shelf${text("reason") ? `: ${text("reason")}` : ""}`;
  if (kind === "fulfillment.cancelled") return `Cancelled${text("reason") ? `: ${text("reason")}` : ""}`;
  if (kind === "fulfillment.delivered" && payload["hasPhoto"]) return "Delivered, with a photo";
  if (kind === "message.sent") return `Mail sent: ${text("template").replaceAll("_", " ")}`;
  return plainWords[kind] ?? sentence(kind);
}

const plainWords: Record<string, string> = {
  "order.placed": "Order placed", "fulfillment.claimed": "Claimed", "fulfillment.picking_started": "Picking started", "fulfillment.on_my_way": "Shopper is on the way",
  "fulfillment.arrived": "Shopper arrived", "fulfillment.arrival_withdrawn": "Shopper is not at the store after all", "fulfillment.handed_over": "Handed over", "fulfillment.part_handed_over": "Part handed over", "fulfillment.awaiting_shopper": "Shopper asked to choose",
  "fulfillment.coming": "Another place sends it to the store", "fulfillment.sent_to_store": "Left for the store", "fulfillment.came_to_store": "Came to the store",
  "fulfillment.hold_released": "Off hold", "fulfillment.extended": "Kept longer for the shopper", "fulfillment.pass_made": "Pass made for somebody else", "fulfillment.pass_revoked": "Pass taken back", "fulfillment.rescheduled": "Moved to another time", "fulfillment.reminder_due": "Reminder sent", "fulfillment.expired": "Not collected in time", "fulfillment.ready_resent": "Ready message sent again",
  "fulfillment.code_refused": "Wrong pickup code", "fulfillment.packed": "Packed", "shipment.boxed": "Put into boxes", "fulfillment.shipped": "Shipped", "fulfillment.out_for_delivery": "Out for delivery", "fulfillment.delivery_missed": "Nobody was there", "fulfillment.delivered": "Delivered", "payment.authorized": "Card authorized",
  "payment.captured": "Card charged", "payment.voided": "Authorization released", "payment.refunded": "Refunded", "payment.failed": "Card declined", "payment.renewed": "Authorization renewed", "payment.lapsed": "Bank refused to renew the authorization", "order.line_cancelled": "Item cancelled",
};

/** "message.sent" → "Message sent" */
const sentence = (kind: string) => kind.replace(/[._]/g, " ").replace(/^./, (first) => first.toUpperCase());
