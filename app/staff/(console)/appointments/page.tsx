import { CalendarClock } from "lucide-react";
import type { Metadata } from "next";
import { StaffPage } from "@/components/shell/staff-page";
import { VisitList } from "@/components/staff/appointments/visit-list";
import { NoPermission } from "@/components/staff/frame/no-permission";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { appointmentQuery } from "@/lib/domain/appointments/appointment";
import { listAppointments } from "@/lib/domain/appointments/list-appointments";
import { listAppointmentKinds } from "@/lib/domain/appointments/list-appointment-kinds";
import { calendarWords } from "@/lib/domain/locations/time-words";
import { maybePermit, staffStoreId } from "@/lib/session";

export const metadata: Metadata = { title: "Appointments" };

export default async function AppointmentsPage({ searchParams }: PageProps<"/staff/appointments">) {
  const by = await maybePermit("orders.service");
  if (!by) return <NoPermission what="appointments" />;
  const { day } = appointmentQuery.parse(await searchParams);
  const locationId = await staffStoreId();
  const found = locationId && (await listAppointments(by, { locationId, day }));
  if (!found) return (
    <StaffPage title="Appointments">
      <EmptyState icon={<CalendarClock />} title="Whose day?" action={<LinkButton href="/staff/stores" look="secondary">See the stores</LinkButton>}>Choose one store in the menu: each has a day of its own.</EmptyState>
    </StaffPage>
  );
  const hasKinds = (await listAppointmentKinds(locationId)).some(({ isOn }) => isOn);
  return (
    <StaffPage title="Appointments" detail={`${found.storeName} · ${calendarWords(found.day)}`} actions={hasKinds && <LinkButton href="/staff/appointments/new">Book for somebody</LinkButton>}>
      <VisitList day={found} hasKinds={hasKinds} />
    </StaffPage>
  );
}
