import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { StaffPage } from "@/components/shell/staff-page";
import { KindEditor } from "@/components/staff/appointments/kind-editor";
import { NoPermission } from "@/components/staff/frame/no-permission";
import { CapacityPlot } from "@/components/staff/stores/capacity-plot";
import { ExceptionsEditor } from "@/components/staff/stores/exceptions-editor";
import { HoursEditor } from "@/components/staff/stores/hours-editor";
import { LocalDeliveryEditor } from "@/components/staff/stores/local-delivery-editor";
import { StoreEditor, type StoreDraft } from "@/components/staff/stores/store-editor";
import { Banner } from "@/components/ui/banner";
import { Breadcrumb } from "@/components/ui/breadcrumb";
import { LinkButton } from "@/components/ui/link-button";
import { listAppointmentKinds } from "@/lib/domain/appointments/list-appointment-kinds";
import { listCapacity } from "@/lib/domain/locations/list-capacity";
import { getLocalDelivery } from "@/lib/domain/locations/get-local-delivery";
import { getStore } from "@/lib/domain/locations/get-store";
import { firstTerms } from "@/lib/domain/locations/local-delivery";
import { addressLine, type StoreSummary } from "@/lib/domain/locations/store-summary";
import { usStates } from "@/lib/domain/locations/us-states";
import { asId, isUuid, type LocationId } from "@/lib/kernel/ids";
import { maybePermit } from "@/lib/session";

export const metadata: Metadata = { title: "Store" };

export default async function StorePage({ params }: PageProps<"/staff/stores/[id]">) {
  const by = await maybePermit("locations.view");
  if (!by) return <NoPermission what="stores" />;
  const { id } = await params;
  if (!isUuid(id)) notFound();
  const store = await getStore({ id: asId<LocationId>(id) });
  if (!store) notFound();
  const capacity = await listCapacity(by, { locationId: store.id, days: 7 });
  const mayEdit = (await maybePermit("locations.edit")) !== null;
  const mayAudit = (await maybePermit("audit.view")) !== null;
  return (
    <StaffPage
      title={store.name} detail={`${store.code} · ${addressLine(store)}`}
      actions={<><LinkButton href={`/staff/inventory?location=${store.id}`} look="secondary">Its stock</LinkButton>{mayAudit && <LinkButton href={`/staff/audit?subject=location:${store.id}`} look="secondary">Changes</LinkButton>}</>}
    >
      <div className="-mt-4 mb-4"><Breadcrumb crumbs={[{ label: "Stores", href: "/staff/stores" }, { label: store.name }]} /></div>
      {!mayEdit && <Banner className="mb-6">Your role may look, not change. An administrator edits stores; a manager may close early from Today.</Banner>}
      {capacity && <section className="mb-10"><h2 className="mb-3 text-sm font-semibold">The work of the next seven days</h2><CapacityPlot days={capacity} timeZone={store.timeZone} /></section>}
      <div className="grid items-start gap-10 xl:grid-cols-[minmax(0,1fr)_30rem]">
        <StoreEditor locationId={store.id} version={store.version} store={draftOf(store)} states={Object.entries(usStates)} mayEdit={mayEdit} />
        <div className="grid gap-10">
          <section><h2 className="mb-2 text-sm font-semibold">Weekly hours</h2><HoursEditor locationId={store.id} version={store.version} hours={store.hours} mayEdit={mayEdit} /></section>
          <section><h2 className="mb-2 text-sm font-semibold">Special dates</h2><ExceptionsEditor locationId={store.id} version={store.version} exceptions={store.exceptions} mayEdit={mayEdit} /></section>
          {store.canSell && <section><h2 className="mb-2 text-sm font-semibold">Appointments</h2><KindEditor locationId={store.id} kinds={await listAppointmentKinds(store.id)} mayEdit={mayEdit} /></section>}
          {store.canSell && <section><h2 className="mb-2 text-sm font-semibold">Local delivery</h2><LocalDeliveryEditor locationId={store.id} version={store.version} terms={(await getLocalDelivery(store.id)) ?? firstTerms} mayEdit={mayEdit} /></section>}
        </div>
      </div>
    </StaffPage>
  );
}

function draftOf(store: StoreSummary): StoreDraft {
  const { name, addressLine1, addressLine2, city, state, postcode, timeZone, phone, canSell, canPickup, canCurbside, canShip, canReturn, isActive, collectionInstructions } = store;
  return {
    name, addressLine1, addressLine2, city, state, postcode, timeZone, phone, canSell, canPickup, canCurbside, canShip, canReturn, isActive, collectionInstructions,
    latitude: String(store.latitude), longitude: String(store.longitude), services: store.services.join("\n"), pickupLeadMinutes: String(store.pickupLeadMinutes), pickupCutoffMinutes: String(store.pickupCutoffMinutes),
    pickupsPerHour: String(store.pickupsPerHour), pickupMaxParcelGrams: String(store.pickupMaxParcelGrams ?? ""), pickupMaxParcelMm: String(store.pickupMaxParcelMm ?? ""), holdDays: String(store.holdDays),
  };
}
