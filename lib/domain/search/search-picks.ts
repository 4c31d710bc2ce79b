import { z } from "zod";
import type { ProductId } from "@/lib/kernel/ids";
import { idOf } from "@/lib/kernel/ids-schema";

const products = (most: number, problem: string) => z.array(idOf<ProductId>()).max(most, problem);

/** Everything that is pinned, in order, and buried for a search; `version` is the one seen, 0 where nothing was picked yet. */
export const picksInput = z.object({
  q: z.string().trim().min(1, "Say for which search.").max(200), version: z.number().int().min(0),
  pinned: products(24, "At most 24 are pinned."), buried: products(100, "At most 100 are buried."),
}).refine(({ pinned, buried }) => new Set([...pinned, ...buried]).size === pinned.length + buried.length, "A product stands in one list, once.");

export type PicksInput = z.output<typeof picksInput>;

/** What the audit calls the picks of a phrase. */
export const picksSubject = (phrase: string): string => `search_pick:${phrase.replaceAll(" ", "-")}`;

export type PickedProduct = { id: ProductId; title: string; src: string | null; background: string; /** Shoppers can find it. */ isActive: boolean };
export type Picks = { version: number; pinned: PickedProduct[]; buried: PickedProduct[] };
