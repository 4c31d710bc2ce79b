import { z } from "zod";
import type { FulfillmentLineId, LocationId, OrderId, ReturnId, ReturnLineId, ReturnUnitId } from "@/lib/kernel/ids";
import { idOf } from "@/lib/kernel/ids-schema";
import { mostPictureBytes } from "@/lib/domain/catalog/picture";
import { testTokens } from "@/lib/domain/payments/test-cards";
import { refundWays } from "./return-money";
import { returnReasonKeys } from "./return-policy";
import { unitOutcomes } from "./return-state";

const text = (max: number) => z.string().trim().max(max, `At most ${max} characters.`);
const units = z.coerce.number("Enter a whole number.").int("Enter a whole number.").min(0, "Enter 0 or more.").max(99, "At most 99.");
const blankIsNull = (value: unknown) => (typeof value === "string" && value.trim() === "" ? null : (value ?? null));

/** An empty file field is no photo. */
const photo = z.preprocess((value) => (value instanceof File && value.size === 0 ? null : (value ?? null)),
  z.instanceof(File).refine(({ size }) => size <= mostPictureBytes, "That file is larger than 10 MB.").nullable());
const wantedLine = z.object({ lineId: idOf<FulfillmentLineId>(), quantity: units.min(1, "At least 1."), reason: z.enum(returnReasonKeys, "Choose a reason."), note: text(300).default(""), photo });
export type WantedLine = Omit<z.output<typeof wantedLine>, "photo">;

/** A form of many lines as its fields name them: `quantity.<line>`, `reason.<line>`, `note.<line>`, `photo.<line>`; lines with no units are left out. */
function linesOfForm(raw: unknown): unknown {
  if (typeof raw !== "object" || raw === null || "lines" in raw) return raw;
  const fields = new Map<string, unknown>(Object.entries(raw));
  const lines = [...fields].flatMap(([name, quantity]) => {
    const lineId = /^quantity\.(.+)$/.exec(name)?.[1];
    return lineId === undefined || Number(quantity) === 0 ? [] : [{ lineId, quantity, reason: fields.get(`reason.${lineId}`), note: fields.get(`note.${lineId}`) ?? "", photo: fields.get(`photo.${lineId}`) }];
  });
  return { ...raw, lines };
}

const lines = z.array(wantedLine).min(1, "Choose what to return.").max(100);
const key = z.string().regex(/^[A-Za-z0-9_-]{8,80}$/, "This form is incomplete. Load the page again.");

/** By the link's token or as the member. */
const proof = z.object({ orderId: idOf<OrderId>().optional(), token: z.string().max(400).optional() });
export const wantedLines = z.preprocess(linesOfForm, z.object({ lines }));
const refundTo = z.string().pipe(z.enum(refundWays));
export const requestInput = z.preprocess(linesOfForm, proof.extend({ key, lines, refundTo: refundTo.default("tenders") }));
export const cancelInput = proof.extend({ returnId: idOf<ReturnId>() });

export const one = z.object({ returnId: idOf<ReturnId>() });
/** Without a way: as the shopper wished. */
export const refundInput = one.extend({ refundTo: refundTo.optional() });
export const many = z.object({ returnIds: z.array(idOf<ReturnId>()).min(1, "Choose a return.").max(50) });
export const closed = one.extend({ reason: text(300).min(1, "Say why: the shopper reads it.") });
/** At the counter: without a receipt the ID is noted. */
export const startInput = z.preprocess(linesOfForm, z.object({ orderId: idOf<OrderId>(), key, lines, proof: z.enum(["receipt", "id"]).default("receipt"), idNote: z.preprocess(blankIsNull, text(120).nullable()) }))
  .refine((input) => input.proof === "receipt" || input.idNote !== null, { path: ["idNote"], message: "Say what kind of ID it was." });
export const receiveInput = one.extend({ locationId: idOf<LocationId>(), lines: z.array(z.object({ lineId: idOf<ReturnLineId>(), quantity: units })).min(1).max(100) });
export const inspectInput = one.extend({
  units: z.array(z.object({ unitId: idOf<ReturnUnitId>(), outcome: z.enum(unitOutcomes, "Choose what becomes of it."), note: text(200).default("") })
    .refine((unit) => unit.outcome !== "refuse" || unit.note !== "", { path: ["note"], message: "Say why it is not accepted." })).min(1).max(500),
});
const sum = z.coerce.number().int().min(0).max(100_000_000);
export const exchangeInput = one.extend({
  key, dueMinor: sum, backMinor: sum, items: z.array(z.object({ sku: z.string().trim().min(1).max(64), quantity: units.min(1, "At least 1.") })).min(1, "Choose what is taken along.").max(50),
  card: z.object({ token: z.enum(testTokens), brand: z.enum(["Visa", "Mastercard", "American Express", "Discover"]).nullable(), last4: z.string().regex(/^\d{4}$/).nullable() }).nullable().default(null),
});

/** "AW-10001:2,AW-10002:1", as the address of the exchange carries what is taken. */
export const exchangeItems = z.string().max(2_000).catch("").transform((text) => text.split(",").flatMap((pair) => {
  const [sku = "", count = "1"] = pair.split(":");
  const quantity = Number(count);
  return sku.trim() === "" || !Number.isInteger(quantity) || quantity < 1 || quantity > 99 ? [] : [{ sku: sku.trim().toUpperCase().slice(0, 64), quantity }];
}).slice(0, 50));
