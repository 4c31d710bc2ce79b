/** Cache tags, all in one place: what a cached page depends on. */
export const tags = {
  catalog: "catalog",
  product: (id: string) => `product:${id}`,
  category: (slug: string) => `category:${slug}`,
  stores: "stores",
  store: (id: string) => `store:${id}`,
  prices: "prices",
} as const;
