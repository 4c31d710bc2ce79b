import { z } from "zod";
import { idOf } from "@/lib/kernel/ids-schema";
import type { LocationId, RejectReasonId, TransferId, TransferLineId, VariantId } from "@/lib/kernel/ids";

const most = 9_999;
const transferId = idOf<TransferId>();
const lineId = idOf<TransferLineId>();
const words = (message: string) => z.string().trim().min(1, message).max(200, "At most 200 characters.");
const note = z.string().trim().max(300, "At most 300 characters.").default("");
const whole = z.coerce.number("Enter a whole number.").int("Enter a whole number.").max(most, `At most ${most}.`);
const units = whole.min(1, "At least 1.");
const count = whole.min(0, "Enter 0 or more.");
const scanId = z.uuid("Not a scan id.");
const missingOutcome = z.enum(["lost", "put_back"], "Say what became of the units.");

export const oneTransfer = z.object({ transferId });
export const newTransfer = z.object({ fromLocationId: idOf<LocationId>("Choose where it leaves."), toLocationId: idOf<LocationId>("Choose where it goes."), note });
export const lineChange = oneTransfer.extend({ variantId: idOf<VariantId>(), wanted: count, was: count });
export const sending = oneTransfer.extend({ as: z.enum(["packed", "listed"], "Choose what leaves.") });

const scanFields = oneTransfer.extend({
  scanId,
  scanned: z.string().max(300).default(""),
  quantity: units.default(1),
  override: z.object({ lineId, reason: words("Say why there was no scan.") }).nullish().transform((value) => value ?? null),
});
const namesItem = (input: { scanned: string; override: object | null }) => input.override !== null || input.scanned.trim() !== "";

/** A scan as a device sends it, perhaps minutes later: into a box at the source, or out of it at the destination. */
export const dockStep = scanFields.extend({ step: z.enum(["pack", "receive"]) }).refine(namesItem, { path: ["scanned"], message: "Scan or type the item." });

export const damage = oneTransfer.extend({ scanId, lineId, quantity: units, reason: words("Say what is wrong with it.") });
export const extra = oneTransfer.extend({ reportId: scanId, scanned: words("Scan or type the item."), quantity: units, note });
export const missing = oneTransfer.extend({ reportId: scanId, lineId, quantity: units, outcome: missingOutcome, note });
export const cancelling = oneTransfer.extend({ reason: words("Say why."), outcome: missingOutcome.nullish().transform((value) => value ?? null) });

/** Why an order's goods are not sent: a reason of those for rejected units. */
export const notSending = oneTransfer.extend({ reasonId: idOf<RejectReasonId>(), note });

export type NewTransfer = z.output<typeof newTransfer>;
export type LineChange = z.output<typeof lineChange>;
export type Sending = z.output<typeof sending>;
export type DockScan = z.output<typeof scanFields>;
export type Damage = z.output<typeof damage>;
export type Extra = z.output<typeof extra>;
export type Missing = z.output<typeof missing>;
export type NotSending = z.output<typeof notSending>;
export type Cancelling = z.output<typeof cancelling>;

/** What a scan came to: the line and its count from now on. */
export type Scanned = { lineId: TransferLineId; counted: number };
