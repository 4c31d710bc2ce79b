import { formatMoney } from "@/lib/kernel/money";

export type ToldTax = { taxMinor: number; includedTaxMinor: number; currency: string; exemption: string | null };

/** A row of its own for the tax, unless all of it is in the prices. */
export const showsAddedTax = ({ taxMinor, includedTaxMinor }: Pick<ToldTax, "taxMinor" | "includedTaxMinor">): boolean => taxMinor > 0 || includedTaxMinor === 0;

/** What stands below the total: the tax that the prices hold, and the certificate for which none is charged. */
export const taxWords = ({ taxMinor, includedTaxMinor, currency, exemption }: ToldTax): string[] => [
  ...(includedTaxMinor > 0 ? [`The prices include ${formatMoney(includedTaxMinor, currency)} ${taxMinor > 0 ? "of tax besides" : "of tax"}.`] : []),
  ...(exemption ? [`Tax exempt, certificate ${exemption}.`] : []),
];
