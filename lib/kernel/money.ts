/** Integer minor units of one currency. */
export type Money = { minor: number; currency: string };

/** How many decimal digits a currency's minor unit is, by ISO 4217. */
const exponent = (currency: string) => (currency === "JPY" ? 0 : 2);

/** Minor units in one of a currency: 100 cents, 1 yen. */
export const minorPerUnit = (currency: string): number => 10 ** exponent(currency);

export function formatMoney(minor: number, currency: string, locale = "en-US"): string {
  return new Intl.NumberFormat(locale, { style: "currency", currency }).format(minor / minorPerUnit(currency));
}

/** The same without ".00" where the amount is round: "$75", "$9.90". */
export const formatRound = (minor: number, currency: string, locale = "en-US"): string =>
  new Intl.NumberFormat(locale, { style: "currency", currency, trailingZeroDisplay: "stripIfInteger" }).format(minor / minorPerUnit(currency));

/** What amounts come to, each currency by itself: "$12.00 and ¥1,200". */
export function formatSums(amounts: readonly Money[], locale = "en-US"): string {
  const sums = new Map<string, number>();
  for (const { minor, currency } of amounts) sums.set(currency, (sums.get(currency) ?? 0) + minor);
  return new Intl.ListFormat(locale).format([...sums].map(([currency, minor]) => formatMoney(minor, currency, locale)));
}

/** Decimal text without symbol, for feeds and structured data: "1299.00". */
export const decimalMoney = (minor: number, currency: string): string => (minor / minorPerUnit(currency)).toFixed(exponent(currency));

/**
 * Splits `total` minor units over `weights` in proportion, losing nothing: the largest remainders get the units that
 * rounding left over (Hamilton's method; ties go to the earlier weight). All weights zero: split evenly by position.
 */
export function splitMinor(total: number, weights: readonly number[]): number[] {
  if (weights.length === 0) return [];
  const sum = weights.reduce((a, b) => a + b, 0);
  const parts = sum === 0 ? weights.map(() => 1) : weights;
  const whole = sum === 0 ? weights.length : sum;
  const shares = parts.map((weight) => {
    const product = BigInt(total) * BigInt(weight);
    const floor = product / BigInt(whole);
    return { floor: Number(floor), rest: product - floor * BigInt(whole) };
  });
  let left = total - shares.reduce((a, s) => a + s.floor, 0);
  const order = shares.map((_, i) => i).sort((a, b) => (shares[b]!.rest === shares[a]!.rest ? a - b : shares[b]!.rest > shares[a]!.rest ? 1 : -1));
  const result = shares.map((s) => s.floor);
  for (const i of order) {
    if (left <= 0) break;
    result[i]! += 1;
    left -= 1;
  }
  return result;
}

/** Tax on a net amount, half rounded away from zero; `ratePpm` in millionths. */
export const taxOn = (netMinor: number, ratePpm: number): number => Number((BigInt(netMinor) * BigInt(ratePpm) + 500_000n) / 1_000_000n);

/** The tax that a gross amount holds, half rounded up; `ratePpm` in millionths of the net amount. */
export function taxWithin(grossMinor: number, ratePpm: number): number {
  const whole = BigInt(1_000_000 + ratePpm);
  return Number((BigInt(grossMinor) * BigInt(ratePpm) * 2n + whole) / (whole * 2n));
}
