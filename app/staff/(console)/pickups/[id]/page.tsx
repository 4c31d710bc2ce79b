import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { PickupDesk } from "@/components/staff/counter/pickup-desk";
import { NoPermission } from "@/components/staff/frame/no-permission";
import { getPickup } from "@/lib/domain/fulfillment/get-pickup";
import { listRejectReasons } from "@/lib/domain/fulfillment/list-reject-reasons";
import { asId, isUuid, type FulfillmentId } from "@/lib/kernel/ids";
import { maybePermit } from "@/lib/session";

export const metadata: Metadata = { title: "Pickup" };

export default async function PickupPage({ params }: PageProps<"/staff/pickups/[id]">) {
  const by = await maybePermit("fulfillment.view");
  if (!by) return <NoPermission what="orders to pick" />;
  const { id } = await params;
  const view = isUuid(id) ? await getPickup(by, asId<FulfillmentId>(id)) : null;
  if (!view) notFound();
  const reasons = await listRejectReasons(by);
  return <PickupDesk key={view.id} initial={view} reasons={reasons.filter(({ isActive }) => isActive)} />;
}
