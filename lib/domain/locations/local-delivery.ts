import { z } from "zod";
import type { LocationId } from "@/lib/kernel/ids";
import { idOf } from "@/lib/kernel/ids-schema";
import { wholeNumber } from "./location-input";

/** How a store delivers with its own van. Money in minor units of the shop's currency. */
export type LocalDelivery = {
  isOn: boolean;
  radiusMiles: number;
  postcodes: string[];
  windowMinutes: number;
  perWindow: number;
  cutoffMinutes: number;
  daysAhead: number;
  feeMinor: number;
  freeFromMinor: number | null;
};

/** What a store begins with that has not delivered yet. */
export const firstTerms: LocalDelivery = { isOn: false, radiusMiles: 8, postcodes: [], windowMinutes: 120, perWindow: 6, cutoffMinutes: 120, daysAhead: 5, feeMinor: 900, freeFromMinor: 15_000 };

/** What it costs to bring goods of this worth. */
export const localCharge = ({ feeMinor, freeFromMinor }: Pick<LocalDelivery, "feeMinor" | "freeFromMinor">, subtotalMinor: number): number =>
  (freeFromMinor !== null && subtotalMinor >= freeFromMinor ? 0 : feeMinor);

const money = z.string().trim().regex(/^\d{1,6}([.]\d{1,2})?$/, "An amount like 9 or 9.50.").transform((text) => Math.round(Number(text) * 100));
const postcodes = z.string().trim().transform((text) => [...new Set(text.split(/[\s,;]+/).filter(Boolean))])
  .pipe(z.array(z.string().regex(/^\d{5}$/, "ZIP codes have five digits, like 60605.")).max(300, "At most 300 ZIP codes."));

export const localDeliveryInput = z.object({
  locationId: idOf<LocationId>(),
  version: z.coerce.number().int(),
  isOn: z.boolean(),
  radiusMiles: wholeNumber(0, 100),
  postcodes,
  windowMinutes: wholeNumber(30, 720),
  perWindow: wholeNumber(1, 500),
  cutoffMinutes: wholeNumber(0, 2880),
  daysAhead: wholeNumber(0, 30),
  fee: money,
  freeFrom: z.preprocess((value) => (value === "" ? null : value), money.nullable()),
}).refine((terms) => terms.radiusMiles > 0 || terms.postcodes.length > 0, { path: ["radiusMiles"], message: "Name a radius or ZIP codes: the van has to go somewhere." });
export type LocalDeliveryChange = z.output<typeof localDeliveryInput>;

