import { cacheLife, cacheTag } from "next/cache";
import { listAppointmentKinds } from "@/lib/domain/appointments/list-appointment-kinds";
import { getStore } from "@/lib/domain/locations/get-store";
import { listStores } from "@/lib/domain/locations/list-stores";
import { dayAt } from "@/lib/domain/locations/zone-day";
import { wallClock } from "@/lib/kernel/clock";
import type { LocationId } from "@/lib/kernel/ids";
import { tags } from "@/lib/kernel/tags";

export async function loadStores() {
  "use cache";
  cacheTag(tags.stores);
  cacheLife("days");
  return (await listStores()).filter((store) => store.canSell);
}

/** One store shoppers can visit, with the exceptions to its hours that are not over; null for warehouses and what is gone. */
export async function loadStore(slug: string) {
  "use cache";
  cacheTag(tags.stores);
  cacheLife("hours");
  const store = await getStore({ slug });
  if (!store || !store.isActive || !store.canSell || store.kind === "warehouse") return null;
  const today = dayAt(store.timeZone, wallClock().getTime());
  return { ...store, exceptions: store.exceptions.filter(({ day }) => day >= today) };
}

/** What a store takes time for. */
export async function loadKinds(locationId: LocationId) {
  "use cache";
  cacheTag(tags.stores);
  cacheLife("days");
  return (await listAppointmentKinds(locationId)).filter(({ isOn }) => isOn).map(({ id, name, minutes }) => ({ id, name, minutes }));
}
