import { CalendarX } from "lucide-react";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { BookForm } from "@/components/appointments/book-form";
import { KindChoice } from "@/components/appointments/kind-choice";
import { Breadcrumb } from "@/components/ui/breadcrumb";
import { EmptyState } from "@/components/ui/empty-state";
import { bookAppointment } from "@/lib/actions/appointments";
import { listAppointmentKinds } from "@/lib/domain/appointments/list-appointment-kinds";
import { listAppointmentTimes } from "@/lib/domain/appointments/list-appointment-times";
import { getProfile } from "@/lib/domain/customers/get-profile";
import { getStore } from "@/lib/domain/locations/get-store";
import { wallClock } from "@/lib/kernel/clock";
import { maybePermit, requirePermit } from "@/lib/session";

export const metadata: Metadata = { title: "Book an appointment", robots: { index: false } };

export default async function AppointmentsPage({ params, searchParams }: PageProps<"/[locale]/stores/[slug]/appointments">) {
  await requirePermit("orders.place");
  const store = await getStore({ slug: (await params).slug });
  if (!store?.isActive || !store.canSell) notFound();
  const kinds = (await listAppointmentKinds(store.id)).filter(({ isOn }) => isOn);
  const { kind: wanted } = await searchParams;
  const kind = kinds.find(({ id }) => id === wanted) ?? (kinds.length === 1 ? kinds[0] : undefined);
  const times = kind ? await listAppointmentTimes(kind) : [];
  const member = await maybePermit("account.own");
  const profile = member && (await getProfile(member));
  return (
    <div className="page pt-3 pb-16">
      <Breadcrumb crumbs={[{ label: "Stores", href: "/stores" }, { label: store.name, href: `/stores/${store.slug}` }, { label: "Appointments" }]} />
      <h1 className="mt-5 display-2">Time for you at {store.name}</h1>
      <p className="mt-3 max-w-[56ch] text-muted">{store.addressLine1}, {store.city}, {store.state} {store.postcode}. It costs nothing, and you can move or cancel it with the link in your mail.</p>
      {kinds.length === 0 && <div className="mt-8"><EmptyState icon={<CalendarX />} title="This store takes no appointments">Come in whenever it is open.</EmptyState></div>}
      {kinds.length > 0 && <section aria-labelledby="what" className="mt-10"><h2 id="what" className="mb-4 display-3">What would you like?</h2><KindChoice kinds={kinds} chosen={kind?.id ?? null} hrefOf={({ id }) => `/stores/${store.slug}/appointments?kind=${id}`} /></section>}
      {kind && (
        <section aria-labelledby="when" className="mt-10">
          <h2 id="when" className="mb-4 display-3">When does it suit you?</h2>
          {times.some(({ left }) => left > 0)
            ? <BookForm key={kind.id} kindId={kind.id} storeName={store.name} timeZone={store.timeZone} now={wallClock().toISOString()} times={times} person={profile} book={bookAppointment} />
            : <EmptyState icon={<CalendarX />} title="No time is free in the next days">Look again tomorrow, or choose another store.</EmptyState>}
        </section>
      )}
    </div>
  );
}
