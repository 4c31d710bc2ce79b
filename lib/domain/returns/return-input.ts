import { z } from "zod";
import type { FulfillmentLineId, LocationId, OrderId, ReturnId, ReturnLineId, ReturnUnitId } from "@/lib/kernel/ids";
import { idOf } from "@/lib/kernel/ids-schema";
import { optionalPhoto } from "@/lib/domain/catalog/photo-input";
import { deliveryAddress } from "@/lib/domain/fulfillment/shopper-choice";
import type { QuotedWay } from "@/lib/domain/orders/exchange-way";
import { testTokens } from "@/lib/domain/payments/test-cards";
import { refundWays } from "./return-money";
import { returnReasonKeys } from "./return-policy";
import { unitOutcomes } from "./return-state";

const text = (max: number) => z.string().trim().max(max, `At most ${max} characters.`);
const units = z.coerce.number("Enter a whole number.").int("Enter a whole number.").min(0, "Enter 0 or more.").max(99, "At most 99.");
const blankIsNull = (value: unknown) => (typeof value === "string" && value.trim() === "" ? null : (value ?? null));

const wantedLine = z.object({ lineId: idOf<FulfillmentLineId>(), quantity: units.min(1, "At least 1."), reason: z.enum(returnReasonKeys, "Choose a reason."), note: text(300).default(""), photo: optionalPhoto });
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
const card = z.object({ token: z.enum(testTokens), brand: z.enum(["Visa", "Mastercard", "American Express", "Discover"]).nullable(), last4: z.string().regex(/^\d{4}$/).nullable() }).nullable().default(null);
const takenAlong = z.object({ kind: z.literal("carry_out") });
const taking = {
  dueMinor: sum, backMinor: sum, items: z.array(z.object({ sku: z.string().trim().min(1).max(64), quantity: units.min(1, "At least 1."), isNow: z.boolean().default(false) })).min(1, "Choose what is taken along.").max(50),
  way: z.discriminatedUnion("kind", [takenAlong, z.object({ kind: z.literal("pickup"), locationId: idOf<LocationId>() }), z.object({ kind: z.literal("ship"), address: deliveryAddress })]).default({ kind: "carry_out" }),
};
/** Cash pays only for what leaves the store at once: what is called off later would have to go back out of a drawer. */
const inCash = { way: takenAlong.default({ kind: "carry_out" }), dueMinor: sum.min(1), receivedMinor: sum };
const swap = z.object({
  ...taking, orderId: idOf<OrderId>(), locationId: idOf<LocationId>(), key,
  back: z.array(z.object({ lineId: idOf<FulfillmentLineId>(), quantity: units.min(1, "At least 1."), reason: z.enum(returnReasonKeys, "Choose a reason."), outcome: z.enum(unitOutcomes).exclude(["refuse"]), note: text(200).default("") })).min(1, "Scan what comes back.").max(100),
});
export const exchangeInput = one.extend({ ...taking, key, card });
export const exchangeForCashInput = one.extend({ ...taking, ...inCash });
export const swapInput = swap.extend({ attempt: key, card });
export const swapForCashInput = swap.extend(inCash);
/** What a screen says of what goes out and how its difference is paid. */
export type TakingForm = Omit<z.input<typeof exchangeInput>, "returnId" | "key">;

/** "AW-10001:2,AW-10002:1:now", as the address of the exchange carries what is taken. */
export const exchangeItems = z.string().max(2_000).catch("").transform((text) => text.split(",").flatMap((pair) => {
  const [sku = "", count = "1", when] = pair.split(":");
  const quantity = Number(count);
  return sku.trim() === "" || !Number.isInteger(quantity) || quantity < 1 || quantity > 99 ? [] : [{ sku: sku.trim().toUpperCase().slice(0, 64), quantity, isNow: when === "now" }];
}).slice(0, 50));

/** "<line>:2,<line>:1", as the address of a swap carries what comes back. */
export const backItems = z.string().max(4_000).catch("").transform((value) => value.split(",").flatMap((pair) => {
  const [lineId = "", count = ""] = pair.split(":");
  const found = z.object({ lineId: idOf<FulfillmentLineId>(), quantity: units.min(1) }).safeParse({ lineId, quantity: count });
  return found.success ? [found.data] : [];
}).slice(0, 100));

/** As `wayText` writes it. */
export const wayOfAddress = z.string().max(80).catch("").transform((value): QuotedWay => {
  const [kind, place = "", postcode = ""] = value.split(":");
  const store = idOf<LocationId>().safeParse(place);
  if (kind === "pickup" && store.success) return { kind, locationId: store.data };
  return kind === "ship" && /^[A-Z]{2}$/.test(place) && /^\d{5}(-\d{4})?$/.test(postcode) ? { kind, state: place, postcode } : { kind: "carry_out" };
});
