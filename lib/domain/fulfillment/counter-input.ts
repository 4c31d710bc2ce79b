import { z } from "zod";
import { readPassCode } from "./pass-code";
import { idOf } from "@/lib/kernel/ids-schema";
import type { FulfillmentId, FulfillmentLineId, LocationId, OrderLineId, StockCountId, TaskId } from "@/lib/kernel/ids";

const fulfillmentId = idOf<FulfillmentId>();
const words = (max: number, message: string) => z.string().trim().min(1, message).max(max, `At most ${max} characters.`);
const units = z.coerce.number("Enter a whole number.").int("Enter a whole number.").min(1, "At least 1.").max(99, "At most 99.");
export const instant = z.string().refine((value) => !Number.isNaN(Date.parse(value)), "Choose one of the offered times.").transform((value) => new Date(value));
const optional = (max: number) => z.string().trim().max(max, `At most ${max} characters.`).nullish().transform((value) => value || null);

export const one = z.object({ fulfillmentId });
export const takeOver = one.extend({ reason: words(200, "Say why you take it over.") });
export const stage = one.extend({
  shelf: words(24, "Scan or type the shelf.").regex(/^[A-Za-z0-9][A-Za-z0-9 ._-]*$/, "Letters, digits and dashes, like A3-2."),
  tote: optional(24),
});
export const undo = one.extend({ step: z.enum(["claim", "pick", "stage"]) });
export const handOver = one.extend({
  proof: z.discriminatedUnion("kind", [
    z.object({ kind: z.literal("code"), code: z.string().trim().transform((code) => code.replace(/\D/g, "")).refine((code) => code.length === 6, "The code has six digits.") }),
    z.object({ kind: z.literal("pass"), code: z.string().max(40).transform((text, problem) => readPassCode(text) ?? readPassCode(`PASS-${text}`) ?? (problem.addIssue({ code: "custom", message: "A pass looks like PASS-7K3MQ 9XDTB." }), z.NEVER)) }),
    z.object({ kind: z.literal("id"), name: words(120, "Write the name on the ID.").min(2, "Write the name on the ID."), note: words(120, "Say what kind of ID it was.") }),
  ]),
  lines: z.array(z.object({ lineId: idOf<FulfillmentLineId>(), quantity: z.coerce.number().int().min(0).max(99) })).max(100).optional(),
});
export const reschedule = one.extend({ startsAt: instant, endsAt: instant });
export const cancelLine = one.extend({ orderLineId: idOf<OrderLineId>(), quantity: units, reason: words(300, "Say why.") });
export const closing = z.object({
  locationId: idOf<LocationId>(), day: z.iso.date("Choose a date."), from: z.enum(["now", "opening"]), reason: words(80, "Say why: shoppers read it."),
});
export const offShelf = z.object({ fulfillmentId: idOf<FulfillmentId>(), reason: z.string().trim().min(1, "Say in a few words what is wrong.").max(200, "At most 200 characters.") });
export type OffShelfInput = z.output<typeof offShelf>;
export const sendElsewhereInput = z.object({
  fulfillmentId: idOf<FulfillmentId>(), locationId: idOf<LocationId>(), lines: z.array(z.object({ orderLineId: idOf<OrderLineId>(), quantity: z.number().int().min(1).max(9_999) })).min(1, "Choose at least one unit.").max(200, "At most 200 lines."),
  reason: z.string().trim().min(1, "Say in a few words why.").max(200, "At most 200 characters."),
});
export type SendElsewhereInput = z.output<typeof sendElsewhereInput>;
export const taskDone = z.object({ taskId: idOf<TaskId>(), scanned: z.string().trim().max(300).nullish() });
export const count = z.object({ countId: idOf<StockCountId>() });
export const counted = count.extend({ counted: z.coerce.number("Enter a whole number.").int("Enter a whole number.").min(0, "Enter 0 or more.").max(1_000_000, "That is more than a million.") });

/** A scan as a device sends it, perhaps minutes later. */
export const pick = one.extend({
  scanId: z.string().regex(/^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/, "Not a scan id."),
  scanned: z.string().max(300).default(""),
  override: z.object({ lineId: idOf<FulfillmentLineId>(), reason: words(200, "Say why there was no scan.") }).nullish().transform((value) => value ?? null),
}).refine((input) => input.override !== null || input.scanned.trim() !== "", { path: ["scanned"], message: "Scan or type the item." });
