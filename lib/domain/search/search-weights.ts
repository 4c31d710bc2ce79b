import { z } from "zod";

const weight = z.number("Enter a number.").min(0, "Not below zero.").max(5, "At most 5.");

/** How much each sign counts. The built-in ones are tuned on one half of the judged queries of `npm run eval -- search`, see README.md. */
export const searchWeights = z.object({
  /** A word found in the title, in category or color and other filters, in other traits, in the description. */
  title: weight, shelf: weight, traits: weight, prose: weight,
  /** How much more the word counts that says what is wanted: the last one ("desk" lamp), and words that name kinds of things. */
  head: weight, kind: weight,
  /** Neighboring words found side by side. */
  phrase: weight,
  /** A measure that was asked for. */
  size: weight,
  /** A synonym, or a broader kind, instead of the word itself. */
  synonym: weight, broader: weight,
  /** Belonging to the category that most of the best matches belong to. */
  intent: weight,
  /** Sold, looked at and reviewed a lot. */
  popularity: weight,
  /** The shopper's own store can hand it over now. */
  available: weight,
  /** What the shop keeps of the price. */
  margin: weight,
});

export type SearchWeights = z.output<typeof searchWeights>;
export type WeightName = keyof SearchWeights;

export const defaultWeights: SearchWeights = {
  title: 1, shelf: 1, traits: 0.7, prose: 0.3, head: 0.75, kind: 1.5, phrase: 0.1, size: 0.3, synonym: 0.5, broader: 0.65, intent: 0.6, popularity: 0.05, available: 0.1, margin: 0.03,
};

export const weightNames = Object.keys(defaultWeights) as WeightName[]; // the keys of the literal above

/** Weights as an address has them; what is missing or no weight is as in force. */
export function readWeights(params: Readonly<Record<string, unknown>>, inForce: SearchWeights): SearchWeights {
  const read = (name: WeightName): number => {
    const text = params[name];
    return typeof text === "string" && text.trim() !== "" ? (weight.safeParse(Number(text)).data ?? inForce[name]) : inForce[name];
  };
  return { ...inForce, ...Object.fromEntries(weightNames.map((name) => [name, read(name)])) };
}

const version = z.number().int().min(0);
/** `current` is the version in force that was seen; 0 where none was ever published. */
export const publishWeightsInput = z.object({ weights: searchWeights, note: z.string().trim().min(1, "Say in a few words what changes.").max(200, "At most 200 characters."), current: version });
export const returnWeightsInput = z.object({ version, current: version });
