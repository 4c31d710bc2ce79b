import { dateWords } from "@/lib/domain/locations/time-words";
import { formatMoney } from "@/lib/kernel/money";
import type { MailReturn } from "./get-return-facts";
import type { Mail, MailBlock } from "./mail";

export type ReturnMailKind = "return_approved" | "return_received" | "return_refunded" | "return_exchanged" | "return_rejected";
/** `qr` is the address of the return's QR as a picture. */
export type ReturnMailLinks = { page: string; qr: string; base: string };

/** What a mail about a return says. */
export function returnMail(kind: ReturnMailKind, { number, lines, bringBy, store, timeZone, closedReason, exchange, refundTo }: MailReturn, to: { firstName: string; orderNumber: string; currency: string; amountMinor: number; /** Where not by card alone: what paid. */ paidBy: string | null }, links: ReturnMailLinks): Mail {
  const money = (minor: number) => formatMoney(minor, to.currency);
  const facts: MailBlock = { kind: "facts", rows: [{ label: "Return", value: number }, { label: "Order", value: to.orderNumber }] };
  const goods: MailBlock = {
    kind: "lines",
    rows: lines.map((line) => ({ title: line.title, detail: [line.variantTitle, `Quantity ${line.quantity}`].filter(Boolean).join(" · "), amount: money(line.amountMinor), image: line.image ? `${links.base}${line.image}` : null })),
  };
  const page: MailBlock = { kind: "button", label: "See your return", href: links.page };
  const text = (words: string): MailBlock => ({ kind: "text", text: words });
  const refunded = refundTo === "store_credit" ? "It is on your store credit now, to be spent online and in every store." : to.paidBy ? `It goes back the way you paid: ${to.paidBy}. A bank takes up to five working days.` : "It goes back to the card you paid with; banks take up to five working days.";
  switch (kind) {
    case "return_approved": return {
      subject: `Bring it to any store: return ${number}`, preview: `Show this code at the counter until ${dateWords(new Date(bringBy), timeZone)}.`, heading: `${to.firstName}, bring it to any store`,
      blocks: [facts, { kind: "image", src: links.qr, alt: `QR code of return ${number}`, width: 160 }, { kind: "code", label: "Show this at the counter", code: number }, text(`Any Alderway Home store takes it until ${dateWords(new Date(bringBy), timeZone)}, with or without its packaging.`), goods, page] };
    case "return_received": return { subject: `We have it: return ${number}`, preview: "We check it now, then your money goes back.", heading: "We have your return", blocks: [facts, text(`${store ?? "The store"} has it. We check it now; then your money ${refundTo === "store_credit" ? "becomes store credit" : "goes back the way it came"}.`), goods, page] };
    case "return_refunded": return { subject: `Refund of ${money(to.amountMinor)}: return ${number}`, preview: refunded, heading: `${money(to.amountMinor)} refunded`, blocks: [facts, text(refunded), goods, ...taxOf(lines, money).map(text), page] };
    case "return_exchanged": return {
      subject: `Exchanged: return ${number}`, preview: exchangeWords(exchange, to.amountMinor, money), heading: "Exchanged",
      blocks: [facts, text("What you brought back:"), goods, ...(exchange ? [text("What you took along:"), takenLines(exchange, money)] : []), text(exchangeWords(exchange, to.amountMinor, money)), page] };
    case "return_rejected": return { subject: `Not accepted: return ${number}`, preview: "We could not take it back.", heading: "We could not take it back", blocks: [facts, text(closedReason ? `The reason: ${closedReason}` : "It does not fit our return policy."), page] };
  }
}

/** The tax in what came back, where there is any. */
function taxOf(lines: MailReturn["lines"], money: (minor: number) => string): string[] {
  const taxMinor = lines.reduce((sum, line) => sum + line.taxMinor, 0);
  return taxMinor > 0 ? [`This includes ${money(taxMinor)} of tax.`] : [];
}

/** The one difference of an exchange. */
function exchangeWords(exchange: MailReturn["exchange"], backMinor: number, money: (minor: number) => string): string {
  if (backMinor > 0) return `${money(backMinor)} goes back the way you paid.`;
  return exchange && exchange.paidMinor > 0 ? `You paid a difference of ${money(exchange.paidMinor)}.` : "It came to the same sum: nothing to pay, nothing to get back.";
}

const takenLines = ({ items }: NonNullable<MailReturn["exchange"]>, money: (minor: number) => string): MailBlock => ({
  kind: "lines", rows: items.map((item) => ({ title: item.title, detail: [item.variantTitle, `Quantity ${item.quantity}`].filter(Boolean).join(" · "), amount: money(item.amountMinor), image: null })),
});
