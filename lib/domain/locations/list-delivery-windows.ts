import { db, type Reader } from "@/db/client";
import type { CheckoutId, LocationId } from "@/lib/kernel/ids";
import { openWindows, type DeliveryWindow } from "./delivery-windows";
import { getLocalDelivery } from "./get-local-delivery";
import { readCalendar } from "./list-pickup-slots";
import { isPaused } from "./store-summary";

/** The windows in which a store's own van still goes out; none while it takes no work. A checkout's own window does not count. */
export async function listDeliveryWindows(input: { locationId: LocationId; ownCheckoutId?: CheckoutId | null }, from: Reader = db): Promise<DeliveryWindow[]> {
  const terms = await getLocalDelivery(input.locationId, from);
  if (!terms?.isOn) return [];
  const calendar = await readCalendar(from, input.locationId, terms.daysAhead + 1, input.ownCheckoutId ?? null);
  return calendar && !isPaused(calendar.store, calendar.now) ? openWindows(calendar, terms) : [];
}
