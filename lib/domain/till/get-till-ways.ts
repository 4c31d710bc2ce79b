import { db, type Reader } from "@/db/client";
import type { Permit } from "@/lib/domain/identity/permit";
import { isAvailable, supplyOf } from "@/lib/domain/inventory/availability";
import { availabilityWords, shipWords, supplyWords } from "@/lib/domain/inventory/availability-words";
import { getAvailability } from "@/lib/domain/inventory/get-availability";
import { getShipAvailability } from "@/lib/domain/inventory/get-ship-availability";
import { getStore } from "@/lib/domain/locations/get-store";
import { listStoresNear } from "@/lib/domain/locations/list-stores-near";
import { distanceWords } from "@/lib/domain/locations/store-summary";
import type { VariantId } from "@/lib/kernel/ids";
import type { TillWays } from "./till-view";

/** Which stores around the register are looked at, and how far somebody may be sent. */
const nearest = 12;
const farthestKm = 160;

/** What a shopper who does not take an item along may have instead: its delivery, and the stores around that have it or have it sent to them, this one first. */
export async function getTillWays(by: Permit<"till.sell">, { variantId, quantity }: { variantId: VariantId; quantity: number }, from: Reader = db): Promise<TillWays> {
  const here = await getStore({ id: by.actor.till.locationId }, from);
  const near = here ? await listStoresNear(here, nearest, from) : [];
  const question = { variantIds: [variantId], channel: by.channel, quantity };
  const shipped = await getShipAvailability(question, from);
  const [ship] = shipped;
  const found = await getAvailability({ ...question, shipped, locationIds: near.map(({ id }) => id) }, from);
  const stores = near.flatMap((store) => {
    const answer = found.find((one) => one.locationId === store.id);
    const supply = answer && !isAvailable(answer) ? supplyOf(answer, quantity) : null;
    if (!answer || !(isAvailable(answer) || supply) || !store.canPickup || store.distanceKm > farthestKm) return [];
    const { id, name, country, state, postcode, timeZone } = store;
    return [{ place: { id, name, country, state, postcode, timeZone }, distance: store.distanceKm < 0.1 ? "This store" : distanceWords(store.distanceKm), words: supply ? supplyWords(supply, store) : availabilityWords(answer, quantity, store), isSent: supply !== null }];
  });
  return { ship: { isPossible: ship?.reason === null, words: ship ? shipWords(ship, quantity) : "Not delivered" }, stores };
}
