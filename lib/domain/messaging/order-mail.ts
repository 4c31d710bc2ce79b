import { asSold, contentWords } from "@/lib/domain/fulfillment/in-bundle";
import { formatMoney } from "@/lib/kernel/money";
import { tenderWords } from "@/lib/domain/payments/tender";
import { proofWords } from "@/lib/domain/fulfillment/delivery-trip";
import { reasonWords, type ShopperQuestion } from "@/lib/domain/fulfillment/shopper-choice";
import { showsAddedTax, taxWords } from "@/lib/domain/pricing/tax-words";
import { phoneWords } from "@/lib/domain/locations/phone-words";
import { hoursWords } from "@/lib/domain/locations/time-words";
import type { MailOrder, MailPart, MailTender } from "./get-order-facts";
import type { Mail, MailBlock } from "./mail";

export type OrderMailKind =
  | "order_placed" | "order_link" | "order_ready" | "not_ready" | "pickup_reminder" | "order_changed" | "order_cancelled" | "sale_void" | "line_cancelled" | "refunded" | "payment_lapsed" | "choice_needed" | "edit_requested" | "collected" | "part_collected" | "out_for_delivery" | "delivery_missed" | "delivered" | "shipped" | "lost" | "uncollected" | "stock_arrived" | "stock_delayed" | "coming_later";
export type OrderMailLinks = { track: string; choice?: string; base: string };

/** What the event behind a mail was about: a sum of money, units of a line, a question to the shopper. */
export type MailSubject = { amountMinor?: number; orderLineId?: string; quantity?: number; question?: ShopperQuestion; reason?: string | null; isLater?: boolean; isUnknown?: boolean; isTold?: boolean; /** Where a refund went; absent for the card. */ to?: Pick<MailTender, "tender" | "brand" | "last4"> };

/** What a mail about an order says. `part` is the fulfillment it is about, where there is one. */
export function orderMail(kind: OrderMailKind, order: MailOrder, part: MailPart | null, links: OrderMailLinks, subject: MailSubject = {}): Mail {
  const mail = mailOf(kind, order, part, links, subject);
  return kind === "order_placed" ? mail : { ...mail, blocks: [{ kind: "facts", rows: [{ label: "Order", value: order.number }] }, ...mail.blocks] };
}

function mailOf(kind: OrderMailKind, order: MailOrder, part: MailPart | null, links: OrderMailLinks, { amountMinor = 0, orderLineId, quantity = 1, question, reason, isUnknown = false, to = { tender: "card", brand: null, last4: null } }: MailSubject): Mail {
  const first = order.contactName.split(" ")[0] ?? "";
  const track: MailBlock = { kind: "button", label: "See your order", href: links.track };
  const money = (minor: number) => formatMoney(minor, order.currency);
  const cancelled = part?.lines.find((line) => line.orderLineId === orderLineId);
  switch (kind) {
    case "order_placed": return order.parts.every((each) => each.method === "carry_out" || each.method === "email") && order.parts.some((each) => each.method === "carry_out") ? {
      subject: `Your receipt: ${order.number}`, preview: `Bought at ${order.parts[0]?.store.name ?? "our store"}.`, heading: "Thank you",
      blocks: [{ kind: "text", text: `You bought this at ${order.parts[0]?.store.name ?? "our store"}. Your receipt is order ${order.number}: every Alderway store takes it back by that number.` }, ...order.parts.map((each) => lines(each, order, links.base)), totals(order), ...taxLines(order), track] }
    : {
      subject: `Order ${order.number}: thank you`, preview: `We have your order. ${order.parts.map(promise).join(" ")}`, heading: `Thank you, ${first}`,
      blocks: [{ kind: "text", text: `We have your order ${order.number}.` }, ...order.parts.flatMap((each) => [{ kind: "text" as const, text: promise(each) }, lines(each, order, links.base)]), totals(order), ...taxLines(order), track,
        { kind: "text", text: order.isPaid ? "All of it is paid. Nothing is charged when you get the rest." : heldWords(order) }] };
    case "order_link": return { subject: `Your order ${order.number}`, preview: "The link you asked for.", heading: "The link you asked for", blocks: [{ kind: "text", text: "It opens this order without signing in. Someone who did not order it asked? Then ignore this mail: only you have got it." }, track] };
    case "order_ready": return {
      subject: `Ready to collect: ${order.number}`, preview: `Bring this code: ${part?.pickupCode ?? ""}`, heading: `${first}, your order is ready`,
      blocks: [{ kind: "code", label: "Your pickup code", code: part?.pickupCode ?? "" }, ...where(part), ...(part ? [lines(part, order, links.base)] : []), track] };
    case "not_ready": return { subject: `Please wait: ${order.number}`, preview: "Your order is not ready after all. We write again.", heading: `${first}, please do not come yet`, blocks: [{ kind: "text", text: `We said that your order is ready at ${part?.store.name ?? "the store"}. It is not yet, and we are sorry. ${reasonWords(reason)}We write again as soon as it is; you need not do anything.` }, track] };
    case "pickup_reminder": return {
      subject: `Still waiting for you: ${order.number}`, preview: "Your order is at the counter.", heading: `${first}, your order is waiting`,
      blocks: [{ kind: "text", text: part?.collectBy ? `We keep it for you until ${day(part.collectBy, part)}.` : "It is ready at the counter." }, { kind: "code", label: "Your pickup code", code: part?.pickupCode ?? "" }, ...where(part), track] };
    case "choice_needed": return {
      subject: `We need your answer: ${order.number}`, preview: "You choose what happens next.", heading: question === "store_closed" ? `${part?.store.name ?? "Your store"} had to close` : `${first}, we could not find everything`,
      blocks: [{ kind: "text", text: asked(part, question === "store_closed", reason) },
        { kind: "button", label: "Choose what happens", href: links.choice ?? links.track }, ...(part ? [lines(part, order, links.base)] : [])] };
    case "edit_requested": return { subject: `A change to your order: ${order.number}`, preview: "It happens only if you agree.", heading: `${first}, please look at a change`, blocks: [{ kind: "text", text: `We propose to change your order; ${amountMinor > 0 ? `you would pay ${money(amountMinor)} more` : amountMinor < 0 ? `you would pay ${money(-amountMinor)} less` : "the price stays the same"}. You have two days to agree or to say no. If you do nothing, your order stays as it is.` }, track] };
    case "order_changed": return { subject: `Changed: ${order.number}`, preview: "Here is how your order stands now.", heading: "Your order was changed", blocks: [...order.parts.filter((each) => each.status !== "cancelled").map((each) => ({ kind: "text" as const, text: promise(each) })), track] };
    case "order_cancelled": return { subject: `Cancelled: ${order.number}`, preview: "Nothing will be charged for what was cancelled.", heading: "Your order is cancelled", blocks: [{ kind: "text", text: payersOf(order).some(({ tender }) => tender !== "card") ? "Nothing is charged for it: what was set aside of your balances is on them again, an authorization on a card is lifted, and anything already charged goes back the way it was paid." : "Nothing is charged for it: the authorization on your card is lifted, and anything already charged is refunded." }, track] };
    case "sale_void": return { subject: `Void: ${order.number}`, preview: "All of it goes back the way it was paid.", heading: "This sale was undone", blocks: [{ kind: "text", text: "The store made it void, and nothing of it follows. Cash was given back at the counter; the rest goes back by itself the way it was paid, to a card within up to five working days." }, track] };
    case "line_cancelled": return { subject: `An item was cancelled: ${order.number}`, preview: "We took it off your order.", heading: "We took an item off your order", blocks: [{ kind: "text", text: `${cancelled ? `${quantity} × ${cancelled.title}: you` : "You"} do not pay for it.` }, track] };
    case "refunded": return { subject: `Refund of ${money(amountMinor)}: ${order.number}`, preview: refundedWords(to), heading: `${money(amountMinor)} refunded`, blocks: [{ kind: "text", text: refundedWords(to) }, track] };
    case "payment_lapsed": return { subject: `About your payment: ${order.number}`, preview: "Your bank no longer holds the money. Nothing was charged.", heading: "Your bank no longer holds the money", blocks: [{ kind: "text", text: `We asked it to keep ${money(amountMinor)} until you get your goods, and it refused. Nothing was charged, and we still keep your items.` },
      { kind: "text", text: `We ask your card once more when you get them. Should that fail, ${part?.store.name ?? "the store"} asks you for another one: bring it with you${part?.store.phone ? `, or call ${phoneWords(part.store.phone)}` : ""}.` }, track] };
    case "collected": return { subject: `Collected: ${order.number}`, preview: "Thank you. Enjoy it.", heading: "All yours", blocks: [{ kind: "text", text: `${part?.handedOverTo ? `Handed to ${part.handedOverTo}` : "Handed over"} at ${part?.store.name ?? "the store"}. ${takenWords(order)}` }, ...(part ? [lines(part, order, links.base)] : []), { kind: "text", text: "Changed your mind? Any Alderway store takes it back; your order says until when." }, track] };
    case "part_collected": return { subject: `Partly collected: ${order.number}`, preview: "The rest waits for you.", heading: "The rest waits for you", blocks: [{ kind: "text", text: `You took a part of this order at ${part?.store.name ?? "the store"} and were charged for that part only.` }, track] };
    case "shipped": return { subject: `On its way: ${order.number}`, preview: "Your delivery has left us.", heading: "Your delivery is on its way", blocks: [...(part?.trackingNumber ? [{ kind: "facts" as const, rows: [{ label: "Tracking number", value: part.trackingNumber }] }] : []), ...(part ? [lines(part, order, links.base)] : []), track] };
    case "out_for_delivery": return { subject: `Out for delivery: ${order.number}`, preview: part?.method === "ship" ? "It comes to your door today." : "Our van is on its way to you.", heading: part?.method === "ship" ? "It comes today" : "We are on our way", blocks: [{ kind: "text", text: part?.method === "ship" ? `The carrier is on the way to you with it.${part.trackingNumber ? ` The tracking number is ${part.trackingNumber}.` : ""}` : part ? `${part.store.name} brings it ${windowOf(part)}.${part.store.phone ? ` Is something in the way? Call ${phoneWords(part.store.phone)}.` : ""}` : "It comes today." }, ...(part ? [lines(part, order, links.base)] : []), track] };
    case "delivery_missed": return { subject: `We missed you: ${order.number}`, preview: "Choose another time, and we come again.", heading: `${first}, we could not deliver`, blocks: [{ kind: "text", text: `We were at your door and took your order back to ${part?.store.name ?? "the store"}.${part?.trip?.note ? ` The driver noted: ${part.trip.note}.` : ""} Nothing was charged. Choose another time on the page of your order; coming again costs nothing.` }, { kind: "button", label: "Choose another time", href: links.track }] };
    case "delivered": return { subject: `Delivered: ${order.number}`, preview: "Thank you. Enjoy it.", heading: "It is at your door", blocks: [{ kind: "text", text: `${part?.trip?.proof && part.trip.note ? proofWords(part.trip.proof, part.trip.note) : "Delivered"}. ${takenWords(order)}` }, ...(part ? [lines(part, order, links.base)] : []), track] };
    case "lost": return { subject: `Lost on the way: ${order.number}`, preview: "We are sorry. Here is what we do now.", heading: "Your delivery was lost on the way", blocks: [{ kind: "text", text: part?.lines.every((line) => line.quantity === 0) ? "We are sorry. We send it once more, before other orders; you pay nothing again." : "We are sorry. We pay you back in full: the money goes to the card you paid with." }, track] };
    case "stock_arrived": return { subject: `It is here: ${order.number}`, preview: "What you waited for has come. We pack it now.", heading: "What you waited for is here", blocks: [{ kind: "text", text: "We pack it now and tell you when it leaves." }, ...(part ? [lines(part, order, links.base)] : []), track] };
    case "stock_delayed": return {
      subject: `Later than we said: ${order.number}`, preview: "You choose: keep waiting, or cancel it.", heading: isUnknown ? `${first}, we cannot say when it comes` : `${first}, it comes later than we said`,
      blocks: [{ kind: "text", text: isUnknown || !part ? "Our supplier called it off, and nothing is on the way for you now. We look for more." : `Our supplier is late. It should arrive by ${day(part.promisedAt, part)} now.` },
        ...(part ? [lines(part, order, links.base)] : []), { kind: "text", text: "You need not do anything to keep it. If that is too late for you, cancel it on the page of your order: you pay nothing for it." }, { kind: "button", label: "Keep or cancel", href: links.track }] };
    case "coming_later": return {
      subject: `Later than we said: ${order.number}`, preview: part ? `It is sent to ${part.store.name} for you.` : "It is sent to your store.", heading: `${first}, it comes to your store later`,
      blocks: [...(part ? [{ kind: "text" as const, text: `${part.store.name} does not have all of it, so ${part.sourceName ?? "another place"} sends it there. You can collect it from ${day(part.promisedAt, part)}; we write to you when it is ready.` }, lines(part, order, links.base)] : []),
        { kind: "text", text: "You need not do anything. If that is too late for you, choose another store, delivery to your door, or your money back." }, { kind: "button", label: "See what you can choose", href: links.choice ?? links.track }] };
    case "uncollected": return { subject: `Not collected: ${order.number}`, preview: "We have put your items back.", heading: "Your order was not collected", blocks: [{ kind: "text", text: "The time to collect has passed, so the items went back on sale and nothing is charged for them." }, track] };
  }
}

const payersOf = ({ tenders }: MailOrder) => tenders.filter(({ tender }) => tender !== "cash");
const hasCard = (order: MailOrder) => order.tenders.length === 0 || order.tenders.some(({ tender }) => tender === "card");
/** "gift card ending in WZ6P and store credit" */
const balances = (order: MailOrder): string => payersOf(order).filter(({ tender }) => tender !== "card").map((one) => lower(tenderWords(one))).join(" and ");
const lower = (words: string): string => words.charAt(0).toLowerCase() + words.slice(1);

function heldWords(order: MailOrder): string {
  const isGoods = order.parts.some((each) => each.method !== "email");
  const isCards = order.parts.some((each) => each.method === "email");
  return [isCards && "Gift cards are charged when they are ordered.", isGoods && goodsWords(order)].filter(Boolean).join(" ");
}

function goodsWords(order: MailOrder): string {
  const held = balances(order);
  if (held === "") return "Your card is authorized now and charged only when you get your goods.";
  return hasCard(order) ? `Your ${held} is set aside for it now, the rest is authorized on your card; both are taken only when you get your goods.` : `Your ${held} is set aside for it now and taken only when you get your goods.`;
}

function takenWords(order: MailOrder): string {
  const taken = balances(order);
  if (taken === "") return "Your card has been charged for what you took.";
  return `What you took was paid by your ${taken}${hasCard(order) ? ", and by your card where that was not enough" : ""}.`;
}

/** Where a refund is, or when it will be there. */
export function refundedWords(to: Pick<MailTender, "tender" | "brand" | "last4">): string {
  if (to.tender === "card") return `It goes back to ${to.last4 ? tenderWords(to) : "the card you paid with"}; banks take up to five working days.`;
  if (to.tender === "cash") return "A store pays it out in cash: come by with your order's number.";
  return to.tender === "store_credit" ? "It is on your store credit now, to be spent online and in every store." : `It is on your ${lower(tenderWords(to))} again, to be spent online and in every store.`;
}

const inZone = (iso: string, part: MailPart, options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat("en-US", { ...options, timeZone: part.store.timeZone }).format(new Date(iso));
const moment = (iso: string, part: MailPart) => inZone(iso, part, { weekday: "long", month: "long", day: "numeric", hour: "numeric", minute: "2-digit", timeZoneName: "short" });
const day = (iso: string, part: MailPart) => inZone(iso, part, { weekday: "long", month: "long", day: "numeric" });

function asked(part: MailPart | null, isClosed: boolean, reason: string | null | undefined): string {
  const until = part?.shopperDeadlineAt ? `, until ${moment(part.shopperDeadlineAt, part)}` : "";
  if (!isClosed) return `${part?.store.name ?? "The store"} cannot hand over all of your order as promised. Choose another store, delivery to your door, or your money back${until}. If you do nothing, we refund those items.`;
  return `${reasonWords(reason)}We cannot hand over your order as promised. Choose another store, delivery to your door, your money back, or to wait until it opens again${until}. If you do nothing, your order waits and gets the next free time.`;
}

function promise(part: MailPart): string {
  if (part.method === "local_delivery" && part.slotStartsAt) return `${part.store.name} brings it to ${part.shipTo?.["city"] ?? "you"}: ${windowOf(part)}.`;
  if (part.method === "ship" || part.method === "local_delivery") return `Delivery to ${part.shipTo?.["city"] ?? "you"} by ${day(part.promisedAt, part)}.`;
  if (part.method === "email") return "Gift cards: each is mailed to whom it is for, on its day.";
  if (part.method === "carry_out") return `Bought at ${part.store.name}.`;
  if (part.sourceName && !part.reachedStoreAt) return `Pickup at ${part.store.name}: we send it there for you. You can collect it from ${day(part.promisedAt, part)}; we write to you when it is ready.`;
  if (part.slotStartsAt && part.slotEndsAt) return `Pickup at ${part.store.name}: ${windowOf(part)}.`;
  return `Pickup at ${part.store.name}: ready by ${moment(part.promisedAt, part)}.`;
}

const windowOf = (part: MailPart): string => (part.slotStartsAt && part.slotEndsAt ? `${day(part.slotStartsAt, part)}, ${hoursWords({ startsAt: new Date(part.slotStartsAt), endsAt: new Date(part.slotEndsAt) }, part.store.timeZone)}` : day(part.promisedAt, part));

function where(part: MailPart | null): MailBlock[] {
  if (!part) return [];
  const { store } = part;
  return [{ kind: "facts", rows: [
    { label: "Where", value: `${store.name}, ${store.addressLine1}, ${store.city}, ${store.state} ${store.postcode}` },
    ...(store.instructions ? [{ label: "How", value: store.instructions }] : []),
    { label: "Who", value: part.pickupPersonName ?? "You" },
    { label: "Bring", value: "The code above, or a photo ID" },
    ...(part.collectBy ? [{ label: "Kept until", value: day(part.collectBy, part) }] : []),
    ...(store.phone ? [{ label: "Phone", value: phoneWords(store.phone) }] : []),
  ] }];
}

const lines = (part: MailPart, order: MailOrder, base: string): MailBlock => ({
  kind: "lines",
  rows: asSold(part.lines.filter((line) => line.quantity > 0)).map(({ bundle, lines: [line, ...others] }) => {
    const image = bundle ? bundle.image?.src : line?.image;
    const own = [...(line ? [line] : []), ...others];
    return {
      title: bundle?.title ?? line?.title ?? "", detail: bundle ? contentWords(own) : [line?.variantTitle, `Quantity ${line?.quantity}`].filter(Boolean).join(" · "),
      amount: formatMoney(own.reduce((sum, { totalMinor }) => sum + totalMinor, 0), order.currency), image: image ? `${base}${image}` : null,
    };
  }),
});

const totals = (order: MailOrder): MailBlock => ({
  kind: "totals",
  rows: [
    { label: "Subtotal", amount: formatMoney(order.subtotalMinor, order.currency) },
    ...(order.discountMinor > 0 ? [{ label: "Discount", amount: `−${formatMoney(order.discountMinor, order.currency)}` }] : []),
    { label: "Delivery", amount: order.chargesMinor === 0 ? "Free" : formatMoney(order.chargesMinor, order.currency) },
    ...(showsAddedTax(order) ? [{ label: "Tax", amount: formatMoney(order.taxMinor, order.currency) }] : []),
    { label: "Total", amount: formatMoney(order.totalMinor, order.currency), isTotal: true },
    ...(order.tenders.every(({ tender }) => tender === "card") ? [] : order.tenders.map((one) => ({ label: tenderWords(one), amount: formatMoney(one.amountMinor, order.currency) }))),
  ],
});

const taxLines = (order: MailOrder): MailBlock[] => taxWords({ ...order, exemption: order.taxExemption }).map((text) => ({ kind: "text", text }));
