import { sql } from "drizzle-orm";
import { db, transaction } from "@/db/client";
import type { Permit } from "@/lib/domain/identity/permit";
import { phoneWords } from "@/lib/domain/locations/phone-words";
import { dateWords, hoursWords } from "@/lib/domain/locations/time-words";
import { wallClock } from "@/lib/kernel/clock";
import { env } from "@/lib/kernel/env";
import type { AppointmentId, CustomerId } from "@/lib/kernel/ids";
import { signLink } from "@/lib/kernel/signed-link";
import type { Mail } from "./mail";
import { queueMessage } from "./queue-message";

type AppointmentEvent = "appointment.booked" | "appointment.moved" | "appointment.cancelled";
export type MailAppointment = { happened: AppointmentEvent; id: AppointmentId; number: string; kind: string; about: string; name: string; email: string; customer_id: CustomerId | null; starts_at: string; ends_at: string; store: string; address: string; phone: string; time_zone: string };

const linkLife = 1000 * 60 * 60 * 24 * 120;

/** Job: what somebody is sent when their visit is booked, moved or called off. */
export async function sendAppointmentMail(by: Permit<"system.run">, { eventId }: { eventId: number }): Promise<void> {
  const { rows } = await db.execute<MailAppointment>(sql`
    select e.kind as happened, a.id, a.number, k.name as kind, k.about, a.name, a.email, a.customer_id, a.starts_at, a.ends_at, l.name as store, concat_ws(', ', l.address_line1, l.city, l.state || ' ' || l.postcode) as address, l.phone, l.time_zone
    from event e join appointment a on 'appointment:' || a.id = e.subject join appointment_kind k on k.id = a.kind_id join location l on l.id = a.location_id where e.id = ${eventId}`);
  const visit = rows[0];
  if (!visit) return;
  const href = `${env().APP_URL.replace(/\/$/, "")}/appointments/${signLink("appointment", visit.id, new Date(wallClock().getTime() + linkLife))}`;
  await transaction((tx) => queueMessage(tx, by, {
    dedupeKey: `event:${eventId}`, template: visit.happened.replace(".", "_"), recipient: visit.email, customerId: visit.customer_id, orderId: null, mail: appointmentMail(visit, href), facts: { number: visit.number },
  }));
}

export function appointmentMail(visit: MailAppointment, href: string): Mail {
  const time = { startsAt: new Date(visit.starts_at), endsAt: new Date(visit.ends_at) };
  const when = `${dateWords(time.startsAt, visit.time_zone)}, ${hoursWords(time, visit.time_zone)}`;
  const facts = { kind: "facts" as const, rows: [{ label: "What", value: visit.kind }, { label: "When", value: when }, { label: "Where", value: `${visit.store}, ${visit.address}` }, ...(visit.phone ? [{ label: "Phone", value: phoneWords(visit.phone) }] : []), { label: "Number", value: visit.number }] };
  if (visit.happened === "appointment.cancelled") return { subject: `Called off: ${visit.kind}, ${when}`, preview: "Your appointment is cancelled.", heading: "Your appointment is cancelled", blocks: [facts, { kind: "text", text: "You can book another time whenever you like." }] };
  const isMoved = visit.happened === "appointment.moved";
  return {
    subject: `${isMoved ? "Moved" : "Booked"}: ${visit.kind}, ${when}`, preview: `${visit.store}, ${when}.`, heading: isMoved ? "Your appointment has another time" : `See you soon, ${visit.name.split(" ")[0] ?? ""}`,
    blocks: [facts, ...(visit.about ? [{ kind: "text" as const, text: visit.about }] : []), { kind: "button", label: "Move or cancel it", href }],
  };
}
