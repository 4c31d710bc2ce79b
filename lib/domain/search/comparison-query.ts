import { z } from "zod";
import { mostCompared } from "./comparison";

/** The address of a comparison: `item` once for each product; what is no name of one is left out. */
export const comparisonQuery = z.object({ item: z.preprocess((value) => [...new Set([value ?? []].flat())].slice(0, 20), z.array(z.string().catch(""))).transform((slugs) => slugs.filter((slug) => /^[a-z0-9-]{1,120}$/.test(slug)).slice(0, mostCompared)) });
