import { sql } from "drizzle-orm";
import { db, type Reader } from "@/db/client";
import type { Channel } from "@/lib/domain/channel";
import { isAvailable, type Availability, type ShipAvailability } from "@/lib/domain/inventory/availability";
import { availabilityWords, shipWords, stockWords } from "@/lib/domain/inventory/availability-words";
import { getAvailability } from "@/lib/domain/inventory/get-availability";
import { getShipAvailability } from "@/lib/domain/inventory/get-ship-availability";
import { listStoresNear } from "@/lib/domain/locations/list-stores-near";
import { storeNowWords } from "@/lib/domain/locations/store-now";
import { distanceWords, type NearbyStore, type StoreSummary } from "@/lib/domain/locations/store-summary";
import { deliveryCharge, deliveryTerms } from "@/lib/domain/pricing/delivery-charge";
import { getPrices } from "@/lib/domain/pricing/get-prices";
import { formatMoney } from "@/lib/kernel/money";
import type { VariantId } from "@/lib/kernel/ids";
import type { BuyBox, BuyOption, NearbyOffer } from "./buy-box";

type Question = { variantIds: readonly VariantId[]; store: StoreSummary | null; channel: Channel; quantity: number; now: Date };

/** How far around the chosen store other stores are looked at. */
const nearest = 20;
const offered = 3;

/** How each variant can be had: pickup and curbside at the chosen store, delivery, and the nearest stores that have it. */
export async function getBuyBoxes({ variantIds, store, channel, quantity, now }: Question, from: Reader = db): Promise<BuyBox[]> {
  const [near, shipped, prices, heaviest] = await Promise.all([
    store ? listStoresNear(store, nearest, from) : [],
    getShipAvailability({ variantIds, channel, quantity }, from),
    getPrices(variantIds, { channel, currency: "USD" }, from),
    readHeaviest(variantIds, from),
  ]);
  const places = store ? [store.id, ...near.map((one) => one.id).filter((id) => id !== store.id)] : [];
  const everywhere = await getAvailability({ variantIds, locationIds: places, channel, quantity }, from);
  const byShip = new Map(shipped.map((one) => [one.variantId, one]));
  return variantIds.map((variantId) => {
    const answers = everywhere.filter((one) => one.variantId === variantId);
    const here = answers.find((one) => one.locationId === store?.id);
    const nearby = near.filter((one) => one.id !== store?.id).flatMap((one) => offerOf(one, answers, quantity, now)).slice(0, offered);
    const ship = shipOption(byShip.get(variantId), quantity, (prices.get(variantId)?.amountMinor ?? 0) * quantity, heaviest.get(variantId) ?? 0);
    const options = [...storeOptions(here, store, quantity), ship];
    return {
      variantId, options, nearby,
      stock: here && here.reason !== "not_sold_here" ? stockWords(here) : null,
      shelf: here && here.quantity > 0 && here.aisle ? `Aisle ${here.aisle}${here.bay ? `, bay ${here.bay}` : ""}` : null,
      isAnywhere: options.some((option) => option.isPossible) || nearby.length > 0,
    };
  });
}

/** Always both, so that the box keeps its shape whatever the store offers. */
function storeOptions(here: Availability | undefined, store: StoreSummary | null, quantity: number): BuyOption[] {
  if (!store || !here) {
    return (["pickup", "curbside"] as const).map((method) => ({ method, isPossible: false, words: "Choose a store to see when", detail: method === "pickup" ? "Inside the store" : "To your car", feeMinor: 0, storeId: null }));
  }
  const words = availabilityWords(here, quantity, store);
  const offer = (method: "pickup" | "curbside", isOffered: boolean, detail: string): BuyOption =>
    ({ method, isPossible: isOffered && isAvailable(here), words: isOffered ? words : `Not offered at ${store.name}`, detail, feeMinor: 0, storeId: store.id });
  return [offer("pickup", store.canPickup, `Inside ${store.name}`), offer("curbside", store.canCurbside, `To your car at ${store.name}`)];
}

function shipOption(ship: ShipAvailability | undefined, quantity: number, subtotalMinor: number, heaviestParcelGrams: number): BuyOption {
  const charge = deliveryCharge({ subtotalMinor, heaviestParcelGrams });
  const isPossible = ship?.reason === null;
  const detail = charge.kind === "freight" ? "Brought by freight to the room of your choice" : charge.kind === "free" ? "To your door" : `To your door, free from ${formatMoney(deliveryTerms.freeFromMinor, "USD").replace(".00", "")}`;
  return { method: "ship", isPossible, words: ship ? shipWords(ship, quantity) : "Not delivered", detail, feeMinor: charge.chargeMinor, storeId: null };
}

function offerOf(store: NearbyStore, answers: readonly Availability[], quantity: number, now: Date): NearbyOffer[] {
  const answer = answers.find((one) => one.locationId === store.id);
  if (!isAvailable(answer) || !answer) return [];
  return [{
    storeId: store.id, slug: store.slug, name: store.name, place: `${store.city}, ${store.state}`, distance: distanceWords(store.distanceKm),
    stock: stockWords(answer), promise: availabilityWords(answer, quantity, store), hours: storeNowWords(store, now),
  }];
}

async function readHeaviest(variantIds: readonly VariantId[], from: Reader): Promise<Map<string, number>> {
  const { rows } = await from.execute<{ variant_id: string; grams: number }>(sql`select variant_id, max(weight_grams) as grams from parcel where variant_id = any(${sql.param([...variantIds])}::uuid[]) group by variant_id`);
  return new Map(rows.map((row) => [row.variant_id, row.grams]));
}
