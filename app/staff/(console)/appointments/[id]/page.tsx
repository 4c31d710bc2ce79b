import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { StaffPage } from "@/components/shell/staff-page";
import { MoveVisit } from "@/components/staff/appointments/move-visit";
import { NoPermission } from "@/components/staff/frame/no-permission";
import { Breadcrumb } from "@/components/ui/breadcrumb";
import { getVisit } from "@/lib/domain/appointments/get-visit";
import { slotWords } from "@/lib/domain/locations/time-words";
import { dayAt } from "@/lib/domain/locations/zone-day";
import { wallClock } from "@/lib/kernel/clock";
import { asId, isUuid, type AppointmentId } from "@/lib/kernel/ids";
import { maybePermit } from "@/lib/session";

export const metadata: Metadata = { title: "Move an appointment" };

export default async function MoveAppointmentPage({ params }: PageProps<"/staff/appointments/[id]">) {
  const by = await maybePermit("orders.service");
  if (!by) return <NoPermission what="appointments" />;
  const { id } = await params;
  const found = isUuid(id) ? await getVisit(by, asId<AppointmentId>(id)) : null;
  if (!found) notFound();
  const { view, times } = found;
  const now = wallClock();
  const { timeZone } = view.store;
  return (
    <StaffPage title={`Move ${view.name}`} detail={`${view.kind.name} at ${view.store.name}, now ${slotWords({ startsAt: new Date(view.startsAt), endsAt: new Date(view.endsAt) }, timeZone, now)}. A mail tells the new time.`}>
      <div className="-mt-4 mb-6"><Breadcrumb crumbs={[{ label: "Appointments", href: `/staff/appointments?day=${dayAt(timeZone, Date.parse(view.startsAt))}` }, { label: view.number }]} /></div>
      <MoveVisit appointmentId={view.id} storeName={view.store.name} timeZone={timeZone} now={now.toISOString()} times={times} />
    </StaffPage>
  );
}
