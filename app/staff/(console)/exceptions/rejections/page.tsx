import type { Metadata } from "next";
import { StaffPage } from "@/components/shell/staff-page";
import { ExceptionTabs } from "@/components/staff/exceptions/exception-tabs";
import { FigureTable } from "@/components/staff/exceptions/figure-table";
import { NoPermission } from "@/components/staff/frame/no-permission";
import { EmptyState } from "@/components/ui/empty-state";
import { Stat } from "@/components/ui/stat";
import { getRejections } from "@/lib/domain/fulfillment/get-rejections";
import { maybePermit, staffStoreId } from "@/lib/session";

export const metadata: Metadata = { title: "Rejections" };

export default async function RejectionsPage() {
  const by = await maybePermit("fulfillment.view");
  if (!by) return <NoPermission what="rejections" />;
  const locationId = await staffStoreId();
  const { dayUnits, weekUnits, dayRerouted, weekRerouted, reasons, items, stores } = await getRejections(by, { locationId });
  const empty = <EmptyState title="Nothing was rejected">In the last seven days every unit was found and handed on.</EmptyState>;
  return (
    <StaffPage title="Rejections" detail="Units that a place gave back, and why.">
      <ExceptionTabs current="rejections" />
      <div className="mb-8 grid grid-cols-2 gap-5 rounded-md border border-line bg-surface p-4 lg:grid-cols-4">
        <Stat label="Units, 24 hours" value={dayUnits} />
        <Stat label="Units, 7 days" value={weekUnits} />
        <Stat label="Sent from elsewhere, 24 hours" value={dayRerouted} />
        <Stat label="Sent from elsewhere, 7 days" value={weekRerouted} />
      </div>
      <div className="grid grid-cols-1 items-start gap-8 xl:grid-cols-2">
        <FigureTable title="By reason" header="Reason" rows={reasons} empty={empty} />
        {locationId === null && <FigureTable title="By location" header="Location" rows={stores} empty={empty} />}
        <FigureTable title="By item" header="Item" rows={items} empty={empty} />
      </div>
    </StaffPage>
  );
}
