import { z } from "zod";
import type { TaxAddress, TaxGateway, ToldRates } from "./gateway";

type Settings = { apiKey: string; url: string };

const deadlineMs = 4_000;
/** TaxJar's code of goods that nobody taxes. */
const untaxedCode = "99999";

const line = z.object({ id: z.string(), combined_tax_rate: z.number() });
const answer = z.object({
  tax: z.object({
    has_nexus: z.boolean(), freight_taxable: z.boolean(),
    jurisdictions: z.object({ state: z.string().optional(), county: z.string().optional(), city: z.string().optional() }).nullish(),
    breakdown: z.object({ line_items: z.array(line), shipping: z.object({ combined_tax_rate: z.number() }).nullish() }).nullish(),
  }),
});

/**
 * Sales tax by TaxJar's API v2 (`POST /v2/taxes`, the key as a Bearer token): one question for an address, a line for each
 * class of goods and a delivery, answers the rates that every cart there is charged with. Where the business has no nexus
 * TaxJar says so, and nothing is charged. Rates that depend on the sum of a purchase are those of a hundred dollars.
 */
export class TaxJar implements TaxGateway {
  readonly name = "taxjar";
  constructor(private readonly settings: Settings) {}

  async ratesAt(place: TaxAddress): Promise<ToldRates> {
    const response = await fetch(`${this.settings.url}/v2/taxes`, {
      method: "POST", signal: AbortSignal.timeout(deadlineMs), headers: { authorization: `Bearer ${this.settings.apiKey}`, "content-type": "application/json" },
      body: JSON.stringify({
        to_country: place.country, to_state: place.state, to_zip: place.postcode, to_city: place.city, to_street: place.line1, amount: 210, shipping: 10,
        line_items: [{ id: "standard", quantity: 1, unit_price: 100 }, { id: "exempt", quantity: 1, unit_price: 100, product_tax_code: untaxedCode }],
      }),
    });
    if (!response.ok) throw new Error(`TaxJar answered ${response.status}`);
    const { tax } = answer.parse(await response.json());
    const rateOf = (id: string) => millionths(tax.breakdown?.line_items.find((one) => one.id === id)?.combined_tax_rate ?? 0);
    return {
      name: nameOf(place, tax.jurisdictions),
      rates: { standard: rateOf("standard"), exempt: rateOf("exempt"), delivery: tax.freight_taxable ? millionths(tax.breakdown?.shipping?.combined_tax_rate ?? 0) : 0 },
    };
  }
}

const nameOf = (place: TaxAddress, found: z.output<typeof answer>["tax"]["jurisdictions"]): string =>
  `${[found?.city, found?.county].filter(Boolean).map((part) => titled(part ?? "")).join(", ") || place.city}, ${place.state} ${place.postcode.slice(0, 5)}`;
const titled = (shouted: string): string => shouted.toLowerCase().replace(/\b\p{L}/gu, (letter) => letter.toUpperCase());
const millionths = (rate: number): number => Math.round(rate * 1_000_000);
