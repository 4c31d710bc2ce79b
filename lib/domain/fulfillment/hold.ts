import { z } from "zod";
import { one } from "./counter-input";

/** Why a part of an order rests: nobody picks it until somebody lets it go. */
export const holdReasons = ["customer_asked", "address_check", "payment_check", "fraud_check", "quality_check", "other"] as const;
/** What was sold ahead rests by itself, until it has come. */
export type HoldReason = (typeof holdReasons)[number] | "awaits_stock";
export const holdLabel: Record<HoldReason, string> = {
  customer_asked: "Customer asked to wait", address_check: "Address to be checked", payment_check: "Payment to be checked", fraud_check: "Possible fraud", quality_check: "Goods to be checked", other: "Something else", awaits_stock: "Waits for what is coming",
};
export const isHoldReason = (value: unknown): value is HoldReason => typeof value === "string" && Object.hasOwn(holdLabel, value);

export const holdInput = one.extend({ reason: z.enum(holdReasons, "Choose a reason."), note: z.string().trim().max(200, "At most 200 characters.").default("") })
  .refine(({ reason, note }) => reason !== "other" || note !== "", { path: ["note"], message: "Say what it is." });
export type HoldInput = z.output<typeof holdInput>;
