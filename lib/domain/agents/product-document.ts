import type { AgentPicture, AgentProduct, AgentVariant } from "./agent-product";
import { homeCurrency } from "@/lib/kernel/currency";

export type Correlation = { id: string; match: "exact" | "featured" };
export type Selection = { name: string; label: string };

/** A product in the protocol's words. `inputs` says which identifiers led to which variant (lookups only). */
export function productDocument(product: AgentProduct, url: string, variants: readonly AgentVariant[], inputs?: ReadonlyMap<string, Correlation[]>): Record<string, unknown> {
  const prices = product.variants.map((variant) => variant.priceMinor);
  const currency = product.variants[0]?.currency ?? homeCurrency;
  const lists = product.variants.map((variant) => variant.listPriceMinor ?? variant.priceMinor);
  const range = (amounts: readonly number[]) => ({ min: { amount: Math.min(...amounts), currency }, max: { amount: Math.max(...amounts), currency } });
  return {
    id: product.id, handle: product.slug, title: product.title, description: { plain: product.description || product.summary || product.title }, url: `${url}/products/${product.slug}`,
    categories: [{ value: product.categories.join(" > "), taxonomy: "merchant" }], price_range: range(prices),
    ...(product.variants.some((variant) => variant.listPriceMinor !== null) && { list_price_range: range(lists) }),
    media: product.pictures.map((picture) => mediaOf(picture, url)), options: optionsOf(product.variants).map(({ name, labels }) => ({ name, values: labels.map((label) => ({ label })) })),
    variants: variants.map((variant) => variantDocument(product, variant, url, inputs?.get(variant.sku))),
    ...(product.rating.count > 0 && { rating: { value: product.rating.average, scale_min: 1, scale_max: 5, count: product.rating.count } }), ...(product.brand && { tags: [product.brand] }),
  };
}

function variantDocument(product: AgentProduct, variant: AgentVariant, url: string, inputs: Correlation[] | undefined): object {
  const own = product.pictures.filter((picture) => picture.variantId === variant.id);
  const money = (amount: number) => ({ amount, currency: variant.currency });
  return {
    id: variant.sku, sku: variant.sku, title: variant.title || product.title, description: { plain: product.summary || product.title }, price: money(variant.priceMinor),
    ...(variant.listPriceMinor !== null && { list_price: money(variant.listPriceMinor) }), ...(variant.gtin && { barcodes: [{ type: "GTIN", value: variant.gtin }] }),
    availability: { available: variant.isAvailable, status: variant.status }, options: Object.entries(variant.options).map(([name, label]) => ({ name, label })),
    media: own.map((picture) => mediaOf(picture, url)),
    metadata: {
      delivery: { available: variant.delivery.isAvailable, description: variant.delivery.words },
      pickup: variant.stores.map((store) => ({ location_id: store.id, name: store.name, available: store.isAvailable, description: store.words, ...(store.readyAt && { ready_at: store.readyAt }), ...(store.distanceKm !== null && { distance_km: Math.round(store.distanceKm * 10) / 10 }) })),
    },
    ...(inputs && { inputs }),
  };
}

const mediaOf = (picture: AgentPicture, url: string): object => ({ type: "image", url: new URL(picture.src, url).href, ...(picture.alt && { alt_text: picture.alt }), ...(picture.width > 0 && { width: picture.width, height: picture.height }) });

function optionsOf(variants: readonly AgentVariant[]): { name: string; labels: string[] }[] {
  const labels = new Map<string, Set<string>>();
  for (const variant of variants) for (const [name, label] of Object.entries(variant.options)) labels.set(name, (labels.get(name) ?? new Set()).add(label));
  return [...labels].map(([name, set]) => ({ name, labels: [...set] }));
}

/** One product in full: what is chosen, and for each value whether it can be had with the rest of the choice. */
export function detailDocument(product: AgentProduct, url: string, effective: readonly Selection[], variants: readonly AgentVariant[]): Record<string, unknown> {
  return {
    ...productDocument(product, url, variants), selected: effective,
    options: optionsOf(product.variants).map(({ name, labels }) => ({
      name,
      values: labels.map((label) => {
        const rest = effective.filter((one) => one.name !== name);
        const fitting = product.variants.filter((variant) => variant.options[name] === label && rest.every((one) => variant.options[one.name] === one.label));
        return { label, exists: fitting.length > 0, available: fitting.some((variant) => variant.isAvailable) };
      }),
    })),
  };
}

/** The variants of a choice; what cannot be is given up from the end of the preferences. */
export function narrow(product: AgentProduct, selected: readonly Selection[], preferences: readonly string[]): { effective: Selection[]; variants: AgentVariant[] } {
  const rank = (one: Selection) => (preferences.includes(one.name) ? preferences.indexOf(one.name) : preferences.length);
  const kept = selected.toSorted((a, b) => rank(a) - rank(b));
  for (;;) {
    const variants = product.variants.filter((variant) => kept.every((one) => variant.options[one.name] === one.label));
    if (variants.length > 0 || kept.length === 0) return { effective: selected.filter((one) => kept.includes(one)), variants };
    kept.pop();
  }
}
