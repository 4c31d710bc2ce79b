import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { StaffPage } from "@/components/shell/staff-page";
import { OpenFileButton } from "@/components/staff/customers/open-file-button";
import { NoPermission } from "@/components/staff/frame/no-permission";
import { EditHistory } from "@/components/staff/orders/edit-history";
import { OrderMoneyBox } from "@/components/staff/orders/order-money-box";
import { ProposeEdit } from "@/components/staff/orders/propose-edit";
import { SendElsewhere } from "@/components/staff/orders/send-elsewhere";
import { StaffOrderPart } from "@/components/staff/orders/staff-order-part";
import { ZoneNote } from "@/components/stores/zone-note";
import { Breadcrumb } from "@/components/ui/breadcrumb";
import { LinkButton } from "@/components/ui/link-button";
import { channelLabel } from "@/lib/domain/channel";
import { listRoutingDecisions } from "@/lib/domain/fulfillment/list-routing-decisions";
import { listSenders } from "@/lib/domain/fulfillment/list-senders";
import { mayStaff } from "@/lib/domain/identity/permission";
import { phoneWords } from "@/lib/domain/locations/phone-words";
import { clockWords, dateWords } from "@/lib/domain/locations/time-words";
import { isGiven } from "@/lib/domain/orders/order-view";
import { listOrderEdits } from "@/lib/domain/orders/list-order-edits";
import { getOrderForStaff } from "@/lib/domain/orders/get-order";
import { maybePermit } from "@/lib/session";

type Props = PageProps<"/staff/orders/[number]">;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await params).number };
}

export default async function OrderPage({ params }: Props) {
  const by = await maybePermit("orders.view");
  if (!by) return <NoPermission what="orders" />;
  const order = await getOrderForStaff(by, (await params).number.slice(0, 40).toUpperCase());
  if (!order) notFound();
  const decisions = await listRoutingDecisions(by, order.parts.map(({ id }) => id));
  const edits = await listOrderEdits(by, order.id);
  const mover = await maybePermit("fulfillment.manage");
  const senders = mover && order.isHere ? await listSenders(mover, order.parts.filter(({ method }) => method === "ship").map(({ id }) => id)) : [];
  const mayEdit = order.isHere && mayStaff(by.actor, "orders.service");
  const placedAt = new Date(order.placedAt);
  return (
    <StaffPage title={order.number} detail={<>{order.statusWords} · {dateWords(placedAt, order.timeZone)}, {clockWords(placedAt, order.timeZone)}<ZoneNote at={order.placedAt} timeZone={order.timeZone} /> · {channelLabel[order.channel]}</>} actions={isGiven(order) && mayStaff(by.actor, "returns.work") ? <LinkButton href={`/staff/returns/new?order=${order.number}`} look="secondary">Start a return</LinkButton> : undefined}>
      <div className="-mt-3 mb-3"><Breadcrumb crumbs={[{ label: "Orders", href: "/staff/orders" }, { label: order.number }]} /></div>
      <div className="grid items-start gap-6 xl:grid-cols-[minmax(0,1fr)_22rem]">
        <div className="grid grid-cols-1 gap-5">
          {order.parts.map((part) => <StaffOrderPart key={part.id} part={part} currency={order.currency} decision={decisions.find(({ fulfillmentId }) => fulfillmentId === part.id)} tools={<>{mayEdit && part.status === "open" && part.method !== "email" && <ProposeEdit part={part} currency={order.currency} />}<SendElsewhere part={part} currency={order.currency} senders={senders.find(({ fulfillmentId }) => fulfillmentId === part.id)} /></>} />)}
        </div>
        <aside className="grid gap-5 text-sm">
          <section aria-labelledby="order-person" className="rounded-md border border-line bg-surface p-4">
            <h2 id="order-person" className="text-sm font-semibold">Customer</h2>
            <p className="mt-2 font-medium">{order.contact.name}</p>
            {order.contact.email ? <p><a className="inline-flex min-h-11 items-center break-all underline underline-offset-4 lg:min-h-8" href={`mailto:${order.contact.email}`}>{order.contact.email}</a></p> : <p className="text-muted">No part of this order is at your store. How to reach the customer is in their file.</p>}
            {order.contact.phone && <p><a className="figures inline-flex min-h-11 items-center underline underline-offset-4 lg:min-h-8" href={`tel:${order.contact.phone}`}>{phoneWords(order.contact.phone)}</a></p>}
            {order.customerId && <div className="mt-3"><OpenFileButton customerId={order.customerId} name={order.contact.name} /></div>}
          </section>
          <OrderMoneyBox order={order} />
          {edits.length > 0 && <EditHistory edits={edits} currency={order.currency} mayDecide={mayEdit} />}
        </aside>
      </div>
    </StaffPage>
  );
}
