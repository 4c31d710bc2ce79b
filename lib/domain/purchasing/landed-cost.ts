import { splitMinor } from "@/lib/kernel/money";

/** Millionths of a currency unit in one of its minor units. */
export const microsPerMinor = 10_000;

export const spreads = ["value", "quantity"] as const;
export type SpreadBy = (typeof spreads)[number];

export type Charges = { freightMinor: number; dutyMinor: number; otherMinor: number };
export type Arrived = { quantity: number; unitCostMinor: number };
export type Landed = Charges & { quantity: number; goodsMinor: number };

/**
 * What each line of a delivery cost in our currency: its goods at `ratePpm` (millionths of our currency for one of the
 * supplier's), and its part of each charge by value or by quantity. All parts add up: largest remainders get the cents
 * that rounding left over.
 */
export function landedCost(lines: readonly Arrived[], charges: Charges, { spreadBy, ratePpm }: { spreadBy: SpreadBy; ratePpm: number }): Landed[] {
  const bought = lines.map((line) => line.quantity * line.unitCostMinor);
  const goods = splitMinor(converted(bought.reduce((sum, minor) => sum + minor, 0), ratePpm), bought);
  const weights = spreadBy === "value" ? bought : lines.map((line) => line.quantity);
  const [freight, duty, other] = [splitMinor(charges.freightMinor, weights), splitMinor(charges.dutyMinor, weights), splitMinor(charges.otherMinor, weights)];
  return lines.map(({ quantity }, i) => ({ quantity, goodsMinor: goods[i] ?? 0, freightMinor: freight[i] ?? 0, dutyMinor: duty[i] ?? 0, otherMinor: other[i] ?? 0 }));
}

export const landedMinor = (line: Landed): number => line.goodsMinor + line.freightMinor + line.dutyMinor + line.otherMinor;

/** One unit, in millionths of our currency. */
export const unitMicros = (line: Landed): number => Math.round((landedMinor(line) * microsPerMinor) / line.quantity);

/** The moving weighted average after units arrived, in millionths of our currency (IAS 2, weighted average). */
export function movingAverage(before: { units: number; averageMicros: number }, line: Landed): number {
  if (before.units <= 0) return unitMicros(line);
  const worth = BigInt(before.units) * BigInt(before.averageMicros) + BigInt(landedMinor(line)) * BigInt(microsPerMinor);
  const units = BigInt(before.units + line.quantity);
  return Number((worth * 2n + units) / (units * 2n));
}

/** Half a cent rounds up. */
const converted = (minor: number, ratePpm: number): number => Number((BigInt(minor) * BigInt(ratePpm) + 500_000n) / 1_000_000n);
