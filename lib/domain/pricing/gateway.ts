import type { TaxClass, TaxRate } from "./tax";

export const taxSources = ["table", "taxjar"] as const;
/** Who says what the tax is: the shop's own table, or a provider that is asked over the network. */
export type TaxSource = (typeof taxSources)[number];

export type TaxAddress = { country: string; state: string; postcode: string; city: string; line1: string };
/** A rate for each class of goods and one for deliveries, in millionths; zero where something is not taxed. */
export type ToldRates = { name: string; rates: Record<TaxClass | Extract<TaxRate["taxClass"], "delivery">, number> };

/** One who knows the rates of single addresses. Throws when it does not answer. */
export type TaxGateway = {
  readonly name: Exclude<TaxSource, "table">;
  ratesAt(place: TaxAddress): Promise<ToldRates>;
};
