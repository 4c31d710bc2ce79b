import { z } from "zod";
import { warning } from "@/lib/domain/agents/agent-message";
import type { AgentProduct, AgentVariant } from "@/lib/domain/agents/agent-product";
import { AgentRefusal } from "@/lib/domain/agents/agent-refusal";
import { agentRequest } from "@/lib/domain/agents/agent-request";
import { envelope } from "@/lib/domain/agents/capability";
import { findProducts, listAgentProducts } from "@/lib/domain/agents/list-agent-products";
import { detailDocument, narrow, productDocument, type Correlation } from "@/lib/domain/agents/product-document";
import { readSearch, writeCursor } from "@/lib/domain/search/search-query";
import { searchProducts } from "@/lib/domain/search/search-products";
import { answer, notFound, readBody, type Answer, type Call } from "./call";

const mostAtOnce = 24;
const mostIds = 50;
const nearInLists = 3;
const nearInDetail = 10;

const context = agentRequest.shape.context;
const amount = z.number().int().min(0).max(1_000_000_000);
const filters = z.looseObject({ categories: z.array(z.string().max(200)).max(20).optional(), price: z.object({ min: amount.optional(), max: amount.optional() }).optional() }).optional();

export const searchBody = z.looseObject({ query: z.string().max(200).optional(), context, filters, pagination: z.looseObject({ cursor: z.string().max(200).optional(), limit: z.number().int().min(1).max(10_000).optional() }).optional() });

/** Words, a category, a price: what a person may search by, in pages. */
export async function searchCatalog(call: Call): Promise<Answer> {
  const { query, filters: asked, pagination, context: near } = readBody(searchBody, call);
  if (!query?.trim() && !asked?.categories?.length && !asked?.price) throw new AgentRefusal(400, "invalid_request", "$.query: search by words or by a filter.");
  return answer(call, "dev.ucp.shopping.catalog.search", 200, async ({ house, version, names }) => {
    const [category, ...more] = asked?.categories ?? [];
    const search = {
      ...readSearch([["q", query ?? ""], ...(pagination?.cursor ? [["after", pagination.cursor] as [string, string]] : [])], category ? slugOf(category) : null),
      priceMin: asked?.price?.min ?? null, priceMax: asked?.price?.max ?? null, shown: Math.min(mostAtOnce, pagination?.limit ?? 10),
    };
    const found = await searchProducts(search, { storeId: null });
    const products = await listAgentProducts(found.cards.map((card) => card.id), { context: near ?? null, stores: nearInLists });
    const messages = more.length > 0 ? [warning("filter_not_supported", "Only the first category was searched.", "$.filters.categories[1]")] : [];
    return {
      ucp: envelope(house, version, names, "dev.ucp.shopping.catalog.search"), products: products.map((product) => productDocument(product, house.url, product.variants)),
      pagination: { has_next_page: found.next !== null, total_count: found.total, ...(found.next && { cursor: writeCursor(found.next) }) }, ...(messages.length > 0 && { messages }),
    };
  });
}

const slugOf = (category: string): string => category.toLowerCase().split(">").at(-1)?.trim().replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "") ?? "";

export const lookupBody = z.looseObject({ ids: z.array(z.string().min(1).max(200)).min(1).max(1_000), context, filters });

/** Products by any of their names; the variant that was meant, or the first one. */
export async function lookUpCatalog(call: Call): Promise<Answer> {
  const { ids, context: near, filters: asked } = readBody(lookupBody, call);
  if (ids.length > mostIds) throw new AgentRefusal(400, "request_too_large", `At most ${mostIds} ids at once.`);
  return answer(call, "dev.ucp.shopping.catalog.lookup", 200, async ({ house, version, names }) => {
    const found = await findProducts([...new Set(ids)]);
    const products = await listAgentProducts([...new Set([...found.values()].map((one) => one.productId))], { context: near ?? null, stores: nearInLists });
    const documents = products.flatMap((product) => {
      const allowed = product.variants.filter((variant) => isInRange(variant, asked?.price));
      const inputs = new Map<string, Correlation[]>();
      for (const [id, one] of found) {
        if (one.productId !== product.productId) continue;
        const variant = one.variantId ? allowed.find((own) => own.id === one.variantId) : allowed[0];
        if (variant) inputs.set(variant.sku, [...(inputs.get(variant.sku) ?? []), { id, match: one.variantId ? "exact" : "featured" }]);
      }
      const named = allowed.filter((variant) => inputs.has(variant.sku));
      return named.length > 0 ? [productDocument(product, house.url, named, inputs)] : [];
    });
    const unknown = ids.filter((id) => !found.has(id));
    return { ucp: envelope(house, version, names, "dev.ucp.shopping.catalog.lookup"), products: documents, ...(unknown.length > 0 && { messages: unknown.map((id) => ({ type: "info", code: "not_found", content: id })) }) };
  });
}

const selection = z.object({ name: z.string().max(100), label: z.string().max(200) });
export const productBody = z.looseObject({ id: z.string().min(1).max(200), selected: z.array(selection).max(20).optional(), preferences: z.array(z.string().max(100)).max(20).optional(), context, filters });

/** One product in full, for the decision to buy. */
export async function readProduct(call: Call): Promise<Answer> {
  const { id, selected = [], preferences = [], context: near, filters: asked } = readBody(productBody, call);
  return answer(call, "dev.ucp.shopping.catalog.lookup", 200, async ({ house, version, names }) => {
    const found = (await findProducts([id])).get(id);
    const [product] = found ? await listAgentProducts([found.productId], { context: near ?? null, stores: nearInDetail }) : [];
    if (!found || !product) throw notFound(`Product ${id}`);
    const meant = product.variants.find((variant) => variant.id === found.variantId) ?? (selected.length === 0 ? product.variants[0] : undefined);
    const choice = meant ? { effective: selectionsOf(meant), variants: [meant, ...product.variants.filter((one) => one !== meant && isSame(product, one, meant))] } : narrow(product, selected, preferences);
    const variants = choice.variants.filter((variant) => isInRange(variant, asked?.price));
    if (variants.length === 0) throw notFound(`Product ${id} in this price range`);
    return { ucp: envelope(house, version, names, "dev.ucp.shopping.catalog.lookup"), product: detailDocument(product, house.url, choice.effective, variants) };
  });
}

const selectionsOf = (variant: AgentVariant) => Object.entries(variant.options).map(([name, label]) => ({ name, label }));
const isSame = (_product: AgentProduct, one: AgentVariant, other: AgentVariant): boolean => selectionsOf(other).every(({ name, label }) => one.options[name] === label);
const isInRange = (variant: AgentVariant, price: { min?: number | undefined; max?: number | undefined } | undefined): boolean => variant.priceMinor >= (price?.min ?? 0) && variant.priceMinor <= (price?.max ?? Infinity);
