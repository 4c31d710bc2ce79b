import { z } from "zod";
import { isUuid } from "@/lib/kernel/ids";
import { readCode } from "./tender";

const one = z.string().trim().max(200).catch("");
export const valueStates = ["spendable", "used_up", "blocked", "taken_back"] as const;
export type ValueState = (typeof valueStates)[number];
export const stateWords: Record<ValueState, string> = { spendable: "Can be spent", used_up: "Used up", blocked: "Blocked", taken_back: "Taken back" };

/** The filters of the console's list, as its address carries them; what makes no sense is left out. A whole code never stands in an address. */
export const storedValueQuery = z.object({
  q: one.transform((value) => (readCode(value) ? value.slice(-4) : value)),
  kind: one.transform((value) => (value === "gift_card" || value === "store_credit" ? value : null)),
  state: one.transform((value) => valueStates.find((state) => state === value) ?? null),
  before: one.transform((value) => (isUuid(value) ? value : null)),
});
export type StoredValueQuery = z.output<typeof storedValueQuery>;
