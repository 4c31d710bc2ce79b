import { z } from "zod";
import { searchWords } from "./search-text";

/** As the thesaurus keeps a word or phrase: "L-shaped Sofa" is "l shaped sofa". */
export const plainPhrase = (text: string): string => searchWords(text).slice(0, 4).join(" ");

const list = z.string().max(1_000, "At most 1,000 letters.").transform((text) => [...new Set(text.split(/[,;\n]/).map(plainPhrase).filter(Boolean))]).pipe(z.array(z.string()).min(1, "Write at least one word.").max(30, "At most 30 words."));

/** Words that mean the same or, with `broader`, that are kinds of it; `id` and `version` are those seen, 0 for new ones. */
export const wordsInput = z.object({ id: z.coerce.number().int().min(0), version: z.coerce.number().int().min(0), words: list, broader: z.string().max(60).transform(plainPhrase) })
  .refine(({ words, broader }) => broader !== "" || words.length > 1, { path: ["words"], message: "Write at least two words that mean the same." })
  .refine(({ words, broader }) => !words.includes(broader), { path: ["broader"], message: "A thing is no kind of itself." });
export type WordsInput = z.output<typeof wordsInput>;
export const wordsChoice = z.object({ id: z.number().int().positive(), version: z.number().int().min(1) });

export type WordGroup = { id: number; version: number; words: string[]; broader: string | null };

/** The filters of the list, as they stand in its address; what cannot be read is left out. */
export const wordsQuery = z.object({ q: z.string().trim().max(80).catch(""), kind: z.enum(["same", "kinds"]).nullable().catch(null) });
