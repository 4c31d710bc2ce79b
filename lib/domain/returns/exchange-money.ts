import type { MoneyOfPart } from "@/lib/domain/fulfillment/line-money";
import { splitMinor } from "@/lib/kernel/money";
import type { PartRefund } from "./return-money";

export type ExchangeMoney = {
  /** What the goods that came back pay of the new ones. */
  creditMinor: number;
  /** One of them is above zero, or neither: what the shopper pays, what goes back. */
  dueMinor: number; backMinor: number;
  /** The credit and what goes back, by the part of the order whose money it is. */
  credits: MoneyOfPart[]; back: MoneyOfPart[];
};

/** Goods for goods: the earliest parts of the order pay first, so that as few payments as possible move. */
export function exchangeMoney(worth: readonly Pick<PartRefund, "fulfillmentId" | "goodsMinor">[], priceMinor: number): ExchangeMoney {
  let open = priceMinor;
  const shares = worth.map(({ fulfillmentId, goodsMinor }) => {
    const creditMinor = Math.min(goodsMinor, open);
    open -= creditMinor;
    return { fulfillmentId, creditMinor, backMinor: goodsMinor - creditMinor };
  });
  const sum = (of: (share: (typeof shares)[number]) => number) => shares.reduce((total, share) => total + of(share), 0);
  return {
    creditMinor: sum((share) => share.creditMinor), dueMinor: open, backMinor: sum((share) => share.backMinor),
    credits: shares.map(({ fulfillmentId, creditMinor }) => ({ fulfillmentId, amountMinor: creditMinor })).filter(({ amountMinor }) => amountMinor > 0),
    back: shares.map(({ fulfillmentId, backMinor }) => ({ fulfillmentId, amountMinor: backMinor })).filter(({ amountMinor }) => amountMinor > 0),
  };
}

/** The credit over the lines taken, each line's by whose money it is; every cent is somewhere once. */
export function creditsOfLines(lineTotals: readonly number[], { creditMinor, credits }: ExchangeMoney): MoneyOfPart[][] {
  const left = credits.map((one) => ({ ...one }));
  return splitMinor(creditMinor, lineTotals).map((wanted) => {
    let open = wanted;
    return left.flatMap((source) => {
      const amountMinor = Math.min(source.amountMinor, open);
      open -= amountMinor;
      source.amountMinor -= amountMinor;
      return amountMinor > 0 ? [{ fulfillmentId: source.fulfillmentId, amountMinor }] : [];
    });
  });
}
