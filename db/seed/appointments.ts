import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { appointment, appointmentKind } from "@/db/schema/appointments";
import type { AppointmentStatus } from "@/lib/domain/appointments/appointment-state";
import { hoursBetween } from "@/lib/domain/locations/slots";
import { windowsOn } from "@/lib/domain/locations/hours";
import { dayAfter, dayAt, instantAt } from "@/lib/domain/locations/zone-day";
import type { AppointmentId, AppointmentKindId } from "@/lib/kernel/ids";
import { tell, type Books } from "./books";
import type { Crew } from "./crew";
import { staffed } from "./order-steps";
import type { Person } from "./people";
import type { Random } from "./random";
import { roomLeft } from "./room-left";
import type { Store } from "./stores";
import { busiestStoreCode } from "./store-plans";
import { dayMs, hourMs, later, minuteMs, type World } from "./world";
import { writeRows } from "./write-rows";

type Kind = { name: string; about: string; service: RegExp; minutes: number; atOnce: number; room: number; notes: string[] };

const kinds: Kind[] = [
  { name: "Design consultation", about: "Bring a plan or photos of the room: we draw it with you and note what fits.", service: /design/i, minutes: 60, atOnce: 2, room: 3, notes: ["A narrow living room, about 3 by 6 meters", "Two children, so nothing with glass", ""] },
  { name: "Lighting demonstration", about: "We show you warm and cold, bright and dim, in a dark room.", service: /lighting/i, minutes: 30, atOnce: 1, room: 2, notes: ["We move in February and have no lamps yet", "For reading in bed", ""] },
  { name: "Plant clinic", about: "Bring the plant, or a leaf and a photo.", service: /plant/i, minutes: 30, atOnce: 1, room: 2, notes: ["The ficus loses its leaves", "Small flies in the soil", ""] },
];

/** What stores take time for, by what they offer, and who comes yesterday, today and in the next days. */
export function planAppointments(world: World, books: Books, random: Random, crew: Crew, stores: readonly Store[], everybody: readonly Person[]): void {
  for (const store of stores) {
    const offered = kinds.filter(({ service }) => store.plan?.services.some((one) => service.test(one)));
    const near = everybody.slice(1).filter((person) => person.home.id === store.id && person.since < later(world.now, -9 * dayMs));
    for (const kind of offered) {
      const kindId = random.id<AppointmentKindId>(world.start);
      books.appointmentKinds.push({ id: kindId, locationId: store.id, name: kind.name, about: kind.about, minutes: kind.minutes, atOnce: kind.atOnce, room: kind.room, cutoffMinutes: 120, daysAhead: 14, isOn: true, version: 1 });
      if (near.length > 0) visits(world, books, random, crew, store, { ...kind, id: kindId }, near);
    }
  }
}

function visits(world: World, books: Books, random: Random, crew: Crew, store: Store, kind: Kind & { id: AppointmentKindId }, near: readonly Person[]): void {
  const today = dayAt(store.timeZone, world.now.getTime());
  const aDay = store.code === busiestStoreCode ? 3 : 1;
  for (const day of [dayAfter(today, -1), today, dayAfter(today), dayAfter(today, 2)]) {
    for (const { opensMinute, closesMinute } of windowsOn(store.opening, day).slice(0, 1)) {
      for (let n = 0; n < aDay; n++) {
        const startMs = instantAt(store.timeZone, day, opensMinute + 90 + n * 150 + (kind.minutes === 30 ? 60 : 0));
        if (startMs + kind.minutes * minuteMs <= instantAt(store.timeZone, day, closesMinute)) visit(world, books, random, crew, store, kind, random.pick(near), startMs);
      }
    }
  }
}

function visit(world: World, books: Books, random: Random, crew: Crew, store: Store, kind: Kind & { id: AppointmentKindId }, person: Person, startMs: number): void {
  const [startsAt, endsAt] = [new Date(startMs), new Date(startMs + kind.minutes * minuteMs)];
  const hours = hoursBetween(store.opening, startMs, endsAt.getTime()) ?? [];
  if (hours.length === 0 || hours.some((hour) => roomLeft(books, store, hour.startMs) < kind.room)) return;
  const at = new Date(Math.min(later(startsAt, -random.int(20, 90) * hourMs).getTime(), later(world.now, -random.int(2, 20) * hourMs).getTime()));
  const id = random.id<AppointmentId>(at);
  const isOver = endsAt < world.now;
  const status: AppointmentStatus = !isOver ? "booked" : random.chance(0.85) ? "kept" : "missed";
  const by = random.chance(0.3) ? crew.someoneAt(store) : null;
  const customerId = person.accountId && !by ? person.id : null;
  books.appointments.push({
    id, number: `AP-${1001 + books.appointments.length}`, kindId: kind.id, locationId: store.id, status, startsAt, endsAt, name: person.name, email: person.email, phone: "", note: random.pick(kind.notes), customerId,
    bookedByStaffId: by?.id ?? null, version: isOver ? 2 : 1, createdAt: at, closedAt: isOver ? later(endsAt, 5 * minuteMs) : null,
  });
  for (const hour of hours) {
    books.bookings.push({ id: random.id(at), locationId: store.id, purpose: "appointment", startsAt: new Date(hour.startMs), endsAt: new Date(hour.endMs), checkoutId: null, fulfillmentId: null, appointmentId: id, room: kind.room, expiresAt: null });
  }
  const about = { locationId: store.id, subject: `appointment:${id}`, customerId };
  tell(books, "appointment.booked", at, by ? "store" : "web", by ? staffed(by) : { kind: "shopper", person, deviceId: person.computer }, { ...about, payload: { kindId: kind.id, startsAt: startsAt.toISOString() } });
  if (isOver) tell(books, "appointment.closed", later(endsAt, 5 * minuteMs), "store", staffed(crew.someoneAt(store)), { ...about, payload: { as: status } });
}

export async function writeAppointments(tx: Tx, books: Books): Promise<string> {
  const count = await writeRows(tx, appointmentKind, books.appointmentKinds);
  const booked = await writeRows(tx, appointment, books.appointments);
  await tx.execute(sql`select setval('appointment_number', ${1000 + Math.max(1, booked)})`);
  return `${booked} appointments of ${count} kinds`;
}
