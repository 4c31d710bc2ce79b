import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import type { CheckoutId, LocationId } from "@/lib/kernel/ids";
import { Refusal } from "@/lib/kernel/refusal";
import type { BookingPurpose } from "./capacity";
import { openWindows } from "./delivery-windows";
import { getLocalDelivery } from "./get-local-delivery";
import { openSlots, readCalendar, type Calendar, type PickupSlot } from "./list-pickup-slots";
import { slotLock } from "./slot-lock";

export type SlotChoice = { locationId: LocationId; purpose: Exclude<BookingPurpose, "appointment">; startsAt: Date; endsAt: Date };

/** Slots may be chosen this far ahead. */
const reachDays = 31;

/**
 * Locks the hour, of a delivery the first of its window, and finds room in it; the lock lasts until the transaction ends.
 * @throws Refusal `not_found`, `pickup_off`, `delivery_off`, `past_cutoff`, `slot_past`, `store_closed`, `slot_full`
 */
export async function findFreeSlot(tx: Tx, choice: SlotChoice, ownCheckoutId: CheckoutId | null): Promise<PickupSlot> {
  await tx.execute(sql`select ${slotLock(sql`${choice.locationId}`, sql`${choice.startsAt.toISOString()}`)}`);
  const calendar = await readCalendar(tx, choice.locationId, reachDays, ownCheckoutId);
  if (!calendar) throw new Refusal("not_found");
  const { store, now } = calendar;
  const slot = choice.purpose === "delivery" ? await findWindow(tx, calendar, choice) : findHour(calendar, choice);
  if (!slot) throw new Refusal(choice.startsAt <= now ? "slot_past" : "store_closed", { store: store.name });
  if (slot.left < 1) throw new Refusal("slot_full", { store: store.name });
  return slot;
}

function findHour(calendar: Calendar, choice: SlotChoice): PickupSlot | undefined {
  const { store } = calendar;
  if (choice.purpose === "curbside" ? !store.canCurbside : !store.canPickup) throw new Refusal("pickup_off", { store: store.name });
  return openSlots(calendar, reachDays).find(isSameTime(choice));
}

async function findWindow(tx: Tx, calendar: Calendar, choice: SlotChoice): Promise<PickupSlot | undefined> {
  const { store, now } = calendar;
  const terms = await getLocalDelivery(store.id, tx);
  if (!terms?.isOn) throw new Refusal("delivery_off", { store: store.name });
  const found = openWindows(calendar, terms).find(isSameTime(choice));
  if (!found && choice.startsAt > now && choice.startsAt.getTime() < now.getTime() + terms.cutoffMinutes * 60_000) throw new Refusal("past_cutoff");
  return found && { ...found, readyAt: found.endsAt };
}

const isSameTime = (choice: SlotChoice) => (one: { startsAt: Date; endsAt: Date }) => isSame(one.startsAt, choice.startsAt) && isSame(one.endsAt, choice.endsAt);

const isSame = (a: Date, b: Date) => a.getTime() === b.getTime();
