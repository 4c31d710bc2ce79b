import { db, type Reader } from "@/db/client";
import type { Permit } from "@/lib/domain/identity/permit";
import { homeCurrency } from "@/lib/kernel/currency";
import { asId, type LocationId, type ProductId } from "@/lib/kernel/ids";
import type { ScoreParts } from "./find-matches";
import { listProductCards } from "./list-product-cards";
import { matchWords } from "./match-words";
import type { ProductCard } from "./product-card";
import { readSearch } from "./search-query";
import { phraseOf } from "./search-text";
import type { WantedSize } from "./wanted-sizes";
import type { SearchWeights } from "./search-weights";

/** `meant` is the search that was taken for a misspelled one: its picks count, not those of what was typed. */
export type SearchTrial = { rows: { card: ProductCard; parts: ScoreParts | null }[]; total: number; meant: string | null; maybe: string | null; sizes: WantedSize[] };

/** What shoppers of a store, or of none, find for a text, and why in this order: by the weights in force unless others are given. */
export async function getSearchTrial(_by: Permit<"search.edit">, { q, storeId, limit, weights }: { q: string; storeId: LocationId | null; limit: number; weights?: SearchWeights }, from: Reader = db): Promise<SearchTrial> {
  const query = readSearch([["q", q]]);
  const nothing = { rows: [], total: 0, meant: null, maybe: null, sizes: [] };
  if (phraseOf(query.text) === "") return nothing;
  const { plan, found, meant, maybe } = await matchWords(query, { storeId, limit, weights }, from);
  if (!found) return { ...nothing, maybe };
  const parts = new Map(found.items.map((item) => [item.id, item.parts]));
  const cards = await listProductCards(found.items.map(({ id }) => asId<ProductId>(id)), homeCurrency, from);
  return { rows: cards.map((card) => ({ card, parts: parts.get(card.id) ?? null })), total: found.total, meant, maybe, sizes: plan?.sizes ?? [] };
}
