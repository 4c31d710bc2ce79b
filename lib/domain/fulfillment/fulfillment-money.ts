import { unitsMinor } from "./line-money";
import type { LineCounters } from "./line-progress";

type PricedLine = LineCounters & { totalMinor: number };
type Priced = { lines: readonly PricedLine[]; chargeMinor: number; chargeTaxMinor: number };

/** Units whose price `totalMinor` of the line is: moved units took theirs along. */
const pricedUnits = (line: PricedLine): number => line.quantity - line.moved;

/** What one unit of the line is worth, rounded. */
/** Units of a line as the routing asks for them. */
export const demandOf = <Id>(line: PricedLine & { variantId: Id }, quantity: number): { variantId: Id; quantity: number; unitMinor: number } => ({ variantId: line.variantId, quantity, unitMinor: unitMinor(line) });

export const unitMinor = (line: PricedLine): number => Math.round(line.totalMinor / Math.max(1, pricedUnits(line)));

/** The money for units handed over (or shipped) now; the delivery charge goes with the first of them. */
export function handOverMinor(part: Priced, given: readonly { line: PricedLine; quantity: number }[]): number {
  const isFirst = part.lines.every((line) => line.handedOver === 0);
  const goods = given.reduce((sum, { line, quantity }) => sum + unitsMinor(line.totalMinor, pricedUnits(line), line.handedOver, quantity), 0);
  return goods + (isFirst ? part.chargeMinor + part.chargeTaxMinor : 0);
}

/** The money for units that leave the fulfillment (cancelled or moved), taken from the back of the line. */
export function leavingMinor(line: PricedLine, quantity: number): number {
  const kept = pricedUnits(line) - line.cancelled;
  return unitsMinor(line.totalMinor, pricedUnits(line), kept - quantity, quantity);
}

/** The tax within `leavingMinor`. */
export const leavingTaxMinor = (line: PricedLine & { taxMinor: number }, quantity: number): number => leavingMinor({ ...line, totalMinor: line.taxMinor }, quantity);
