import { homeCurrency, type Currency } from "@/lib/kernel/currency";
import { minorPerUnit } from "@/lib/kernel/money";

export type PricePhrase = { text: string; minMinor: number | null; maxMinor: number | null };

/** How each currency is written and said. */
const names: Record<Currency, string> = { USD: String.raw`\$|dollars?|usd|bucks`, EUR: "€|euros?|eur", GBP: "£|pounds? sterling|quid|gbp", JPY: "¥|yen|jpy" };
const anyName = Object.values(names).join("|");
const amount = String.raw`[$€£¥]?\s?(\d{1,3}(?:,\d{3})+|\d{1,6})(?:\.(\d{2}))?(?:\s?(?:${anyName}))?`;
const isMoney = new RegExp(anyName, "i");
const between = new RegExp(String.raw`(?:\b(?:between|from)\s)?${amount}\s?(?:-|–|to|and)\s?${amount}`, "i");
const most = new RegExp(String.raw`(?:\b(?:under|below|less than|cheaper than|up to|max|at most)|<=?)\s?${amount}`, "i");
const least = new RegExp(String.raw`(?:\b(?:over|above|more than|at least|min)|>=?)\s?${amount}`, "i");

/**
 * "desk under $200", "rug $50 to $100", "sofa over 500 dollars": the price said in words, and the text without it. A bare
 * number after "under" is money unless a measure follows it ("under 30 inches"). Null where nothing is said about price, or
 * where it is said in another currency than the one shown.
 */
export function readPricePhrase(text: string, currency: Currency = homeCurrency): PricePhrase | null {
  const minor = (whole = "", cents = "00"): number => Math.round(Number(`${whole.replaceAll(",", "")}.${cents}`) * minorPerUnit(currency));
  const isOther = (phrase: string) => isMoney.test(phrase) && !new RegExp(names[currency], "i").test(phrase);
  const range = between.exec(text);
  if (range && isMoney.test(range[0])) return isOther(range[0]) ? null : rest(text, range[0], minor(range[1], range[2]), minor(range[3], range[4]));
  for (const [pattern, isMost] of [[most, true], [least, false]] as const) {
    const found = pattern.exec(text);
    if (!found || isOther(found[0]) || (!isMoney.test(found[0]) && !isBare(text, found))) continue;
    const bound = minor(found[1], found[2]);
    return rest(text, found[0], isMost ? null : bound, isMost ? bound : null);
  }
  return null;
}

function isBare(text: string, found: RegExpExecArray): boolean {
  const after = text.slice(found.index + found[0].length);
  return !/^\d|^[\s-]?(?:"|''|inch|inches|in\b|cm|mm|m\b|ft|feet|foot|lbs?|kg|oz|w\b|watts?|seats?|people|persons?|pieces?)/i.test(after);
}

function rest(text: string, phrase: string, minMinor: number | null, maxMinor: number | null): PricePhrase {
  const [low, high] = minMinor !== null && maxMinor !== null && minMinor > maxMinor ? [maxMinor, minMinor] : [minMinor, maxMinor];
  return { text: text.replace(phrase, " ").replace(/\s+/g, " ").trim(), minMinor: low, maxMinor: high };
}
