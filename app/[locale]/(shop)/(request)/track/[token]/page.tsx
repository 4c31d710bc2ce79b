import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { OrderPage } from "@/components/order/order-page";
import { isGiven } from "@/lib/domain/orders/order-view";
import { listOrderEdits } from "@/lib/domain/orders/list-order-edits";
import { stripeKeys } from "@/lib/kernel/env";
import { getOrderByToken } from "@/lib/domain/orders/get-order";
import { getShopperReturns } from "@/lib/domain/returns/get-shopper-returns";
import { requirePermit } from "@/lib/session";

export const metadata: Metadata = { title: "Your order", robots: { index: false }, referrer: "same-origin" };

/** One order by the signed link of its mails: no sign-in, nothing but this order. */
export default async function TrackPage({ params }: PageProps<"/[locale]/track/[token]">) {
  const { token: raw } = await params;
  const token = decodeURIComponent(raw);
  const by = await requirePermit("orders.track");
  const order = await getOrderByToken(by, token);
  if (!order) notFound();
  return <OrderPage order={order} token={token} track={token} heading={order.statusWords} lead={<p>{order.contact.name}</p>} edits={await listOrderEdits(by, order.id)} stripeKey={stripeKeys()?.publishableKey ?? null} returns={isGiven(order) ? await getShopperReturns(by, { token }) : null} />;
}
