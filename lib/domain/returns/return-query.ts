import { z } from "zod";
import { isUuid } from "@/lib/kernel/ids";
import { returnMachine } from "./return-state";

const one = z.string().trim().max(200).catch("");

/** The filters of the console's list, as its address carries them; what makes no sense is left out. */
export const returnQuery = z.object({
  q: one,
  status: one.transform((value) => returnMachine.states.find((status) => status === value) ?? null),
  channel: one.transform((value) => (value === "web" || value === "store" ? value : null)),
  before: one.transform((value) => (isUuid(value) ? value : null)),
});
export type ReturnQuery = z.output<typeof returnQuery>;

/** "RT-100042", "rt 100042" or its QR; null for anything else. */
export const readReturnNumber = (text: string): string | null => {
  const digits = /\bRT[-\s]?(\d{6,12})\b/i.exec(text)?.[1];
  return digits ? `RT-${digits}` : null;
};
