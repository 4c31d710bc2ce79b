import { z } from "zod";
import type { ProductId } from "@/lib/kernel/ids";

export const catalogPageSize = 50;

export const productStatusLabel = { active: "On sale", draft: "Draft", archived: "Archived" } as const;

/** The address of the console's catalog. */
export const catalogQuery = z.object({
  q: z.string().trim().max(120).catch(""),
  category: z.string().regex(/^[a-z0-9-]{0,120}$/).catch(""),
  status: z.enum(["", "active", "draft", "archived"]).catch(""),
  page: z.coerce.number().int().min(1).max(10_000).catch(1),
});
export type CatalogQuery = z.output<typeof catalogQuery>;

export type CatalogRow = {
  id: ProductId; version: number; title: string; slug: string; externalId: string; status: keyof typeof productStatusLabel; brand: string; category: string; image: string | null; variants: number;
  lowMinor: number | null; highMinor: number | null; currency: string | null; /** Null for a bundle: its parts have the stock. */ onHand: number | null; withoutGtin: number;
};
