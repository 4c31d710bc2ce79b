import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { ChangeAppointment } from "@/components/appointments/change-appointment";
import { ZoneNote } from "@/components/stores/zone-note";
import { Banner } from "@/components/ui/banner";
import { LinkButton } from "@/components/ui/link-button";
import { lengthWords } from "@/lib/domain/appointments/appointment";
import { getAppointment } from "@/lib/domain/appointments/get-appointment";
import { phoneWords } from "@/lib/domain/locations/phone-words";
import { hoursWords, dateWords } from "@/lib/domain/locations/time-words";
import { wallClock } from "@/lib/kernel/clock";
import { asId, isUuid, type AppointmentId } from "@/lib/kernel/ids";
import { readLink } from "@/lib/kernel/signed-link";
import { requirePermit } from "@/lib/session";

export const metadata: Metadata = { title: "Your appointment", robots: { index: false }, referrer: "same-origin" };

/** What the link of a mail opens: this one appointment, without signing in. */
export default async function AppointmentPage({ params }: PageProps<"/[locale]/appointments/[token]">) {
  const by = await requirePermit("orders.track");
  const token = decodeURIComponent((await params).token);
  const id = readLink("appointment", token, wallClock());
  const found = id && isUuid(id) ? await getAppointment(by, asId<AppointmentId>(id)) : null;
  if (!found) notFound();
  const { view: { kind, store, status, startsAt, endsAt, name, note, number }, times, isOver } = found;
  const time = { startsAt: new Date(startsAt), endsAt: new Date(endsAt) };
  return (
    <div className="page py-12 lg:py-16">
      <div className="mx-auto max-w-2xl">
        <p className="figures text-sm text-muted">Appointment {number} for {name}</p>
        <h1 className="mt-2 display-2">{kind.name}</h1>
        {status === "cancelled" && <Banner tone="warning" className="mt-5">It is cancelled. A mail confirms it.</Banner>}
        <p className="mt-4 text-lg">{dateWords(time.startsAt, store.timeZone)}, {hoursWords(time, store.timeZone)}<ZoneNote at={startsAt} timeZone={store.timeZone} /> <span className="text-muted">· {lengthWords(kind.minutes)}</span></p>
        {kind.about && !isOver && <p className="mt-3 text-muted">{kind.about}</p>}
        {note && <p className="mt-3 text-sm"><span className="text-muted">You wrote: </span>{note}</p>}
        <address className="mt-6 text-sm not-italic"><span className="font-medium">{store.name}</span><br />{store.addressLine1}<br />{store.city}, {store.state} {store.postcode}{store.phone && <><br /><a href={`tel:${store.phone}`} className="figures inline-flex min-h-11 items-center underline underline-offset-4">{phoneWords(store.phone)}</a></>}</address>
        <p className="text-sm"><Link href={`/stores/${store.slug}`} className="inline-flex min-h-11 items-center underline underline-offset-4">Store and hours</Link></p>
        {isOver ? <LinkButton href={`/stores/${store.slug}/appointments`} look="secondary" className="mt-6">Book another time</LinkButton> : <ChangeAppointment token={token} storeName={store.name} timeZone={store.timeZone} now={wallClock().toISOString()} times={times} />}
      </div>
    </div>
  );
}
