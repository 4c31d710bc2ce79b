import { sql } from "drizzle-orm";
import { expect } from "vitest";
import type { Tx } from "@/db/client";
import { dbTest } from "@/db/testing";
import { permit } from "@/lib/domain/identity/permit";
import { listCapacity } from "@/lib/domain/locations/list-capacity";
import { listPickupSlots } from "@/lib/domain/locations/list-pickup-slots";
import { hire, openStore, shopper } from "@/lib/domain/locations/testing";
import { dayAfter, dayAt, instantAt } from "@/lib/domain/locations/zone-day";
import { asId, newId, type AppointmentId, type LocationId } from "@/lib/kernel/ids";
import { bookAppointment } from "./book-appointment";
import { cancelAppointment } from "./cancel-appointment";
import { closeAppointment } from "./close-appointment";
import { getAppointment } from "./get-appointment";
import { getVisit } from "./get-visit";
import { listAppointmentTimes } from "./list-appointment-times";
import { listAppointmentKinds } from "./list-appointment-kinds";
import { listAppointments } from "./list-appointments";
import { moveAppointment } from "./move-appointment";
import { appointmentToken, proveAppointment } from "./prove-appointment";
import { saveAppointmentKind } from "./save-appointment-kind";
import { offer, person } from "./testing";

process.env.AUTH_SECRET ??= "a secret that only tests know, long enough";
process.env.DATABASE_URL ??= "postgresql://nobody@localhost:1/nothing";

const zone = "America/Los_Angeles";
const tracker = permit({ kind: "guest", deviceId: null, cartId: null }, "orders.track", { channel: "web" });

async function openStudio(tx: Tx, kind = {}, store = {}) {
  const locationId = await openStore(tx, { pickupsPerHour: 6, ...store });
  return { locationId, kind: await offer(tx, locationId, kind) };
}
type Studio = Awaited<ReturnType<typeof openStudio>>;

/** Noon of the day after tomorrow at the store, or so many hours later. */
const noon = (hoursLater = 0): Date => new Date(instantAt(zone, dayAfter(dayAt(zone, Date.now()), 2), (12 + hoursLater) * 60));
const book = async (tx: Tx, studio: Studio, slot: Date, by: Parameters<typeof bookAppointment>[1] = shopper) => (await bookAppointment(tx, by, { ...person, kindId: studio.kind.id, slot })).appointmentId;
const leftAt = async (tx: Tx, { kind }: Studio, slot: Date) => (await listAppointmentTimes(kind, null, tx)).find(({ startsAt }) => startsAt === slot.toISOString())?.left;
const pickupsLeft = async (tx: Tx, locationId: LocationId, slot: Date) => (await listPickupSlots({ locationId, days: 4 }, tx)).find(({ startsAt }) => startsAt.getTime() === slot.getTime())?.left;

dbTest("an appointment takes its hours out of the calendar of pickups, and gives them back when it is cancelled", async ({ tx }) => {
  const studio = await openStudio(tx);
  const slot = noon();
  const id = await book(tx, studio, slot);
  expect([await pickupsLeft(tx, studio.locationId, slot), await leftAt(tx, studio, slot)]).toEqual([3, 0]);
  const week = (await listCapacity(await hire(tx, "associate", "locations.view", [studio.locationId]), { locationId: studio.locationId, days: 4 }, tx)) ?? [];
  expect(week.flatMap(({ hours }) => hours).filter(({ work }) => work.appointment > 0)).toMatchObject([{ startsAt: slot.toISOString(), work: { appointment: 3, pickup: 0 }, room: 6 }]);
  await cancelAppointment(tx, tracker, { appointmentId: id });
  await cancelAppointment(tx, tracker, { appointmentId: id });
  expect([await pickupsLeft(tx, studio.locationId, slot), await leftAt(tx, studio, slot)]).toEqual([6, 1]);
});

dbTest("an hour full of orders takes no appointment, and one that touches two hours needs room in both", async ({ tx }) => {
  const studio = await openStudio(tx, { minutes: 90, atOnce: 9 }, { pickupsPerHour: 4 });
  const slot = noon();
  await book(tx, studio, slot);
  const next = new Date(slot.getTime() + 3_600_000);
  expect([await leftAt(tx, studio, slot), await leftAt(tx, studio, next), await pickupsLeft(tx, studio.locationId, next)]).toEqual([0, 0, 1]);
  await expect(book(tx, studio, next)).rejects.toMatchObject({ code: "slot_full" });
  expect(await leftAt(tx, studio, new Date(slot.getTime() + 7_200_000))).toBe(1);
});

dbTest("one person gives one consultation at a time, also half an hour later", async ({ tx }) => {
  const studio = await openStudio(tx, { room: 1 });
  const slot = noon();
  await book(tx, studio, slot);
  await expect(book(tx, studio, new Date(slot.getTime() + 1_800_000))).rejects.toMatchObject({ code: "slot_full" });
  await book(tx, studio, new Date(slot.getTime() + 3_600_000));
});

dbTest("refuses times that are none: past, at too short notice, off the half hour, of a kind that is off; staff may at short notice", async ({ tx }) => {
  const studio = await openStudio(tx, { cutoffMinutes: 1_440 });
  const soon = new Date(Math.ceil((Date.now() + 1_800_000) / 3_600_000) * 3_600_000);
  await expect(book(tx, studio, new Date(soon.getTime() - 7_200_000))).rejects.toMatchObject({ code: "slot_past" });
  await expect(book(tx, studio, soon)).rejects.toMatchObject({ code: "past_cutoff" });
  await expect(book(tx, studio, new Date(soon.getTime() + 48 * 3_600_000 + 60_000))).rejects.toMatchObject({ code: "store_closed" });
  const ana = await hire(tx, "associate", "orders.service", [studio.locationId]);
  expect((await listAppointments(ana, { locationId: studio.locationId, day: dayAt(zone, soon.getTime()) }, tx))?.rows).toEqual([]);
  await book(tx, studio, soon, ana);
  await expect(book(tx, studio, soon, await hire(tx, "associate", "orders.service", [await openStore(tx)]))).rejects.toMatchObject({ code: "not_found" });
  await tx.execute(sql`update appointment_kind set is_on = false`);
  await expect(book(tx, studio, new Date(soon.getTime() + 48 * 3_600_000))).rejects.toMatchObject({ code: "not_found" });
});

dbTest("its link opens exactly one appointment, and moves it until the cut-off; its hours move along", async ({ tx }) => {
  const studio = await openStudio(tx);
  const [slot, next] = [noon(), noon(4)];
  const id = await book(tx, studio, slot);
  const token = appointmentToken(id, new Date());
  expect(await proveAppointment(tracker, { token }, tx)).toBe(id);
  await expect(proveAppointment(tracker, { token: token.replace(id, newId<AppointmentId>()) }, tx)).rejects.toMatchObject({ code: "link_expired" });
  await expect(proveAppointment(tracker, { appointmentId: id }, tx)).rejects.toMatchObject({ code: "not_found" });
  expect((await getAppointment(tracker, id, tx))?.times.some(({ startsAt }) => startsAt === next.toISOString())).toBe(true);
  await moveAppointment(tx, tracker, { appointmentId: id, slot: next });
  expect([await pickupsLeft(tx, studio.locationId, slot), await pickupsLeft(tx, studio.locationId, next)]).toEqual([6, 3]);
  await tx.execute(sql`update appointment_kind set cutoff_minutes = 20160`);
  await expect(moveAppointment(tx, tracker, { appointmentId: id, slot })).rejects.toMatchObject({ code: "past_cutoff" });
  expect(await getAppointment(tracker, id, tx)).toMatchObject({ isOver: false, times: [] });
});

dbTest("a member's own appointment needs no link, and nobody else's is theirs", async ({ tx }) => {
  const studio = await openStudio(tx);
  const id = await book(tx, studio, noon());
  const customer = (await tx.execute<{ id: string }>(sql`insert into customer (id, name, email) values (${newId()}, 'Maya Lin', 'maya@example.com') returning id`)).rows[0]!.id;
  const member = permit({ kind: "customer", customerId: asId(customer), accountId: newId(), sessionId: newId(), deviceId: null, cartId: null }, "orders.track", { channel: "web" });
  await expect(proveAppointment(member, { appointmentId: id }, tx)).rejects.toMatchObject({ code: "not_found" });
  await tx.execute(sql`update appointment set customer_id = ${customer} where id = ${id}`);
  expect(await proveAppointment(member, { appointmentId: id }, tx)).toBe(id);
});

dbTest("the store sees its day and says who came; another store sees none of it", async ({ tx }) => {
  const studio = await openStudio(tx, { atOnce: 2 });
  const slot = noon();
  const [first, second] = [await book(tx, studio, slot), await book(tx, studio, slot)];
  const ana = await hire(tx, "associate", "orders.service", [studio.locationId]);
  await closeAppointment(tx, ana, { appointmentId: first, as: "kept" });
  await closeAppointment(tx, ana, { appointmentId: second, as: "missed" });
  await expect(closeAppointment(tx, ana, { appointmentId: second, as: "kept" })).rejects.toMatchObject({ code: "illegal_move" });
  await expect(cancelAppointment(tx, ana, { appointmentId: first })).rejects.toMatchObject({ code: "illegal_move" });
  const day = await listAppointments(ana, { locationId: studio.locationId, day: dayAt(zone, slot.getTime()) }, tx);
  expect(day?.rows.map(({ status }) => status).sort()).toEqual(["kept", "missed"]);
  const bend = await hire(tx, "associate", "orders.service", [await openStore(tx)]);
  expect(await listAppointments(bend, { locationId: studio.locationId, day: null }, tx)).toBeNull();
  await expect(closeAppointment(tx, bend, { appointmentId: first, as: "kept" })).rejects.toMatchObject({ code: "not_found" });
});

dbTest("staff move an appointment of their store, also past its cut-off, and see none of another store", async ({ tx }) => {
  const studio = await openStudio(tx);
  const id = await book(tx, studio, noon());
  await tx.execute(sql`update appointment_kind set cutoff_minutes = 20160`);
  const ana = await hire(tx, "associate", "orders.service", [studio.locationId]);
  const bend = await hire(tx, "associate", "orders.service", [await openStore(tx)]);
  expect((await getVisit(ana, id, tx))?.times.some(({ startsAt, left }) => startsAt === noon(3).toISOString() && left > 0)).toBe(true);
  expect(await getVisit(bend, id, tx)).toBeNull();
  await expect(moveAppointment(tx, bend, { appointmentId: id, slot: noon(3) })).rejects.toMatchObject({ code: "not_found" });
  await moveAppointment(tx, ana, { appointmentId: id, slot: noon(3) });
  expect((await getVisit(ana, id, tx))?.view.startsAt).toBe(noon(3).toISOString());
});

dbTest("an address books four a day, not forty", async ({ tx }) => {
  const studio = await openStudio(tx, { atOnce: 50, room: 1 }, { pickupsPerHour: 100 });
  const slot = noon();
  for (let n = 0; n < 4; n++) await book(tx, studio, slot);
  await expect(book(tx, studio, slot)).rejects.toMatchObject({ code: "too_many_attempts" });
});

dbTest("an administrator says what a store takes time for; two kinds of one name and an older page are refused", async ({ tx }) => {
  const { locationId, kind } = await openStudio(tx);
  const admin = await hire(tx, "admin", "locations.edit", "all");
  const change = { locationId, kindId: kind.id, version: 1, name: "Design consultation", about: "", minutes: 45, atOnce: 2, room: 2, cutoffMinutes: 60, daysAhead: 7, isOn: true };
  await saveAppointmentKind(tx, admin, change);
  await expect(saveAppointmentKind(tx, admin, change)).rejects.toMatchObject({ code: "stale_version" });
  await expect(saveAppointmentKind(tx, admin, { ...change, kindId: null, name: "design CONSULTATION" })).rejects.toMatchObject({ code: "name_taken" });
  await saveAppointmentKind(tx, admin, { ...change, kindId: null, name: "Plant clinic" });
  expect((await listAppointmentKinds(locationId, tx)).map(({ name, minutes, version }) => `${name} ${minutes} ${version}`)).toEqual(["Design consultation 45 2", "Plant clinic 45 1"]);
});
