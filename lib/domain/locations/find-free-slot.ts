import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import type { CheckoutId, LocationId } from "@/lib/kernel/ids";
import { Refusal } from "@/lib/kernel/refusal";
import { openSlots, readCalendar, type PickupSlot } from "./list-pickup-slots";
import { slotLock } from "./slot-lock";

export type SlotChoice = { locationId: LocationId; purpose: "pickup" | "curbside"; startsAt: Date; endsAt: Date };

/** Slots may be chosen this far ahead. */
const reachDays = 31;

/**
 * Locks the hour and finds room in it; the lock lasts until the transaction ends.
 * @throws Refusal `not_found`, `pickup_off`, `slot_past`, `store_closed`, `slot_full`
 */
export async function findFreeSlot(tx: Tx, choice: SlotChoice, ownCheckoutId: CheckoutId | null): Promise<PickupSlot> {
  await tx.execute(sql`select ${slotLock(sql`${choice.locationId}`, sql`${choice.startsAt.toISOString()}`)}`);
  const calendar = await readCalendar(tx, choice.locationId, reachDays, ownCheckoutId);
  if (!calendar) throw new Refusal("not_found");
  const { store, now } = calendar;
  if (choice.purpose === "curbside" ? !store.canCurbside : !store.canPickup) throw new Refusal("pickup_off", { store: store.name });
  const slot = openSlots(calendar, reachDays).find((one) => isSame(one.startsAt, choice.startsAt) && isSame(one.endsAt, choice.endsAt));
  if (!slot) throw new Refusal(choice.startsAt <= now ? "slot_past" : "store_closed", { store: store.name });
  if (slot.left < 1) throw new Refusal("slot_full", { store: store.name });
  return slot;
}

const isSame = (a: Date, b: Date) => a.getTime() === b.getTime();
