import { CalendarX } from "lucide-react";
import type { Metadata } from "next";
import { BookForm } from "@/components/appointments/book-form";
import { KindChoice } from "@/components/appointments/kind-choice";
import { StaffPage } from "@/components/shell/staff-page";
import { NoPermission } from "@/components/staff/frame/no-permission";
import { Breadcrumb } from "@/components/ui/breadcrumb";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { bookVisit } from "@/lib/actions/appointments";
import { listAppointmentKinds } from "@/lib/domain/appointments/list-appointment-kinds";
import { listAppointmentTimes } from "@/lib/domain/appointments/list-appointment-times";
import { getStore } from "@/lib/domain/locations/get-store";
import { wallClock } from "@/lib/kernel/clock";
import { maybePermit, staffStoreId } from "@/lib/session";

export const metadata: Metadata = { title: "Book an appointment" };

export default async function NewAppointmentPage({ searchParams }: PageProps<"/staff/appointments/new">) {
  const by = await maybePermit("orders.service");
  if (!by) return <NoPermission what="appointments" />;
  const locationId = await staffStoreId();
  const store = locationId && (await getStore({ id: locationId }));
  const kinds = store ? (await listAppointmentKinds(store.id)).filter(({ isOn }) => isOn) : [];
  const { kind: wanted } = await searchParams;
  const kind = kinds.find(({ id }) => id === wanted) ?? (kinds.length === 1 ? kinds[0] : undefined);
  const times = kind ? await listAppointmentTimes({ ...kind, cutoffMinutes: 0 }) : [];
  return (
    <StaffPage title="Book an appointment" detail={store ? store.name : undefined}>
      <div className="-mt-4 mb-6"><Breadcrumb crumbs={[{ label: "Appointments", href: "/staff/appointments" }, { label: "Book" }]} /></div>
      {!store && <EmptyState icon={<CalendarX />} title="At which store?" action={<LinkButton href="/staff/stores" look="secondary">See the stores</LinkButton>}>Choose one store in the menu: each has its own kinds of appointments and a day of its own.</EmptyState>}
      {store && kinds.length === 0 && <EmptyState icon={<CalendarX />} title="Nothing can be booked here" action={<LinkButton href={`/staff/stores/${store.id}`} look="secondary">See the store</LinkButton>}>An administrator says on the page of the store what it takes time for.</EmptyState>}
      <div className="grid gap-8">
        {kinds.length > 0 && <KindChoice kinds={kinds} chosen={kind?.id ?? null} hrefOf={({ id }) => `/staff/appointments/new?kind=${id}`} />}
        {kind && store && <BookForm key={kind.id} kindId={kind.id} storeName={store.name} timeZone={store.timeZone} now={wallClock().toISOString()} times={times} person={null} book={bookVisit} />}
      </div>
    </StaffPage>
  );
}
