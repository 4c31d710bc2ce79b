import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { returnTone } from "@/components/order/returns/return-tone";
import { StaffPage } from "@/components/shell/staff-page";
import { NoPermission } from "@/components/staff/frame/no-permission";
import { DecideStep } from "@/components/staff/returns/decide-step";
import { InspectStep } from "@/components/staff/returns/inspect-step";
import { ReceiveStep } from "@/components/staff/returns/receive-step";
import { ReturnAside } from "@/components/staff/returns/return-aside";
import { ReturnLive } from "@/components/staff/returns/return-live";
import { ReturnUnits } from "@/components/staff/returns/return-units";
import { Badge } from "@/components/ui/badge";
import { Breadcrumb } from "@/components/ui/breadcrumb";
import { listOwnStores } from "@/lib/domain/identity/list-own-stores";
import { mayStaff } from "@/lib/domain/identity/permission";
import { dateWords } from "@/lib/domain/locations/time-words";
import { getStaffReturn } from "@/lib/domain/returns/get-staff-return";
import { returnWords } from "@/lib/domain/returns/return-state";
import { maybePermit, staffStoreId } from "@/lib/session";

type Props = PageProps<"/staff/returns/[number]">;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await params).number };
}

export default async function ReturnPage({ params }: Props) {
  const by = await maybePermit("returns.view");
  if (!by) return <NoPermission what="returns" />;
  const view = await getStaffReturn(by, (await params).number.slice(0, 40).toUpperCase());
  if (!view) notFound();
  const [stores, storeId] = await Promise.all([listOwnStores(by), staffStoreId()]);
  const here = stores.find(({ id }) => id === storeId) ?? null;
  const may = (name: "receive" | "inspect") => view.actions.some((action) => action.name === name && action.blockedBy === null);
  const step = may("receive") ? "Receive" : may("inspect") ? "Inspect" : null;
  return (
    <StaffPage title={view.number} detail={<span className="inline-flex flex-wrap items-center gap-x-3 gap-y-1"><Badge tone={returnTone[view.status]} hasShape>{returnWords[view.status].staff}</Badge>{view.store ? `Received at ${view.store.name}` : view.status === "approved" ? `To be brought until ${dateWords(new Date(view.bringBy), view.timeZone)}` : null}</span>}>
      <div className="-mt-3 mb-4"><Breadcrumb crumbs={[{ label: "Returns", href: "/staff/returns" }, { label: view.number }]} /></div>
      <ReturnLive orderId={view.order.id} />
      <div className="grid items-start gap-6 xl:grid-cols-[minmax(0,1fr)_22rem]">
        <div className="grid gap-6">
          {view.closedReason && <p className="rounded-md bg-sunken px-4 py-3 text-sm">{view.closedReason}</p>}
          {step && <section aria-labelledby="return-step"><h2 id="return-step" className="mb-3 text-sm font-semibold">{step}</h2>{step === "Receive" ? <ReceiveStep view={view} here={here} /> : <InspectStep key={view.lines.flatMap(({ units }) => units.map(({ status }) => status)).join()} view={view} />}</section>}
          <DecideStep view={view} />
          {(!step || view.lines.some(({ units }) => units.some(({ outcome }) => outcome !== null))) && <section aria-labelledby="return-units"><h2 id="return-units" className="mb-3 text-sm font-semibold">What is in it</h2><ReturnUnits lines={view.lines} currency={view.currency} /></section>}
        </div>
        <ReturnAside view={view} mayOpenFile={mayStaff(by.actor, "customers.view")} />
      </div>
    </StaffPage>
  );
}
