import { onTheVanAt } from "@/lib/domain/fulfillment/delivery-trip";
import { isDelivery, isFinal, isMovable, type FulfillmentStatus } from "@/lib/domain/fulfillment/fulfillment-state";
import { livePasses } from "@/lib/domain/fulfillment/pickup-pass";
import { statusWords, timeline } from "@/lib/domain/fulfillment/timeline";
import { areAllTakenBack } from "@/lib/domain/payments/sold-card";
import type { PassId } from "@/lib/kernel/ids";
import { signLink } from "@/lib/kernel/signed-link";
import type { OrderFacts, PartFacts } from "./order-facts";
import { orderStatusWords, orderZone, type OrderPart, type OrderView, type ShopperOrderAction } from "./order-view";
import { moneyOf } from "./payment-words";

/** An order as its shopper sees it. */
export function composeOrder(facts: OrderFacts): OrderView {
  const timeZone = orderZone(facts.parts.map(({ method, store }) => ({ method, timeZone: store.timeZone })));
  const parts = facts.parts.map((part) => composePart(part, facts.placedAt, timeZone));
  const { id, number, channel, status, currency, subtotalMinor, discountMinor, chargesMinor, taxMinor, includedTaxMinor, taxExemption, creditMinor, totalMinor, couponCode, discounts, version } = facts;
  const open = parts.filter((part) => !isFinal(part.status) && part.status !== "expired");
  return {
    id, number, channel, status, currency, subtotalMinor, discountMinor, chargesMinor, taxMinor, includedTaxMinor, taxExemption, creditMinor, totalMinor, couponCode, discounts, version,
    statusWords: orderStatusWords(status, open.length > 0 ? open : parts), placedAt: iso(facts.placedAt), timeZone, contact: { name: facts.contactName, email: facts.email, phone: facts.phone },
    money: moneyOf(facts.payments, currency, (payment) => facts.parts.find((part) => part.id === payment.fulfillmentId)?.method ?? "pickup"),
    parts, isCancellable: status === "placed" && open.length > 0 && open.every(isUntouched), isGuestOrder: facts.accountId === null,
  };
}

/** Nobody has begun: a part whose goods have left for its store, or came there, is begun. */
const isUntouched = ({ status, supply }: { status: FulfillmentStatus; supply: { leftAt: string | null } | null }): boolean =>
  status === "open" && supply?.leftAt == null || status === "on_hold" || status === "awaiting_shopper" || (status === "in_transit_to_store" && supply?.leftAt === null);

function composePart(part: PartFacts, placedAt: string, orderZone: string): OrderPart {
  const supply = part.sourceName === null ? null : { from: part.sourceName, leftAt: isoOrNull(part.leftSourceAt), reachedAt: isoOrNull(part.reachedStoreAt) };
  const steps = timeline({
    method: part.method, status: part.status, placedAt: new Date(placedAt), claimedAt: date(part.claimedAt), readyAt: date(part.readyAt), arrivedAt: date(part.arrivedAt),
    handedOverAt: date(part.handedOverAt), shippedAt: date(part.shippedAt), outForDeliveryAt: date(part.outForDeliveryAt), onTheVanAt: onTheVanAt(part.status, part.trip), deliveredAt: date(part.deliveredAt), supply: supply && { leftAt: date(supply.leftAt), reachedAt: date(supply.reachedAt) },
  });
  const isOver = isFinal(part.status) || part.status === "expired";
  return {
    id: part.id, number: part.number, method: part.method, status: part.status, statusWords: wordsOf(part), store: part.store,
    timeline: steps.map((step) => ({ ...step, at: step.at?.toISOString() ?? null, timeZone: step.key === "placed" || isDelivery(part.method) || part.method === "email" ? orderZone : part.store.timeZone })), promisedAt: iso(part.promisedAt), supply, awaitsStockOn: part.status === "on_hold" ? part.awaitsStockOn : null, isDelayed: part.status === "on_hold" && part.stockDelayedAt !== null,
    slot: part.slotStartsAt && part.slotEndsAt ? { startsAt: iso(part.slotStartsAt), endsAt: iso(part.slotEndsAt) } : null,
    readyAt: isoOrNull(part.readyAt), collectBy: isoOrNull(part.collectBy), pickupPerson: part.personName ? { name: part.personName, contact: part.personContact ?? "" } : null,
    pickupCode: isOver ? null : part.pickupCode, shipTo: part.shipTo, trip: part.trip, trackingNumber: part.trackingNumber, parcels: part.parcels,
    lines: part.lines.filter((line) => line.quantity > line.moved).map(({ moved, ...line }) => ({ ...line, quantity: line.quantity - moved })),
    chargeMinor: part.chargeMinor, chargeTaxMinor: part.chargeTaxMinor, totalMinor: part.totalMinor,
    arrival: { onMyWayAt: isoOrNull(part.onMyWayAt), arrivedAt: isoOrNull(part.arrivedAt), stall: part.stall, car: part.car },
    handedOver: part.handedOverAt && part.handedOverTo && part.handedOverProof ? { at: iso(part.handedOverAt), to: part.handedOverTo, proof: part.handedOverProof } : null,
    passes: part.passes.map((pass) => ({ ...pass, usedAt: isoOrNull(pass.usedAt), link: passLink(pass.id, part.promisedAt) })), choice: choiceOf(part), cancelledReason: part.cancelledReason, actions: actionsOf(part, supply), version: part.version,
  };
}

function wordsOf({ status, method, awaitsStockOn, outForDeliveryAt, lines }: PartFacts): string {
  if (areAllTakenBack(lines)) return "Taken back";
  if (awaitsStockOn && status === "on_hold") return "Waiting for stock";
  return outForDeliveryAt && status === "shipped" ? "Out for delivery" : statusWords(status, method);
}

function choiceOf(part: PartFacts): OrderPart["choice"] {
  if (part.question === null || part.deadline === null) return null;
  const count = (line: PartFacts["lines"][number]) => (part.question === "missing" ? line.missing : line.quantity - line.cancelled - line.moved - line.handedOver);
  return {
    question: part.question, deadline: iso(part.deadline),
    lines: part.lines.filter((line) => count(line) > 0).map((line) => ({ orderLineId: line.orderLineId, title: [line.title, line.variantTitle].filter(Boolean).join(", "), quantity: count(line) })),
  };
}

function actionsOf(part: PartFacts, supply: OrderPart["supply"]): ShopperOrderAction[] {
  const isPickup = part.method === "pickup" || part.method === "curbside";
  const actions: ShopperOrderAction[] = [];
  if (part.question !== null) actions.push("choose");
  if (part.status === "on_hold" && part.awaitsStockOn !== null) actions.push("cancel_waiting", ...(part.stockDelayedAt === null ? [] : (["keep_waiting"] as const)));
  if (isPickup && part.status === "ready" && part.onMyWayAt === null && part.arrivedAt === null) actions.push("on_my_way");
  if (isPickup && part.status === "ready") actions.push("arrive");
  if (isPickup && !isFinal(part.status) && part.status !== "expired") actions.push("change_person");
  if (isPickup && !isFinal(part.status) && part.status !== "expired" && part.passes.filter(({ status }) => status === "live").length < livePasses) actions.push("make_pass");
  if (isPickup && part.extensionsLeft > 0) actions.push("extend");
  if (isMovable(part.method, part.status) && !part.isPastCutoff) actions.push("move_time");
  if (isUntouched({ status: part.status, supply })) actions.push("cancel");
  return actions;
}

/** Good for half a year from the promise: what it opens ends with the part. */
const passLink = (id: PassId, promisedAt: string): string => `/pass/${signLink("pickup_pass", id, new Date(Date.parse(promisedAt) + 180 * 86_400_000))}`;

const date = (value: string | null): Date | null => (value === null ? null : new Date(value));
const iso = (value: string): string => new Date(value).toISOString();
const isoOrNull = (value: string | null): string | null => (value === null ? null : iso(value));
