import { waitOf, type DeliveryPromise } from "@/lib/domain/inventory/availability";
import { phoneWords } from "@/lib/domain/locations/phone-words";
import { promiseWords, slotWords } from "@/lib/domain/locations/time-words";
import { tenderWords } from "@/lib/domain/payments/tender";
import type { Quote, QuoteGroup } from "@/lib/domain/pricing/quote";
import { say } from "@/lib/kernel/wording";
import { paymentMomentWords, type CheckoutGroup, type CheckoutLine, type CheckoutStep, type CheckoutView, type Load } from "./checkout";
import { asFailure } from "./checkout-failure";
import type { CheckoutFacts, CheckoutLineFacts, ChosenVan } from "./checkout-facts";
import { deliveryInstant } from "./delivery-instant";
import type { CheckoutStock } from "./line-stock";
import { lineGroups, type LineGroup } from "./quote-checkout";

/** The checkout as its page shows it. `trackingToken` only once it is an order. */
export function composeCheckout(facts: CheckoutFacts, quote: Quote, stock: CheckoutStock, trackingToken: string | null): CheckoutView {
  const groups = lineGroups(facts.lines).map((group) => composeGroup(group, facts, quote, stock));
  const steps = stepsOf(facts, groups);
  const holdsNow = facts.holdExpiresAt !== null && Date.parse(facts.holdExpiresAt) > facts.nowMs && (facts.status === "ready" || facts.status === "completing");
  const { subtotalMinor, discountMinor, chargesMinor, taxMinor, includedTaxMinor, totalMinor, isTaxEstimated, exemptions } = quote;
  return {
    id: facts.id, status: facts.status, version: facts.version, currency: facts.currency,
    isCartChanged: (facts.status === "open" || facts.status === "ready") && facts.cartVersion !== facts.cartVersionNow,
    steps, current: steps.find((step) => !step.isDone)?.name ?? "payment",
    contact: facts.contactName && facts.email ? { name: facts.contactName, email: facts.email, phone: facts.phone } : null,
    pickupPerson: facts.personName && facts.personContact ? { name: facts.personName, contact: facts.personContact } : null,
    needsAddress: groups.some((group) => group.method === "ship"), needsPickup: groups.some(isVisited),
    shipTo: facts.shipTo, groups, totals: { subtotalMinor, discountMinor, chargesMinor, taxMinor, includedTaxMinor, totalMinor, isTaxEstimated, exemptions },
    promotions: quote.promotions, codes: quote.codes.map(({ code, problem }) => ({ code, message: problem && say(problem.code, problem.facts) })),
    ...tendersOf(facts, totalMinor, giftCardsMinorOf(groups)),
    holdExpiresAt: holdsNow ? iso(facts.holdExpiresAt) : null, now: new Date(facts.nowMs).toISOString(),
    failure: problemOf(facts.failureCode), challengeUrl: facts.status === "completing" ? facts.challengeUrl : null,
    placed: facts.status === "completed" && facts.orderNumber && trackingToken ? { orderNumber: facts.orderNumber, trackingToken } : null,
  };
}

const giftCardsMinorOf = (groups: readonly CheckoutGroup[]): number => groups.reduce((sum, group) => (group.method === "email" ? sum + group.totalMinor : sum), 0);

/** As `spendValueCtes` splits it: one after the other over the goods, then the card. */
function tendersOf({ storedValues, creditMinor, pointsMinor }: CheckoutFacts, totalMinor: number, giftCardsMinor: number): Pick<CheckoutView, "storedValues" | "creditMinor" | "pointsMinor" | "giftCardsMinor" | "cardMinor"> {
  let goodsMinor = totalMinor - giftCardsMinor;
  const shown = storedValues.map(({ id, kind, last4, balanceMinor, isSpendable }) => {
    const paysMinor = isSpendable ? Math.min(balanceMinor, goodsMinor) : 0;
    goodsMinor -= paysMinor;
    return { id, kind, words: tenderWords({ tender: kind, brand: null, last4 }), balanceMinor, paysMinor };
  });
  return { storedValues: shown, creditMinor, pointsMinor, giftCardsMinor, cardMinor: goodsMinor + giftCardsMinor };
}

const isVisited = ({ method }: Pick<CheckoutGroup, "method">): boolean => method !== "ship" && method !== "email";

const noAmounts: QuoteGroup = { key: "", method: "ship", taxedAt: null, isTaxEstimated: false, subtotalMinor: 0, discountMinor: 0, chargeMinor: 0, waivedMinor: 0, chargeTaxMinor: 0, taxMinor: 0, includedTaxMinor: 0, exemption: null, totalMinor: 0 };

function composeGroup(group: LineGroup, facts: CheckoutFacts, quote: Quote, stock: CheckoutStock): CheckoutGroup {
  const store = facts.stores.find((one) => one.id === group.locationId) ?? null;
  const lines = group.lines.map((line) => ({ ...composeLine(line, quote, stock), ...sentOf(line, facts, stock) }));
  const { subtotalMinor, discountMinor, chargeMinor, chargeTaxMinor, taxMinor, totalMinor } = quote.groups.find((one) => one.key === group.key) ?? noAmounts;
  const van = group.method === "ship" ? facts.van : null;
  const blocking = group.lines.map((line) => stock.problems.get(line.key)).find((problem) => problem && problem.code !== "out_of_stock" && problem.code !== "line_problem");
  return {
    key: group.key, method: group.method,
    store: store && { id: store.id, slug: store.slug, name: store.name, addressLine1: store.addressLine1, city: store.city, state: store.state, postcode: store.postcode, timeZone: store.timeZone, phone: store.phone, instructions: store.instructions },
    lines, load: loadOf(group.lines),
    refusal: blocking ? { code: blocking.code, message: blocking.message } : null,
    promise: promiseOf(group, facts, stock), ahead: aheadOf(group, facts), slot: group.locationId ? (facts.slots[group.locationId] ?? null) : van && { startsAt: van.startsAt, endsAt: van.endsAt }, needsSlot: isVisited(group) && lines.some((line) => line.sentUnits < line.quantity), van: van && { storeName: van.storeName, timeZone: van.timeZone },
    subtotalMinor, discountMinor, chargeMinor, chargeTaxMinor, taxMinor, totalMinor, paymentMoment: paymentMomentWords(group.method, van !== null),
  };
}

function composeLine(line: CheckoutLineFacts, quote: Quote, stock: CheckoutStock): Omit<CheckoutLine, "sentUnits" | "suppliedAt"> {
  const priced = quote.lines.find((one) => one.key === line.key);
  const problem = stock.problems.get(line.key);
  return {
    key: line.key, variantId: line.variantId, productId: line.productId, slug: line.slug, sku: line.sku, title: line.title, variantTitle: line.variantTitle, image: line.image, contents: line.contents, quantity: line.quantity, gift: line.gift,
    unitMinor: priced?.unitMinor ?? 0, subtotalMinor: priced?.subtotalMinor ?? 0, discountMinor: priced?.discountMinor ?? 0, taxMinor: priced?.taxMinor ?? 0, totalMinor: priced?.totalMinor ?? 0,
    problem: problem ? { code: problem.code, message: problem.message, left: problem.left } : null,
  };
}

/** As it is planned, once it is; of several places that send a line the last one counts. */
function sentOf(line: CheckoutLineFacts, facts: CheckoutFacts, stock: CheckoutStock): Pick<CheckoutLine, "sentUnits" | "suppliedAt"> {
  if (facts.status === "open" || !facts.plan) {
    const sent = stock.supplied.get(line.key);
    return { sentUnits: sent?.units ?? 0, suppliedAt: sent?.readyAt ?? null };
  }
  const planned = facts.plan.lines.find((one) => one.key === line.key);
  const sent = facts.plan.parts.flatMap((part) => (part.sourceLocationId ? part.lines.filter((one) => one.orderLineId === planned?.id).map(({ quantity }) => ({ quantity, at: part.promisedAt })) : []));
  const inOne = (planned?.quantity ?? line.quantity) / line.quantity;
  return { sentUnits: sent.reduce((sum, { quantity }) => sum + quantity, 0) / inOne, suppliedAt: sent.map(({ at }) => at).toSorted().at(-1) ?? null };
}

export function loadOf(lines: readonly CheckoutLineFacts[]): Load {
  return lines.reduce<Load>((load, line) => ({
    parcels: load.parcels + line.parcels * line.quantity, totalGrams: load.totalGrams + line.grams * line.quantity, heaviestGrams: Math.max(load.heaviestGrams, line.heaviestGrams),
    longestMm: Math.max(load.longestMm, line.longestMm), needsTwoPeople: load.needsTwoPeople || line.needsTwoPeople,
  }), { parcels: 0, totalGrams: 0, heaviestGrams: 0, longestMm: 0, needsTwoPeople: false });
}

const plannedParts = (group: LineGroup, facts: CheckoutFacts) => (facts.status === "open" ? [] : (facts.plan?.parts ?? []).filter((part) => part.group === group.key));

const aheadOf = (group: LineGroup, facts: CheckoutFacts): CheckoutGroup["ahead"] => plannedParts(group, facts).flatMap(({ awaitsStockOn, promisedAt, lines }) => (
  awaitsStockOn ? [{ titles: lines.flatMap(({ orderLineId }) => facts.plan?.lines.find((line) => line.id === orderLineId)?.title ?? []), shipsOn: awaitsStockOn, at: promisedAt }] : []));

/** A chosen hour is the promise; before that, the earliest time at which everything of the group is there. */
function promiseOf(group: LineGroup, facts: CheckoutFacts, stock: CheckoutStock): CheckoutGroup["promise"] {
  const planned = plannedParts(group, facts);
  const there = planned.filter((part) => !part.sourceLocationId && !part.awaitsStockOn);
  const last = (there.length > 0 ? there : planned).toSorted((a, b) => a.promisedAt.localeCompare(b.promisedAt)).at(-1);
  if (last) return { at: last.promisedAt, inputs: last.promiseInputs };
  if (group.method === "email") return null;
  if (group.locationId === null && facts.van) return { at: facts.van.endsAt, inputs: {} };
  if (group.locationId === null) {
    const dates = group.lines.map((line) => { const found = stock.shipped.get(line.variantId); return found ? (waitOf(found, line.quantity)?.promise ?? found.promise) : null; });
    const latest = dates.reduce<DeliveryPromise | null>((last, one) => (one && (!last || one.arrivesBy > last.arrivesBy) ? one : last), null);
    return latest && dates.every(Boolean) ? { at: deliveryInstant(latest).toISOString(), inputs: { ...latest } } : null;
  }
  const ready = group.lines.map((line) => stock.supplied.get(line.key)?.readyAt ?? stock.atStore.get(`${line.variantId}@${group.locationId}`)?.promise?.readyAt ?? null);
  const latest = ready.reduce<string | null>((a, b) => (b && (!a || b > a) ? b : a), null);
  return latest && ready.every(Boolean) ? { at: latest, inputs: {} } : null;
}

function stepsOf(facts: CheckoutFacts, groups: readonly CheckoutGroup[]): CheckoutStep[] {
  const pickups = groups.filter(isVisited);
  const done = facts.status === "completing" || facts.status === "completed";
  const steps: Omit<CheckoutStep, "isReachable">[] = [
    { name: "contact", isDone: facts.contactName !== null && facts.email !== null, summary: [facts.contactName, facts.email, facts.phone && phoneWords(facts.phone)].filter((line) => line !== null) },
  ];
  if (pickups.length > 0) steps.push({ name: "pickup", isDone: pickups.every((group) => (group.slot !== null || !group.needsSlot) && group.refusal === null && group.lines.every((line) => line.suppliedAt === null || facts.suppliedLines.includes(line.key))), summary: [...pickups.map((group) => chosenSlot(group, facts.nowMs)), facts.personName ? `${facts.personName} picks up` : ""].filter(Boolean) });
  if (groups.some((group) => group.method === "ship")) steps.push({ name: "delivery", isDone: facts.shipTo !== null, summary: facts.shipTo ? [facts.shipTo.name, [facts.shipTo.line1, facts.shipTo.line2].filter(Boolean).join(", "), `${facts.shipTo.city}, ${facts.shipTo.state} ${facts.shipTo.postcode}`, facts.van ? vanWords(facts.van, facts.nowMs) : ""].filter(Boolean) : [] });
  steps.push({ name: "payment", isDone: done, summary: [] });
  return steps.map((step, i) => ({ ...step, isReachable: steps.slice(0, i).every((earlier) => earlier.isDone) }));
}

const vanWords = ({ storeName, startsAt, endsAt, timeZone }: ChosenVan, nowMs: number): string => `${storeName} brings it ${slotWords({ startsAt: new Date(startsAt), endsAt: new Date(endsAt) }, timeZone, new Date(nowMs))}`;

function chosenSlot({ slot, store, needsSlot, lines }: CheckoutGroup, nowMs: number): string {
  if (!store) return "";
  const now = new Date(nowMs);
  const sent = lines.flatMap((line) => line.suppliedAt ?? []).toSorted().at(-1);
  const words = [
    ...(slot && needsSlot ? [slotWords({ startsAt: new Date(slot.startsAt), endsAt: new Date(slot.endsAt) }, store.timeZone, now)] : []),
    ...(sent ? [`${needsSlot ? "what is sent there " : ""}${promiseWords(new Date(sent), store.timeZone, now)}`] : []),
  ];
  return words.length > 0 ? `${store.name}: ${words.join("; ")}` : "";
}

function problemOf(stored: string | null): CheckoutView["failure"] {
  const code = asFailure(stored);
  return code && { code, message: say(code) };
}

const iso = (value: string | null): string | null => (value === null ? null : new Date(value).toISOString());
