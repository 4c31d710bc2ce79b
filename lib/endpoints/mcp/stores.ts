import { z } from "zod";
import { AgentRefusal } from "@/lib/domain/agents/agent-refusal";
import type { AgentItemAvailability, AgentStorePlace } from "@/lib/domain/agents/agent-store";
import { listAgentStores } from "@/lib/domain/agents/list-agent-stores";
import { listItemAvailability } from "@/lib/domain/agents/list-item-availability";
import { findPlace, type Place } from "@/lib/domain/locations/find-place";
import { wallClock } from "@/lib/kernel/clock";
import { readBody, type Answer, type Call } from "@/lib/endpoints/ucp/call";

const near = z.string().trim().min(2).max(80).optional().describe('ZIP code or "City, ST": "98101", "Portland, OR"');

export const storesInput = z.object({
  near, open_now: z.boolean().optional().describe("Only stores that are open at this moment"), needs: z.array(z.enum(["pickup", "curbside", "returns"])).max(3).optional().describe("Only stores that offer all of these"),
  limit: z.number().int().min(1).max(20).optional().describe("At most so many stores; 5 unless given"),
});

/** Stores near a place, or by name, with their hours. */
export async function findStores(call: Call): Promise<Answer> {
  const { near: asked, open_now, needs, limit } = readBody(storesInput, call);
  const place = await placeNamed(asked);
  const stores = await listAgentStores({ place, needs: needs ?? [], isOpenNow: open_now ?? false, limit: limit ?? 5 }, wallClock());
  return { status: 200, document: { ...(place && { place: place.label }), stores: stores.map((store) => storeDocument(store, call.house.url)) } };
}

const storeDocument = (store: AgentStorePlace, url: string): object => ({
  id: store.id, name: store.name, address: store.address, ...(store.phone && { phone: store.phone }), ...distance(store.distanceKm), is_open: store.isOpen, hours_today: store.hoursToday, hours: store.hours, exceptions: store.exceptions,
  pickup: store.hasPickup, curbside: store.hasCurbside, returns: store.takesReturns, services: store.services, ...(store.ready && { ready_at: store.ready.at, ready: store.ready.words }), url: `${url}/stores/${store.slug}`,
});

const item = z.object({ id: z.string().min(1).max(200).describe("Id of a variant (its SKU) or of a product from the catalog"), quantity: z.number().int().min(1).max(999).optional().describe("Units wanted; 1 unless given") });
export const availabilityInput = z.object({
  items: z.array(item).min(1).max(20).describe('[{"id":"LAMP-1","quantity":2}]'), near,
  store_ids: z.array(z.string().min(1).max(200)).max(10).optional().describe("Only these stores, by id; else the nearest to `near`, else stores that have the item"),
  limit: z.number().int().min(1).max(10).optional().describe("At most so many stores for each item; 3 unless given"),
});

/** Whether and when items can be had: delivered, and picked up at stores. */
export async function checkAvailability(call: Call): Promise<Answer> {
  const { items, near: asked, store_ids, limit } = readBody(availabilityInput, call);
  const place = await placeNamed(asked);
  const known = await listItemAvailability(items.map(({ id, quantity }) => ({ id, quantity: quantity ?? 1 })), { storeIds: store_ids ?? [], place, limit: limit ?? 3 });
  if (known.unknownStores.length > 0) throw new AgentRefusal(404, "not_found", `There is no store ${known.unknownStores.join(", ")}. Take ids from find_stores.`);
  if (known.items.length === 0) throw new AgentRefusal(404, "not_found", `There is no item ${known.unknownItems.join(", ")}. Take ids from search_catalog.`);
  return { status: 200, document: { ...(place && { place: place.label }), items: known.items.map(itemDocument), ...(known.unknownItems.length > 0 && { not_found: known.unknownItems }) } };
}

const itemDocument = ({ itemId, title, priceMinor, currency, quantity, delivery, stores }: AgentItemAvailability): object => ({
  id: itemId, title, price: { amount: priceMinor, currency }, quantity,
  delivery: { available: delivery.isAvailable, description: delivery.words, ...(delivery.arrivesFrom && { arrives_from: delivery.arrivesFrom }), ...(delivery.arrivesBy && { arrives_by: delivery.arrivesBy }) },
  stores: stores.map((store) => ({ id: store.id, name: store.name, ...distance(store.distanceKm), available: store.isAvailable, stock: store.stockWords, description: store.words, ...(store.readyAt && { ready_at: store.readyAt }) })),
});

const distance = (km: number | null): object => (km === null ? {} : { distance_km: Math.round(km * 10) / 10 });

async function placeNamed(text: string | undefined): Promise<Place | null> {
  const place = text ? await findPlace(text) : null;
  if (text && !place) throw new AgentRefusal(404, "not_found", `We do not know the place “${text}”. Name a US ZIP code, or a city as in "Portland, OR".`);
  return place;
}
