import { Mail, Package, Store, Truck } from "lucide-react";
import { calendarWords, dateWords, promiseWords, slotWords } from "@/lib/domain/locations/time-words";
import { loadWords, type CheckoutGroup, type CheckoutView } from "@/lib/domain/orders/checkout";
import { giftWords } from "@/lib/domain/payments/gift";
import { formatMoney } from "@/lib/kernel/money";

type Props = { group: CheckoutGroup; checkout: CheckoutView };

/** One part of the order before it is placed: who, where, when, what to bring, and when money moves. */
export function GroupReview({ group, checkout }: Props) {
  const { store } = group;
  const now = new Date(checkout.now);
  const isPickup = group.method !== "ship" && group.method !== "email";
  const Icon = isPickup ? Store : group.method === "email" ? Mail : group.van ? Truck : Package;
  const facts: [string, string][] = group.method === "email" ? group.lines.map((line): [string, string] => [line.quantity === 1 ? "One card" : `${line.quantity} cards`, line.gift ? giftWords(line.gift) : line.title]) : isPickup && store ? [
    ["Who", checkout.pickupPerson ? `${checkout.pickupPerson.name} picks up` : (checkout.contact?.name ?? "You")],
    ["Where", `${store.addressLine1}, ${store.city}, ${store.state} ${store.postcode}`],
    ["When", whenWords(group, store.timeZone, now)],
    ["Bring", "The six-digit code we send you, or a photo ID"],
    ["To carry", `${loadWords(group.load)}${group.load.needsTwoPeople ? ". Bring a second person, or ask us to help load." : ""}`],
  ] : [
    ["Where", checkout.shipTo ? `${checkout.shipTo.name}, ${checkout.shipTo.line1}, ${checkout.shipTo.city}, ${checkout.shipTo.state} ${checkout.shipTo.postcode}` : "Address to be entered"],
    ["When", group.van && group.slot ? slotWords({ startsAt: new Date(group.slot.startsAt), endsAt: new Date(group.slot.endsAt) }, group.van.timeZone, now) : group.promise ? `By ${dateWords(new Date(group.promise.at), store?.timeZone ?? "America/Chicago")}` : "To be confirmed"],
    ...(group.ahead.length > 0 ? [["On order", group.ahead.map(({ titles, shipsOn, at }) => `${titles.join(", ")}: ships by ${calendarWords(shipsOn)}, arrives by ${dateWords(new Date(at), "America/Chicago")}`).join("; ")] satisfies [string, string]] : []),
    ["Fee", group.chargeMinor === 0 ? "Free" : formatMoney(group.chargeMinor, checkout.currency)],
  ];
  return (
    <article className="rounded-lg border border-line bg-surface p-5">
      <h3 className="flex items-center gap-2.5 font-medium"><Icon aria-hidden className="size-5 text-action" strokeWidth={1.6} />{isPickup ? `Pickup at ${store?.name ?? "the store"}` : group.method === "email" ? "Gift cards by e-mail" : group.van ? `Delivery by ${group.van.storeName}` : "Delivery"}<span className="figures ml-auto text-sm font-normal">{formatMoney(group.totalMinor, checkout.currency)}</span></h3>
      <dl className="mt-3 grid gap-x-4 gap-y-1.5 text-sm sm:grid-cols-[5rem_1fr]">
        {facts.map(([label, value]) => <div key={label} className="contents"><dt className="text-muted">{label}</dt><dd className={`max-sm:mb-1.5 ${label === "When" ? "first-letter:uppercase" : ""}`}>{value}</dd></div>)}
      </dl>
      <p className="mt-3 border-t border-line pt-3 text-xs text-muted">{group.lines.map((line) => `${line.quantity} × ${line.title}`).join(", ")}. {group.paymentMoment}</p>
    </article>
  );
}

/** The chosen hour, and the day from which what has to be sent there can be collected. */
function whenWords({ slot, needsSlot, promise, lines }: CheckoutGroup, timeZone: string, now: Date): string {
  const sent = lines.flatMap((line) => line.suppliedAt ?? []).toSorted().at(-1);
  const sentWords = sent ? `${promiseWords(new Date(sent), timeZone, now)}, sent there for you` : "";
  if (!needsSlot && sent) return sentWords;
  const chosen = slot ? slotWords({ startsAt: new Date(slot.startsAt), endsAt: new Date(slot.endsAt) }, timeZone, now) : promise ? promiseWords(new Date(promise.at), timeZone, now) : "Choose a time";
  return sent ? `${chosen}; the rest ${sentWords}` : chosen;
}
