import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { ChoiceForm } from "@/components/order/choice-form";
import { ZoneNote } from "@/components/stores/zone-note";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { clockWords, dateWords, promiseWords } from "@/lib/domain/locations/time-words";
import { getShopperChoices } from "@/lib/domain/fulfillment/get-shopper-choices";
import { reasonWords, type ShopperChoices } from "@/lib/domain/fulfillment/shopper-choice";
import { provePart } from "@/lib/domain/orders/prove-part";
import { trackingToken } from "@/lib/domain/orders/tracking-token";
import { asId, isUuid, type FulfillmentId } from "@/lib/kernel/ids";
import { Refusal } from "@/lib/kernel/refusal";
import { requirePermit } from "@/lib/session";

export const metadata: Metadata = { title: "Choose what happens", robots: { index: false }, referrer: "same-origin" };

/** By the link of a mail (token and part), or signed in (the part's id alone). */
export default async function ChoosePage({ params, searchParams }: PageProps<"/[locale]/choose/[token]">) {
  const raw = decodeURIComponent((await params).token);
  const named = (await searchParams).part;
  const token = isUuid(raw) ? undefined : raw;
  const wanted = isUuid(raw) ? raw : typeof named === "string" && isUuid(named) ? named : undefined;
  const part = await proved({ token, ...(wanted ? { fulfillmentId: asId<FulfillmentId>(wanted) } : {}) });
  if (!part) notFound();
  const choices = await getShopperChoices(part.fulfillmentId);
  const back = `/track/${encodeURIComponent(trackingToken(part.orderId, new Date()))}`;
  if (!choices) {
    return <div className="page py-20"><EmptyState title="Nothing is asked any more" action={<LinkButton href={back}>See your order</LinkButton>}>Your answer is in, or the time to answer has passed. Your order says how it stands.</EmptyState></div>;
  }
  const deadline = new Date(choices.deadline);
  return (
    <div className="page py-12 lg:py-16">
      <div className="mx-auto max-w-2xl">
        <p className="figures text-sm text-muted">Order {choices.orderNumber}</p>
        <h1 className="mt-2 display-2">{titleOf(choices)}</h1>
        <p className="mt-3 text-muted">{happened(choices)} You decide. If we hear nothing by {dateWords(deadline, choices.store.timeZone)}, {clockWords(deadline, choices.store.timeZone)}<ZoneNote at={choices.deadline} timeZone={choices.store.timeZone} />, {silence(choices)}</p>
        <ChoiceForm choices={choices} proof={{ orderId: choices.orderId, token: token ?? null, fulfillmentId: choices.fulfillmentId }} />
      </div>
    </div>
  );
}

const titleOf = ({ question, store }: ShopperChoices): string => ({ missing: "We could not find everything", store_closed: `${store.name} had to close`, later: `It comes to ${store.name} later` })[question];

function happened({ method, question, store, reason, promisedAt }: ShopperChoices): string {
  if (question === "missing") return `${store.name} looked and could not find the items below.`;
  if (question === "store_closed") return `${reasonWords(reason)}It cannot ${method === "local_delivery" ? "bring you" : "hand over"} the items below as promised.`;
  return `${store.name} does not have the items below, so another place sends them there: you can collect them ${promiseWords(new Date(promisedAt), store.timeZone, new Date())}.`;
}

const silence = ({ method, question }: ShopperChoices): string =>
  ({ missing: "we refund them.", store_closed: method === "local_delivery" ? "we bring them as soon as our van has time again." : "they wait for you, and you get the next free pickup time.", later: "they come to the store as planned." })[question];

/** The part that the link or the session may decide about; null when neither proves it. */
async function proved(proof: { token: string | undefined; fulfillmentId?: FulfillmentId }) {
  const by = await requirePermit("orders.track");
  try {
    return await provePart(by, { ...(proof.token ? { token: proof.token } : {}), ...(proof.fulfillmentId ? { fulfillmentId: proof.fulfillmentId } : {}) });
  } catch (error) {
    if (error instanceof Refusal) return null;
    throw error;
  }
}
