import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { ChoiceForm } from "@/components/order/choice-form";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { clockWords, dateWords } from "@/lib/domain/locations/time-words";
import { getShopperChoices } from "@/lib/domain/fulfillment/get-shopper-choices";
import { proveOrder } from "@/lib/domain/orders/prove-order";
import { asId, isUuid, type FulfillmentId, type OrderId } from "@/lib/kernel/ids";
import { Refusal } from "@/lib/kernel/refusal";
import { requirePermit } from "@/lib/session";

export const metadata: Metadata = { title: "Choose what happens", robots: { index: false }, referrer: "no-referrer" };

/** By the link of a mail (token and part), or signed in (the part's id alone). */
export default async function ChoosePage({ params, searchParams }: PageProps<"/[locale]/choose/[token]">) {
  const raw = decodeURIComponent((await params).token);
  const token = isUuid(raw) ? null : raw;
  const part = token ? (await searchParams).part : raw;
  if (typeof part !== "string" || !isUuid(part)) notFound();
  const choices = await getShopperChoices(asId<FulfillmentId>(part));
  const orderId = await proved(token, choices?.orderId);
  if (!orderId || (choices && choices.orderId !== orderId)) notFound();
  const back = token ? `/track/${encodeURIComponent(token)}` : "/account";
  if (!choices) {
    return <div className="page py-20"><EmptyState title="Nothing is asked any more" action={<LinkButton href={back}>See your order</LinkButton>}>Your answer is in, or the time to answer has passed and the items were refunded.</EmptyState></div>;
  }
  const deadline = new Date(choices.deadline);
  return (
    <div className="page py-12 lg:py-16">
      <div className="mx-auto max-w-2xl">
        <p className="figures text-sm text-muted">Order {choices.orderNumber}</p>
        <h1 className="mt-2 display-2">{choices.question === "missing" ? "We could not find everything" : `${choices.store.name} had to close`}</h1>
        <p className="mt-3 text-muted">{choices.question === "missing" ? `${choices.store.name} looked and could not find the items below.` : "It cannot hand over the items below as promised."} You decide. If we hear nothing by {dateWords(deadline, choices.store.timeZone)}, {clockWords(deadline, choices.store.timeZone)}, we refund them.</p>
        <ChoiceForm choices={choices} proof={{ orderId: choices.orderId, token, fulfillmentId: choices.fulfillmentId }} back={back} />
      </div>
    </div>
  );
}

/** The order that the link opens, or the one of the part when it is the caller's own. */
async function proved(token: string | null, orderId: OrderId | undefined): Promise<OrderId | null> {
  const by = await requirePermit("orders.track");
  try {
    return token ? await proveOrder(by, { token }) : orderId ? await proveOrder(by, { orderId }) : null;
  } catch (error) {
    if (error instanceof Refusal) return null;
    throw error;
  }
}
