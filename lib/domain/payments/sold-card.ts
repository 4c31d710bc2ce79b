import type { StoredValueId } from "@/lib/kernel/ids";
import { formatMoney } from "@/lib/kernel/money";
import { dayOf } from "./gift";

/** A gift card as the order it was sold with tells of it. Instants are ISO strings; what its holder spent is theirs alone. */
export type SoldCard = {
  id: StoredValueId; last4: string; amountMinor: number; recipientName: string | null; recipientEmail: string | null;
  /** From when it is mailed, where a day was chosen, and when that happened last. */
  mailAt: string | null; sentAt: string | null;
  /** What was paid back when it was taken back. */
  takenBackMinor: number | null;
};

/** Is nothing left of a part of gift cards. */
export const areAllTakenBack = (lines: readonly { cards: SoldCard[] }[]): boolean => lines.some(({ cards }) => cards.length > 0) && lines.every(({ cards }) => cards.every(({ takenBackMinor }) => takenBackMinor !== null));

/** "$50.00, card ending in WZ6P, sent to ana@example.com on Dec 3, 2026" */
export function soldCardWords({ last4, amountMinor, recipientEmail, mailAt, sentAt, takenBackMinor }: SoldCard, currency: string): string {
  const card = `${formatMoney(amountMinor, currency)}, card ending in ${last4}`;
  if (takenBackMinor !== null) return `${card}: taken back, ${formatMoney(takenBackMinor, currency)} refunded`;
  if (!recipientEmail) return `${card}, printed in the store`;
  if (sentAt) return `${card}, sent to ${recipientEmail} on ${dayOf(sentAt.slice(0, 10))}`;
  return mailAt ? `${card}, goes to ${recipientEmail} on ${dayOf(mailAt.slice(0, 10))}` : `${card}, on its way to ${recipientEmail}`;
}
