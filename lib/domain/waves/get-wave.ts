import { sql } from "drizzle-orm";
import { db, type Reader } from "@/db/client";
import { wanted, type LineCounters } from "@/lib/domain/fulfillment/line-progress";
import { byPickPath } from "@/lib/domain/fulfillment/pick-path";
import { staffStatusWords } from "@/lib/domain/fulfillment/timeline";
import { storeScope, type Permit } from "@/lib/domain/identity/permit";
import { allowedWaveActions } from "./wave-actions";
import { unitsLeft, type WaveItem, type WavePartView, type WaveView } from "./wave-view";

type Facts = Omit<WaveView, "parts" | "items" | "actions">;
type Line = LineCounters & Omit<WaveItem, "shares"> & { fulfillmentId: string; bundle: string | null };
type Part = Omit<WavePartView, "statusWords" | "isOut" | "units" | "picked"> & { isOut: boolean; claimedBy: string | null };

/** One wave in full: its walk in the order of the shelves and its parts by tote; null outside the reader's places. */
export async function getWave(by: Permit<"fulfillment.view">, number: string, from: Reader = db): Promise<WaveView | null> {
  const scope = storeScope(by);
  const { rows } = await from.execute<{ facts: Facts }>(sql`
    select jsonb_build_object('id', w.id, 'number', w.number, 'status', w.status, 'method', w.method, 'place', jsonb_build_object('id', l.id, 'name', l.name, 'timeZone', l.time_zone),
      'picker', jsonb_build_object('id', p.id, 'name', p.name), 'madeBy', m.name, 'createdAt', w.created_at, 'leftAt', w.left_at, 'closedAt', w.closed_at, 'now', shop_clock()) as facts
    from wave w join location l on l.id = w.location_id join staff p on p.id = w.picker_staff_id join staff m on m.id = w.made_by_staff_id
    where w.number = ${number} and (${scope === null} or w.location_id = any(${sql.param(scope ?? [])}::uuid[]))`);
  const facts = rows[0]?.facts;
  if (!facts) return null;
  const [parts, lines] = [await listParts(facts.id, from), await listLines(facts, from)];
  const isOver = facts.closedAt !== null;
  const isOut = (part: Part) => !isOver && (part.isOut || part.claimedBy !== facts.picker.id || !["picking", "awaiting_shopper"].includes(part.status));
  const walked = parts.filter((part) => !isOut(part));
  const items = itemsOf(lines, walked).sort(byPickPath);
  const left = items.reduce((sum, item) => sum + unitsLeft(item), 0);
  return {
    ...facts, items, actions: allowedWaveActions({ status: facts.status, pickerId: facts.picker.id, locationId: facts.place.id, left }, by.actor),
    parts: parts.map((part): WavePartView => {
      const own = lines.filter((line) => line.fulfillmentId === part.id);
      const { claimedBy: _claimedBy, ...rest } = part;
      return { ...rest, statusWords: staffStatusWords(part.status, part.method), isOut: isOut(part), units: own.reduce((sum, line) => sum + wanted(line), 0), picked: own.reduce((sum, line) => sum + line.picked, 0) };
    }),
  };
}

/** The lines of all parts by item: one stop for one shelf. */
function itemsOf(lines: readonly Line[], parts: readonly Part[]): WaveItem[] {
  const items = new Map<string, WaveItem>();
  for (const part of parts) {
    for (const line of lines.filter((one) => one.fulfillmentId === part.id && wanted(one) > 0)) {
      const { variantId, title, variantTitle, sku, gtin, image, aisle, bay, onHand, needsTwoPeople } = line;
      const item = items.get(variantId) ?? { variantId, title, variantTitle, sku, gtin, image, aisle, bay, onHand, needsTwoPeople, shares: [] };
      const share = item.shares.find((one) => one.fulfillmentId === part.id) ?? { fulfillmentId: part.id, tote: part.tote, wanted: 0, picked: 0, bundles: [] };
      const sum = { ...share, wanted: share.wanted + wanted(line), picked: share.picked + line.picked, bundles: [...new Set([...share.bundles, ...(line.bundle ? [line.bundle] : [])])] };
      item.shares = [...item.shares.filter((one) => one !== share), sum];
      items.set(variantId, item);
    }
  }
  return [...items.values()];
}

async function listParts(waveId: string, from: Reader): Promise<Part[]> {
  const { rows } = await from.execute<Part>(sql`
    select f.id, f.number, p.tote, coalesce(f.pickup_person_name, o.contact_name) as "customerName", f.method, f.status, to_jsonb(f.promised_at) #>> '{}' as "promisedAt",
      f.is_priority as "isPriority", p.out_at is not null as "isOut", f.claimed_by_staff_id as "claimedBy"
    from wave_part p join fulfillment f on f.id = p.fulfillment_id join "order" o on o.id = f.order_id where p.wave_id = ${waveId} order by p.tote`);
  return rows;
}

async function listLines({ id, place }: Facts, from: Reader): Promise<Line[]> {
  const { rows } = await from.execute<Line>(sql`
    select fl.fulfillment_id as "fulfillmentId", v.id as "variantId", p.title, v.title as "variantTitle", v.sku, v.gtin, v.needs_two_people as "needsTwoPeople",
      (select jsonb_build_object('src', i.src, 'alt', i.alt, 'background', i.background) from media i where i.product_id = p.id order by (i.variant_id = v.id) desc nulls last, i.position limit 1) as image,
      coalesce(s.aisle, '') as aisle, coalesce(s.bay, '') as bay, coalesce(s.on_hand, 0) as "onHand",
      (select b.title from order_line o join order_bundle b on b.id = o.bundle_id where o.id = fl.order_line_id) as bundle, fl.quantity, fl.picked, fl.ready, fl.handed_over as "handedOver", fl.cancelled, fl.moved, fl.missing
    from wave_part w join fulfillment_line fl on fl.fulfillment_id = w.fulfillment_id join variant v on v.id = fl.variant_id join product p on p.id = v.product_id
    left join stock_level s on s.variant_id = v.id and s.location_id = ${place.id}
    where w.wave_id = ${id} order by w.tote, fl.id`);
  return rows;
}
