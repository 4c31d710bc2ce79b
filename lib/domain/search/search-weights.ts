/** How much each sign counts. Tuned on one half of the judged queries of `npm run eval -- search`, see README.md. */
export type SearchWeights = {
  /** A word found in the title, in category or color and other filters, in other traits, in the description: 0 to 1 each. */
  title: number; shelf: number; traits: number; prose: number;
  /** How much more the word counts that says what is wanted: the last one ("desk" lamp), and words that name kinds of things. */
  head: number; kind: number;
  /** A synonym, or a broader kind, instead of the word itself. */
  synonym: number; broader: number;
  /** Neighboring words found side by side. */
  phrase: number;
  /** Belonging to the category that most of the best matches belong to. */
  intent: number;
  /** A measure that was asked for. */
  size: number;
  /** Sold, looked at and reviewed a lot. */
  popularity: number;
};

export const defaultWeights: SearchWeights = {
  title: 1, shelf: 1, traits: 0.7, prose: 0.3, head: 0.75, kind: 1.5, synonym: 0.5, broader: 0.65, phrase: 0.1, intent: 0.6, size: 0.3, popularity: 0.05,
};
