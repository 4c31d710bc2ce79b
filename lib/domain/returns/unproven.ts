import { homeCurrency } from "@/lib/kernel/currency";
import { formatMoney } from "@/lib/kernel/money";
import { returnPolicy } from "./return-policy";

/** What the same customer, or the same ID, brought before without a purchase, within the policy's window. */
export type UnprovenHistory = { returns: number; amountMinor: number; stores: number; sameArticle: number; /** Other customers who showed the same ID. */ others: number };

export const nothingBefore: UnprovenHistory = { returns: 0, amountMinor: 0, stores: 0, sameArticle: 0, others: 0 };

const { days, mostMinor, oftenFrom } = returnPolicy.withoutPurchase;

/** What speaks for a second look, in words. */
export function signalsOf({ returns, stores, sameArticle, others }: UnprovenHistory): string[] {
  return [
    ...(returns >= oftenFrom ? [`${returns} returns without a purchase in ${days} days`] : []),
    ...(stores > 1 ? [`Brought to ${stores} stores`] : []),
    ...(sameArticle > 0 ? ["The same article was brought before"] : []),
    ...(others > 0 ? ["Somebody else showed the same ID"] : []),
  ];
}

/** Why a manager has to say yes; null where nobody has to. */
export function approvalReason(history: UnprovenHistory, amountMinor: number): string | null {
  if (history.amountMinor + amountMinor > mostMinor) return `Above ${formatMoney(mostMinor, homeCurrency)} in ${days} days a manager says yes.`;
  const [signal] = signalsOf(history);
  return signal ? `${signal}: a manager says yes.` : null;
}
