import { Truck } from "lucide-react";
import type { Metadata } from "next";
import { StaffPage } from "@/components/shell/staff-page";
import { DeliveryBoard } from "@/components/staff/deliveries/delivery-board";
import { NoPermission } from "@/components/staff/frame/no-permission";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { deliveryQuery } from "@/lib/domain/fulfillment/delivery-run";
import { listDeliveries } from "@/lib/domain/fulfillment/list-deliveries";
import { calendarWords } from "@/lib/domain/locations/time-words";
import { maybePermit, staffStoreId } from "@/lib/session";

export const metadata: Metadata = { title: "Deliveries" };

export default async function DeliveriesPage({ searchParams }: PageProps<"/staff/deliveries">) {
  const by = await maybePermit("fulfillment.view");
  if (!by) return <NoPermission what="deliveries" />;
  const query = deliveryQuery.parse(await searchParams);
  const locationId = await staffStoreId();
  const found = locationId && (await listDeliveries(by, { locationId, day: query.day }));
  if (!found) return (
    <StaffPage title="Deliveries">
      <EmptyState icon={<Truck />} title="Whose van?" action={<LinkButton href="/staff/stores" look="secondary">See the stores</LinkButton>}>Choose one store in the menu: each has a van and a day of its own.</EmptyState>
    </StaffPage>
  );
  return (
    <StaffPage title="Deliveries" detail={`${found.storeName} · ${calendarWords(found.day)}`}>
      <DeliveryBoard day={found} locationId={locationId} staffId={by.actor.staffId} isMine={query.mine} />
    </StaffPage>
  );
}
