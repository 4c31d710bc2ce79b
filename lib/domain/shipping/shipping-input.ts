import { z } from "zod";
import { gramsPerPound } from "@/lib/domain/catalog/measure";
import { idOf } from "@/lib/kernel/ids-schema";
import type { BoxId, FulfillmentId, FulfillmentLineId, LabelId } from "@/lib/kernel/ids";

const fulfillmentId = idOf<FulfillmentId>();
const boxId = idOf<BoxId>();
const whole = z.coerce.number("Enter a whole number.").int("Enter a whole number.");
const millimeters = whole.min(10, "At least 10 mm.").max(5_000, "At most 5,000 mm.");
const grams = whole.max(200_000, "At most 200 kg.");
const words = (max: number, message: string) => z.string().trim().min(1, message).max(max, `At most ${max} characters.`);
const kindCode = z.string().trim().toUpperCase().regex(/^[A-Z0-9-]{1,12}$/, "1 to 12 letters, digits or dashes.");

export const oneShipment = z.object({ fulfillmentId });
export const oneBox = z.object({ boxId });
export const newBox = oneShipment.extend({ kindCode });
export const boxScanned = oneBox.extend({
  scanId: z.uuid("Not a scan id."), quantity: whole.min(1, "At least 1.").max(99, "At most 99.").default(1),
  scanned: z.string().max(300).default(""),
  /** Puts this item in without a scan. */
  lineId: idOf<FulfillmentLineId>().nullish().transform((value) => value ?? null),
}).refine((input) => input.lineId !== null || input.scanned.trim() !== "", { path: ["scanned"], message: "Scan or type the item." });
/** Empty: what is computed counts again. */
export const weighing = oneBox.extend({ pounds: z.union([z.literal("").transform(() => null), z.coerce.number("Enter a number.").min(0.01, "At least 0.01 lb.").max(440, "At most 440 lb.")]) })
  .transform(({ boxId, pounds }) => ({ boxId, grams: pounds === null ? null : Math.max(1, Math.round(pounds * gramsPerPound)) }));
export const buying = oneShipment.extend({ service: words(80, "Choose how it is sent.") });
export const voiding = z.object({ labelId: idOf<LabelId>() });
export const leaving = oneShipment.extend({ trackingNumber: z.string().trim().max(60, "At most 60 characters.").default("") });
export const losing = oneShipment.extend({ decision: z.enum(["refund", "reship"], "Say what becomes of it."), note: z.string().trim().max(300, "At most 300 characters.").default("") });
export const boxKindChange = z.object({
  code: kindCode, name: words(40, "Give it a name."), lengthMm: millimeters, widthMm: millimeters, heightMm: millimeters, ownGrams: grams.min(0, "0 or more."), mostGrams: grams.min(1, "At least 1 g."),
  isActive: z.enum(["yes", "no"]).default("yes").transform((value) => value === "yes"), version: whole.min(0).default(0),
});

export type BoxScanned = z.output<typeof boxScanned>;
export type BoxKindChange = z.output<typeof boxKindChange>;
export type Losing = z.output<typeof losing>;
