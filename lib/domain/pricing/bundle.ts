import { splitMinor } from "@/lib/kernel/money";

/** One kind of thing in a bundle; `weightMinor` is what a unit costs alone. */
export type Weighed = { quantity: number; weightMinor: number };
export type Share<P> = { part: P; quantity: number; unitMinor: number };

/**
 * What each part of one bundle costs, in proportion to what it costs alone; the shares sum to the price. Cents that do not
 * divide go to the dearest part of which there is one, else one each to the units with the largest remainder, so that
 * units of one part may cost a cent more than others and are told apart.
 */
export function splitBundle<P extends Weighed>(priceMinor: number, parts: readonly P[]): Share<P>[] {
  const units = parts.flatMap((part) => Array.from({ length: part.quantity }, () => part));
  const worth = units.reduce((sum, { weightMinor }) => sum + weightMinor, 0);
  const single = parts.filter(({ quantity, weightMinor }) => quantity === 1 && weightMinor > 0).toSorted((a, b) => b.weightMinor - a.weightMinor)[0];
  if (single) {
    const others = parts.filter((part) => part !== single).map((part) => ({ part, quantity: part.quantity, unitMinor: Math.floor((priceMinor * part.weightMinor) / worth) }));
    const rest = priceMinor - others.reduce((sum, { quantity, unitMinor }) => sum + quantity * unitMinor, 0);
    return parts.map((part) => others.find((one) => one.part === part) ?? { part, quantity: 1, unitMinor: rest });
  }
  const amounts = splitMinor(priceMinor, units.map(({ weightMinor }) => weightMinor));
  return parts.flatMap((part) => {
    const own = amounts.filter((_, index) => units[index] === part);
    return [...new Set(own)].map((unitMinor) => ({ part, unitMinor, quantity: own.filter((one) => one === unitMinor).length }));
  });
}

/** Each amount in turn, split over what those before it left; no part is ever paid below nothing. One row for each amount. */
export function splitInTurn(amounts: readonly number[], subtotals: readonly number[]): number[][] {
  let left = [...subtotals];
  return amounts.map((amount) => {
    const row = splitMinor(amount, left);
    left = left.map((minor, index) => minor - (row[index] ?? 0));
    return row;
  });
}
