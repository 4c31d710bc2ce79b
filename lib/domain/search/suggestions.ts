/** What may be meant by what is typed so far. */
export type Suggestions = {
  terms: string[];
  categories: { slug: string; name: string }[];
  products: { slug: string; title: string; src: string | null; background: string }[];
};
