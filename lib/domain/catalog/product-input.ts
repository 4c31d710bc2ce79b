import { z } from "zod";
import { readGtin } from "./gtin";

const line = (max: number) => z.string().trim().max(max, `Use at most ${max} characters.`).refine(isPlain, "Remove the control characters.");
const text = (max: number) => line(max).min(1, "This is needed.");
const measure = z.number().int("Use whole millimeters.").positive("Must be more than zero.").max(20_000, "Larger than anything we sell.");

export const slugInput = z.string().trim().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, "Use small letters, digits and single hyphens.").max(120, "Use at most 120 characters.");
export const skuInput = z.string().trim().regex(/^[A-Za-z0-9][A-Za-z0-9._/-]{0,63}$/, "Use letters, digits, dots, dashes and slashes, at most 64.");
export const gtinInput = z.string().transform((value, context) => {
  const gtin = readGtin(value);
  if (gtin) return gtin;
  context.addIssue({ code: "custom", message: "Not a GTIN: check its length (8, 12, 13 or 14 digits) and its check digit." });
  return z.NEVER;
});
export const attributesInput = z.record(z.string().min(1).max(60), z.union([z.string().max(200), z.number(), z.boolean()]));

export const parcelInput = z.object({
  weightGrams: z.number().int().positive("Must be more than zero.").max(2_000_000),
  lengthMm: measure, widthMm: measure, heightMm: measure,
});

export const mediaInput = z.object({
  src: z.string().regex(/^\/media\/[\w./-]+\.(webp|avif|jpe?g|png)$/, "A picture under /media/."),
  alt: text(300),
  width: z.number().int().positive().max(10_000),
  height: z.number().int().positive().max(10_000),
  background: z.string().regex(/^#[0-9a-fA-F]{6}$/, "A color like #EEECE6.").default("#EEECE6"),
  /** SKU of the variant it shows; none: it shows them all. */
  sku: skuInput.optional(),
});

export const variantInput = z.object({
  sku: skuInput,
  gtin: gtinInput.nullable().default(null),
  title: line(120).default(""),
  options: z.record(z.string().max(40), z.string().max(80)).default({}),
  swatch: z.string().regex(/^#[0-9a-fA-F]{6}$/, "A color like #1E4A38.").nullable().default(null),
  /** Left out: as before. */
  modelVariant: line(80).nullable().optional(),
  taxClass: z.enum(["standard", "exempt"]).default("standard"),
  needsTwoPeople: z.boolean().default(false),
  status: z.enum(["active", "archived"]).default("active"),
  parcels: z.array(parcelInput).max(20, "At most 20 parcels.").default([]),
});

/** What a product says about itself; admins edit exactly these. */
export const productFields = z.object({
  slug: slugInput,
  title: text(160),
  summary: line(400),
  description: line(8_000),
  materials: line(400),
  care: line(1_000),
  brand: text(80),
  status: z.enum(["draft", "active", "archived"]),
  attributes: attributesInput,
  keywords: z.array(text(60)).max(40, "At most 40 keywords."),
  widthMm: measure.nullable(),
  depthMm: measure.nullable(),
  heightMm: measure.nullable(),
});

/** A product with all that belongs to it, as imports and seeds give it; `externalId` is the retailer's own number. */
export const productInput = productFields.partial({
  summary: true, description: true, materials: true, care: true, brand: true, status: true, attributes: true, keywords: true, widthMm: true, depthMm: true, heightMm: true,
}).extend({
  externalId: text(120),
  categorySlug: slugInput,
  modelSrc: z.string().regex(/^\/models\/[\w.-]+\.glb$/, "A model under /models/.").nullable().optional(),
  credit: line(300).optional(),
  publishedAt: z.date().optional(),
  variants: z.array(variantInput).min(1, "A product needs at least one variant.").max(100, "At most 100 variants."),
  /** Left out: the pictures stay as they are. */
  media: z.array(mediaInput).max(60).optional(),
});

export type ProductInput = z.input<typeof productInput>;
export type ParsedProduct = z.output<typeof productInput>;

function isPlain(value: string): boolean {
  return !/\p{Surrogate}/u.test(value) && !/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\u202a-\u202e\u2066-\u2069]/.test(value);
}
