import { z } from "zod";
import type { AttributeDefinition, AttributeValue } from "./attribute";
import { gtinInput, skuInput, slugInput } from "./product-input";

const blank = (value: unknown) => (value === null || (typeof value === "string" && value.trim() === "") ? undefined : value);
const text = (max: number) => z.preprocess(blank, z.coerce.string().trim().max(max, `At most ${max} characters.`).optional());
/** JSON lines may give a number where a text is meant; blank is missing. */
const asText = (value: unknown) => (typeof value === "number" ? String(value) : blank(value));
const needed = (max: number) => z.preprocess(asText, z.string("Missing.").trim().max(max, `At most ${max} characters.`));
const yesNo = z.preprocess(blank, z.union([z.boolean(), z.string().trim().toLowerCase().transform((value, context) => {
  if (["yes", "true", "1", "y"].includes(value)) return true;
  if (["no", "false", "0", "n"].includes(value)) return false;
  context.addIssue({ code: "custom", message: "Write yes or no." });
  return z.NEVER;
})]).optional());
const millimeters = z.preprocess(blank, z.coerce.number("Not a number.").int("Whole millimeters.").positive("More than zero.").max(20_000, "Larger than anything we sell.").optional());
/** "1299" or "1,299.00", in minor units. */
const money = z.preprocess(blank, z.coerce.string().trim().regex(/^\$?\d{1,3}(,?\d{3})*(\.\d{1,2})?$/, "An amount like 129.00.").transform((value) => Math.round(Number(value.replace(/[$,]/g, "")) * 100)).optional());
const list = z.preprocess(blank, z.string().transform((value) => value.split(";").map((part) => part.trim()).filter(Boolean)).optional());
const pairs = z.preprocess(blank, z.string().transform((value, context) => {
  const entries = value.split(";").map((part) => part.split("=").map((side) => side.trim()));
  if (entries.every((entry) => entry.length === 2 && entry[0] && entry[1])) return Object.fromEntries(entries) as Record<string, string>; // every entry was just seen to be a pair
  context.addIssue({ code: "custom", message: "Write pairs like Color=Black; Size=M." });
  return z.NEVER;
}).optional());
/** "1200g 400x200x150; 900g 300x300x100" */
const parcels = z.preprocess(blank, z.string().transform((value, context) => {
  const read = value.split(";").map((part) => /^\s*(\d+)\s*g\s+(\d+)\s*x\s*(\d+)\s*x\s*(\d+)\s*$/i.exec(part));
  if (read.every((match) => match !== null)) return read.map((match) => ({ weightGrams: Number(match[1]), lengthMm: Number(match[2]), widthMm: Number(match[3]), heightMm: Number(match[4]) }));
  context.addIssue({ code: "custom", message: "Write parcels like 1200g 400x200x150 (grams, millimeters), several with semicolons." });
  return z.NEVER;
}).optional());

/** One row of a catalog file: one variant with its product. What is left blank stays as it is. */
export const catalogImportRow = z.object({
  external_id: needed(120), sku: z.preprocess(asText, z.string("Missing.").pipe(skuInput)), title: needed(160), category: z.preprocess(asText, z.string("Missing.").pipe(slugInput)),
  slug: z.preprocess(blank, slugInput.optional()), summary: text(400), description: text(8_000), materials: text(400), care: text(1_000), brand: text(80),
  status: z.preprocess(blank, z.enum(["draft", "active", "archived"], "draft, active or archived.").optional()), keywords: list,
  width_mm: millimeters, depth_mm: millimeters, height_mm: millimeters, variant_title: text(120), gtin: z.preprocess(blank, z.coerce.string().pipe(gtinInput).optional()), options: pairs,
  swatch: z.preprocess(blank, z.string().regex(/^#[0-9a-fA-F]{6}$/, "A color like #1E4A38.").optional()), tax_class: z.preprocess(blank, z.enum(["standard", "exempt"], "standard or exempt.").optional()),
  needs_two_people: yesNo, variant_status: z.preprocess(blank, z.enum(["active", "archived"], "active or archived.").optional()), parcels, price: money, compare_at: money,
  attributes: z.record(z.string(), z.string()).default({}),
}).refine((row) => row.compare_at === undefined || row.price !== undefined, { path: ["price"], message: "A former price needs a price." })
  .refine((row) => row.compare_at === undefined || row.price === undefined || row.compare_at > row.price, { path: ["compare_at"], message: "The former price must be higher than the price." });

export type CatalogImportRow = z.output<typeof catalogImportRow>;

export const catalogImportColumns: Record<string, string> = {
  external_id: "your product number: rows with the same one are one product (required)", sku: "SKU of the variant (required)", title: "name of the product (required)", category: "address name of its category, like desk-lamps (required)",
  slug: "address name of the product; made from title and number when new and blank", summary: "one line", description: "text", materials: "text", care: "text", brand: "text", status: "draft, active or archived",
  keywords: "words separated by semicolons", width_mm: "whole millimeters", depth_mm: "whole millimeters", height_mm: "whole millimeters", variant_title: "what sets the variant apart, like Black",
  gtin: "GTIN-8, -12, -13 or -14; the check digit is checked", options: "pairs like Color=Black; Size=M", swatch: "color like #1E4A38", tax_class: "standard or exempt", needs_two_people: "yes or no",
  variant_status: "active or archived", parcels: "like 1200g 400x200x150; several with semicolons", price: "like 129.00, in the base price list's currency", compare_at: "former, higher price",
  "attribute.KEY": "value of the attribute KEY, one column each",
};

/** `attribute.material` columns become one object. */
export function gatherAttributes(values: Record<string, unknown>): Record<string, unknown> {
  const attributes: Record<string, string> = {};
  const rest: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(values)) {
    if (!key.startsWith("attribute.")) rest[key] = value;
    else if (typeof value === "string" || typeof value === "number" || typeof value === "boolean") {
      const text = String(value).trim();
      if (text !== "") attributes[key.slice("attribute.".length)] = text;
    }
  }
  return Object.keys(attributes).length > 0 ? { ...rest, attributes } : rest;
}

/** Texts of a file as values of the type their definition asks for; what does not fit is left for the check to name. */
export function typedAttributes(texts: Record<string, string>, definitions: readonly AttributeDefinition[]): Record<string, AttributeValue> {
  const types = new Map(definitions.map(({ key, type }) => [key, type]));
  return Object.fromEntries(Object.entries(texts).map(([key, value]): [string, AttributeValue] => {
    const type = types.get(key);
    if (type === "number" && value !== "" && Number.isFinite(Number(value))) return [key, Number(value)];
    if (type === "boolean" && /^(yes|no|true|false)$/i.test(value)) return [key, /^(yes|true)$/i.test(value)];
    return [key, value];
  }));
}

/** "Fern desk lamp", "L-1" → "fern-desk-lamp-l-1" */
export const slugFor = (title: string, externalId: string): string =>
  `${title} ${externalId}`.normalize("NFKD").replace(/[\u0300-\u036f]/g, "").toLowerCase().replace(/[^a-z0-9]+/g, "-").replace(/^-+|-+$/g, "").slice(-110).replace(/^-+/, "");
