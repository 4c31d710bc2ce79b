/** Smallest coin in use, in minor units: the United States struck their last circulating cent in November 2025. */
const smallestCoin: Readonly<Record<string, number>> = { USD: 5, CAD: 5, EUR: 1, JPY: 1 };

/** Notes and coins of the drawer, by value in minor units. */
export const piecesOf: Readonly<Record<string, readonly number[]>> = { USD: [10_000, 5_000, 2_000, 1_000, 500, 100, 25, 10, 5, 1] };

/** What a total comes to in coins, rounded to the nearest; half of the smallest coin goes up. */
export function cashDue(totalMinor: number, currency: string): number {
  const coin = smallestCoin[currency] ?? 1;
  return Math.floor((totalMinor + coin / 2) / coin) * coin;
}

/** The most of a sum that coins can pay, where a card pays the rest. */
export const inWholeCoins = (minor: number, currency: string): number => minor - (minor % (smallestCoin[currency] ?? 1));

/** An order's cash: what drawers took for it, what of it became store credit or left a drawer since, and what it still pays for. */
export type OrderCash = { takenMinor: number; creditedMinor: number; paidOutMinor: number; keptMinor: number };

/** What goes out of the drawer so that what stays there is what the order still costs, in coins: its refunds are rounded together, once, and all of it back is all that was taken. */
export const cashBack = ({ takenMinor, creditedMinor, paidOutMinor, keptMinor }: OrderCash, currency: string): number =>
  Math.max(0, takenMinor - creditedMinor - paidOutMinor - cashDue(keptMinor, currency));

/** What people hand over for a sum: the sum itself, then the next whole amounts that notes make. */
export function likelyGiven(dueMinor: number, most = 4): number[] {
  const next = [100, 500, 1_000, 2_000, 5_000, 10_000].map((note) => Math.ceil(dueMinor / note) * note);
  return [...new Set([dueMinor, ...next])].sort((a, b) => a - b).slice(0, most);
}

export const sumOfPieces = (pieces: Readonly<Record<string, number>>): number => Object.entries(pieces).reduce((sum, [value, count]) => sum + Number(value) * count, 0);

/** Money of a drawer beside its sales; what a void sale brought goes back out. */
export type CashMovementKind = "pay_in" | "pay_out" | "refund" | "exchange" | "void";

/** A difference above this needs the yes of somebody who may give it. */
export const varianceLimitMinor = 500;
