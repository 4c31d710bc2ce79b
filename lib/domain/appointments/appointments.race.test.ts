import { sql } from "drizzle-orm";
import { expect } from "vitest";
import { db, transaction } from "@/db/client";
import { raceTest } from "@/db/testing";
import { holdSlot } from "@/lib/domain/locations/hold-slot";
import { listPickupSlots } from "@/lib/domain/locations/list-pickup-slots";
import { inMinutes, openStore, shopper } from "@/lib/domain/locations/testing";
import { newId, type CheckoutId } from "@/lib/kernel/ids";
import { Refusal } from "@/lib/kernel/refusal";
import { bookAppointment } from "./book-appointment";
import { offer, person } from "./testing";

const isDone = (work: Promise<unknown>): Promise<boolean> => work.then(() => true, (error: unknown) => { if (error instanceof Refusal && error.code === "slot_full") return false; throw error; });

raceTest("twenty appointments and thirty pickups for one hour never take more of it than it has", async () => {
  const locationId = await transaction((tx) => openStore(tx, { pickupsPerHour: 8 }));
  const kind = await transaction((tx) => offer(tx, locationId, { atOnce: 2 }));
  const slot = (await listPickupSlots({ locationId, days: 3 }))[9]!;
  const appointments = Array.from({ length: 20 }, (_, i) => isDone(transaction((tx) => bookAppointment(tx, shopper, { ...person, email: `p${i}@example.com`, kindId: kind.id, slot: slot.startsAt }))));
  const pickups = Array.from({ length: 30 }, () => isDone(transaction((tx) => holdSlot(tx, shopper, { locationId, purpose: "pickup", startsAt: slot.startsAt, endsAt: slot.endsAt, checkoutId: newId<CheckoutId>(), expiresAt: inMinutes(15) }))));
  const [visits, orders] = [(await Promise.all(appointments)).filter(Boolean).length, (await Promise.all(pickups)).filter(Boolean).length];
  expect(visits).toBeLessThanOrEqual(2);
  expect(orders).toBe(8 - 3 * visits);
  const { rows } = await db.execute(sql`select sum(room)::int as taken from capacity_booking where location_id = ${locationId} and starts_at = ${slot.startsAt.toISOString()}`);
  expect(rows).toEqual([{ taken: 8 }]);
});
