import type { HelpQuestion } from "./help-questions";

/** What may be meant by what is typed so far. */
export type Suggestions = {
  terms: string[];
  categories: { slug: string; name: string }[];
  stores: { slug: string; name: string; city: string; state: string }[];
  questions: HelpQuestion[];
  products: { slug: string; title: string; src: string | null; background: string }[];
};
