/** The currencies that a shopper may be shown prices in, in the order they are offered; a search document keeps a price for each, by its place here. */
export const currencies = ["USD", "EUR", "GBP", "JPY"] as const;
export type Currency = (typeof currencies)[number];

/** What the tills take, gift cards are sold in, and fees and limits of the shop's own are written in. */
export const homeCurrency: Currency = "USD";

/** The browser's cookie that says in which currency it wants prices; none for the home currency. */
export const currencyCookie = "tl_currency";

export const isCurrency = (value: string | undefined): value is Currency => currencies.some((one) => one === value);

/** What a cookie says; the home currency where it says none that is known. */
export const wantedCurrency = (code: string | undefined): Currency => (isCurrency(code) ? code : homeCurrency);

/** As it is said of an amount: "US dollars", "euros". */
export const currencyName = (currency: Currency, locale = "en-US"): string =>
  new Intl.NumberFormat(locale, { style: "currency", currency, currencyDisplay: "name" }).formatToParts(5).find(({ type }) => type === "currency")?.value ?? currency;
