import { z } from "zod";
import type { ProductId, VariantId } from "@/lib/kernel/ids";
import { idOf } from "@/lib/kernel/ids-schema";

const whole = (text: string) => z.coerce.number(text).int(text);

/** `version` as last seen, 0 for a variant that is no bundle yet. Without parts it is none any more. */
export const bundleInput = z.object({
  variantId: idOf<VariantId>(),
  version: whole("Reload the page.").min(0),
  /** Null: it has a price of its own. */
  percentOff: z.preprocess((value) => (value === "" || value === undefined ? null : value), whole("Enter a whole number.").min(0, "Enter 0 or more.").max(90, "At most 90.").nullable()),
  parts: z.array(z.object({ sku: z.string().trim().min(1, "Enter a SKU or GTIN.").max(64, "At most 64 characters."), quantity: whole("Enter a whole number.").min(1, "At least 1.").max(99, "At most 99.") })).max(20, "At most 20 kinds."),
});
export type BundleInput = z.output<typeof bundleInput>;

export type BundlePartView = { variantId: VariantId; productId: ProductId; sku: string; title: string; variantTitle: string; quantity: number; priceMinor: number | null };
/** Of a product's only variant. `obstacle`: why it cannot be made of others. */
export type EditableBundle = { variantId: VariantId; version: number; percentOff: number | null; parts: BundlePartView[]; currency: string; obstacle: string | null };

export type BundleRow = { productId: ProductId; sku: string; title: string; status: "draft" | "active" | "archived"; percentOff: number | null; priceMinor: number | null; partsMinor: number | null; currency: string; parts: { title: string; variantTitle: string; quantity: number; isSold: boolean }[]; /** Places that have all of it, and the most that one has. */ places: number; most: number };
