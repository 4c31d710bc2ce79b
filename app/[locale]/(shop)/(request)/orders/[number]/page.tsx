import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { OrderPage } from "@/components/order/order-page";
import { isGiven } from "@/lib/domain/orders/order-view";
import { listOrderEdits } from "@/lib/domain/orders/list-order-edits";
import { stripeKeys } from "@/lib/kernel/env";
import { getOrder } from "@/lib/domain/orders/get-order";
import { trackingToken } from "@/lib/domain/orders/tracking-token";
import { getShopperReturns } from "@/lib/domain/returns/get-shopper-returns";
import { requirePermit } from "@/lib/session";

export const metadata: Metadata = { title: "Your order", robots: { index: false } };

/** The order of whoever is signed in, or of the guest whose browser has just placed it. */
export default async function OrderNumberPage({ params, searchParams }: PageProps<"/[locale]/orders/[number]">) {
  const by = await requirePermit("orders.track");
  const order = await getOrder(by, (await params).number);
  if (!order) notFound();
  const isNew = (await searchParams).placed === "1" && order.status === "placed" && order.parts.every((part) => part.status === "open");
  const first = order.contact.name.split(" ")[0];
  return (
    <OrderPage
      order={order}
      token={null}
      track={trackingToken(order.id, new Date())}
      heading={isNew ? `Thank you, ${first}` : order.statusWords}
      lead={isNew ? <p>Your order is placed. We have sent a confirmation to {order.contact.email}; the link in it opens this page without signing in.</p> : <p>{order.contact.name}</p>}
      returns={isGiven(order) ? await getShopperReturns(by, { orderId: order.id }) : null}
      edits={await listOrderEdits(by, order.id)}
      stripeKey={stripeKeys()?.publishableKey ?? null}
      below={by.actor.kind === "guest" ? (
        <div className="mt-4 rounded-lg bg-sunken p-6 text-sm">
          <p className="font-medium">Keep your orders in one place</p>
          <p className="mt-1 text-muted">Create an account with {order.contact.email} and this order joins it once you confirm the address.</p>
          <Link href="/sign-up" className="mt-2 inline-flex min-h-11 items-center underline underline-offset-4">Create an account</Link>
        </div>
      ) : undefined}
    />
  );
}
