import { homeCurrency, isCurrency, type Currency } from "./currency";

export const locales = ["en"] as const;
export type Locale = (typeof locales)[number];
export const defaultLocale: Locale = "en";

export function isLocale(value: string): value is Locale {
  return locales.some((locale) => locale === value);
}

/** What a page is made for: a language, and the currency of its prices. */
export type Edition = { locale: Locale; currency: Currency };

/**
 * An edition as the first part of a page's own path, a BCP 47 tag with the currency as Unicode's extension: "en",
 * "en-u-cu-eur". Visitors never see it: the proxy puts it before the address they asked for.
 */
export const writeEdition = ({ locale, currency }: Edition): string => (currency === homeCurrency ? locale : `${locale}-u-cu-${currency.toLowerCase()}`);

/** Null for what `writeEdition` does not write. */
export function readEdition(tag: string): Edition | null {
  const [locale = "", code = homeCurrency.toLowerCase()] = tag.split("-u-cu-");
  const currency = code.toUpperCase();
  const edition = isLocale(locale) && isCurrency(currency) ? { locale, currency } : null;
  return edition && writeEdition(edition) === tag ? edition : null;
}

const published = [
  /^\/$/,
  /^\/categories\/[^/]+$/,
  /^\/products\/[^/]+$/,
  // One page for each color; `availability`, `reviews` and `questions` are made for the request.
  /^\/products\/[^/]+\/(?!(availability|questions|reviews)$)[^/]+$/,
  /^\/stores$/,
  /^\/stores\/[^/]+$/,
  /^\/credits$/,
  /^\/developers$/,
  /^\/help(\/[^/]+)?$/,
  /^\/missing$/,
];

/** Query keys that say where a visitor came from and never what the page shows. */
const origin = /^(utm_\w+|gclid|fbclid|msclkid|ref|_rsc)$/;

/**
 * Whether the address (without locale) is a published page: one document for everybody, served whole from the
 * cache. A category with filters in its query is a request page; other published pages ignore their query.
 */
export function isPublished(pathname: string, search: URLSearchParams): boolean {
  if (!published.some((pattern) => pattern.test(pathname))) return false;
  return !pathname.startsWith("/categories/") || !isRefined(search);
}

/** Whether a query asks for something other than the first, unfiltered page. */
export function isRefined(search: URLSearchParams): boolean {
  return [...search.keys()].some((key) => !origin.test(key));
}
