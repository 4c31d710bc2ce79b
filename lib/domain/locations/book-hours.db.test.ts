import { sql } from "drizzle-orm";
import { expect } from "vitest";
import { dbTest } from "@/db/testing";
import { newId, type AppointmentId, type LocationId } from "@/lib/kernel/ids";
import { bookHours, releaseHours } from "./book-hours";
import { openStore, shopper } from "./testing";
import { dayAfter, dayAt, instantAt } from "./zone-day";

const zone = "America/Los_Angeles";
const at = (minute: number) => new Date(instantAt(zone, dayAfter(dayAt(zone, Date.now()), 2), minute));

dbTest("books each hour that is touched with its room, in place of those it had, and nothing outside the opening hours or past the room", async ({ tx }) => {
  const locationId = await openStore(tx, { pickupsPerHour: 4 }, { opensMinute: 600, closesMinute: 1_200 });
  const appointmentId = newId<AppointmentId>();
  const hours = async () => (await tx.execute<{ at: Date; room: number }>(sql`select starts_at as at, room from capacity_booking where appointment_id = ${appointmentId} order by starts_at`)).rows.map((row) => [new Date(row.at).toISOString(), row.room]);
  await bookHours(tx, shopper, { appointmentId, locationId, startsAt: at(690), endsAt: at(750), room: 3 });
  expect(await hours()).toEqual([[at(660).toISOString(), 3], [at(720).toISOString(), 3]]);
  await bookHours(tx, shopper, { appointmentId, locationId, startsAt: at(720), endsAt: at(780), room: 4 });
  expect(await hours()).toEqual([[at(720).toISOString(), 4]]);
  const other = newId<AppointmentId>();
  await expect(bookHours(tx, shopper, { appointmentId: other, locationId, startsAt: at(750), endsAt: at(810), room: 1 })).rejects.toMatchObject({ code: "slot_full" });
  await expect(bookHours(tx, shopper, { appointmentId: other, locationId, startsAt: at(1_170), endsAt: at(1_230), room: 1 })).rejects.toMatchObject({ code: "store_closed" });
  await expect(bookHours(tx, shopper, { appointmentId: other, locationId: newId<LocationId>(), startsAt: at(720), endsAt: at(780), room: 1 })).rejects.toMatchObject({ code: "not_found" });
  await releaseHours(tx, shopper, { appointmentId });
  expect(await hours()).toEqual([]);
});
