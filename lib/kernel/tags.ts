/** Cache tags, all in one place: what a cached page depends on. */
export const tags = {
  /** Lists of products: what is in them, prices, pictures. A product's own page has its own tag. */
  catalog: "catalog",
  /** The tree itself, which every page shows in its header. */
  categories: "categories",
  product: (id: string) => `product:${id}`,
  category: (slug: string) => `category:${slug}`,
  stores: "stores",
  store: (id: string) => `store:${id}`,
  prices: "prices",
} as const;
