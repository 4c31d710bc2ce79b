import { z } from "zod";
import { idOf } from "@/lib/kernel/ids-schema";
import type { LocationId, PurchaseLineId, PurchaseOrderId, SupplierId, VariantId } from "@/lib/kernel/ids";
import { spreads } from "./landed-cost";
import { rejectReasons } from "./purchase-state";

const most = 9_999;
const mostMinor = 100_000_000;
const purchaseOrderId = idOf<PurchaseOrderId>();
const words = (message: string) => z.string().trim().min(1, message).max(200, "At most 200 characters.");
const note = z.string().trim().max(300, "At most 300 characters.").default("");
const whole = z.coerce.number("Enter a whole number.").int("Enter a whole number.").min(0, "Enter 0 or more.");
const units = whole.min(1, "At least 1.").max(most, `At most ${most}.`);
const day = z.iso.date("Choose a day.");

/** "12.50" of a currency with cents. */
const amount = z.string().trim().regex(/^\d{1,7}([.,]\d{1,2})?$/, "Enter an amount like 12.50.").transform((value) => Math.round(Number(value.replace(",", ".")) * 100)).pipe(z.number().max(mostMinor));
const optionalAmount = z.string().trim().transform((value) => value || "0").pipe(amount);
const rate = z.string().trim().regex(/^\d{1,4}([.,]\d{1,6})?$/, "Enter a rate like 1.0834.").transform((value) => Math.round(Number(value.replace(",", ".")) * 1_000_000)).pipe(z.number().min(1, "Enter a rate above 0.").max(2_000_000_000, "Enter a rate below 2000."));

export const onePurchase = z.object({ purchaseOrderId });
export const newPurchase = z.object({ supplierId: idOf<SupplierId>("Choose a supplier."), locationId: idOf<LocationId>("Choose where it goes."), note });
export const lineChange = onePurchase.extend({ variantId: idOf<VariantId>(), ordered: whole.max(most, `At most ${most}.`), was: whole });
export const ordering = onePurchase.extend({ expectedOn: day });
export const rescheduling = onePurchase.extend({ expectedOn: day, reason: words("Say why.") });
export const ending = onePurchase.extend({ reason: words("Say why.") });

/** What a planner ticked: units of each variant, by the suggestion or their own figure. */
export const drafting = z.object({
  locationId: idOf<LocationId>("Choose where it goes."),
  picks: z.array(z.object({ variantId: idOf<VariantId>(), units })).min(1, "Tick what to order.").max(500, "At most 500 items at once."),
});

const scanFields = onePurchase.extend({
  scanId: z.uuid("Not a scan id."),
  scanned: z.string().max(300).default(""),
  quantity: units.default(1),
  override: z.object({ lineId: idOf<PurchaseLineId>(), reason: words("Say why there was no scan.") }).nullish().transform((value) => value ?? null),
});

/** A scan as a device sends it, perhaps minutes later. `over` takes in what was not ordered. */
export const deliveryScan = scanFields.extend({ step: z.enum(["receive", "over"]) })
  .refine((input) => input.override !== null || input.scanned.trim() !== "", { path: ["scanned"], message: "Scan or type the item." });

export const refusal = onePurchase.extend({ scanId: z.uuid("Not a scan id."), lineId: idOf<PurchaseLineId>(), quantity: units, rejectReason: z.enum(rejectReasons, "Say what is wrong with it."), note });

export const costing = onePurchase.extend({
  deliveryNote: z.string().trim().max(80, "At most 80 characters.").default(""),
  freight: optionalAmount, duty: optionalAmount, other: optionalAmount, spreadBy: z.enum(spreads), rate: rate.optional(),
});

export const supplierForm = z.object({
  supplierId: z.union([z.literal("").transform(() => null), idOf<SupplierId>()]).default(null),
  version: whole.default(0),
  name: words("Enter a name."),
  email: z.union([z.literal(""), z.email("Enter an e-mail address.").max(200)]).default(""),
  currency: z.string().trim().toUpperCase().regex(/^[A-Z]{3}$/, "Three letters, like USD."),
  leadTimeDays: whole.max(365, "At most 365 days."),
  minimum: optionalAmount,
  isActive: z.union([z.boolean(), z.literal("on").transform(() => true)]).default(false),
});

export const supplierItemForm = z.object({
  supplierId: idOf<SupplierId>(), sku: words("Enter a SKU."), supplierSku: z.string().trim().max(60, "At most 60 characters.").default(""), unitCost: amount, packSize: units,
});

export type NewPurchase = z.output<typeof newPurchase>;
export type LineChange = z.output<typeof lineChange>;
export type Ordering = z.output<typeof ordering>;
export type Rescheduling = z.output<typeof rescheduling>;
export type Ending = z.output<typeof ending>;
export type Drafting = z.output<typeof drafting>;
export type DeliveryScan = z.output<typeof scanFields>;
export type UnitsRefused = z.output<typeof refusal>;
export type Costing = z.output<typeof costing>;
export type SupplierForm = z.output<typeof supplierForm>;
export type SupplierItemForm = z.output<typeof supplierItemForm>;

/** What a scan came to: the line and its count from now on. */
export type Scanned = { lineId: PurchaseLineId; counted: number };
