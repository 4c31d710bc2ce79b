import { z } from "zod";
import { usStates } from "@/lib/domain/locations/us-states";
import type { CustomerGroupId, TaxExemptionId } from "@/lib/kernel/ids";
import { idOf } from "@/lib/kernel/ids-schema";

const state = z.string().refine((code) => code in usStates, "Choose a state.");

/** A rate of a whole state, in percent as typed. */
export const taxRateInput = z.object({
  state,
  taxClass: z.string().pipe(z.enum(["standard", "delivery"])),
  ratePercent: z.string().trim().regex(/^\d{1,2}(\.\d{1,4})?$/, "A percentage such as 6.5, with at most four decimals.").refine((percent) => Number(percent) <= 50, "At most 50 percent."),
});
export type TaxRateInput = z.output<typeof taxRateInput>;

export const ppmOf = (ratePercent: string): number => Math.round(Number(ratePercent) * 10_000);
export const percentWords = (ratePpm: number): string => `${Number((ratePpm / 10_000).toFixed(4))}%`;

/** `state` is empty for every state. */
export const taxExemptionInput = z.object({
  groupId: idOf<CustomerGroupId>("Choose a group."),
  state: z.preprocess((value) => (value === "" ? null : value), state.nullable()),
  certificate: z.string().trim().min(1, "Enter the number of the certificate.").max(60, "At most 60 characters."),
  expiresOn: z.iso.date("Enter its last day."),
});
export type TaxExemptionInput = z.output<typeof taxExemptionInput>;

export const taxExemptionChoice = z.object({ id: idOf<TaxExemptionId>() });
