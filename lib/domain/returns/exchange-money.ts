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

/** What an exchange adds to its order: what is taken along, then what follows; either may be missing. Each line with what goods pay of it; `dueMinor` is what is left to pay of the part. */
export function partsOfExchange<L extends { isNow: boolean; totalMinor: number }>(lines: readonly L[], money: ExchangeMoney) {
  const credits = creditsOfLines(lines.map(({ totalMinor }) => totalMinor), money);
  const paid = lines.map((line, n) => {
    const own = credits[n] ?? [];
    const creditMinor = own.reduce((sum, { amountMinor }) => sum + amountMinor, 0);
    return { ...line, credits: own, creditMinor, totalMinor: line.totalMinor - creditMinor };
  });
  return [true, false].map((isNow) => paid.filter((line) => line.isNow === isNow)).filter((own) => own.length > 0)
    .map((own) => ({ isNow: own.some((line) => line.isNow), lines: own, dueMinor: own.reduce((sum, { totalMinor }) => sum + totalMinor, 0) }));
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
