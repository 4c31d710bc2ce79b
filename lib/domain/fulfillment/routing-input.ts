import { z } from "zod";
import { ruleSet } from "./routing-rules";

const revision = z.number().int().min(0);

/** `revision` is the draft's that was seen; 0 where there was none. */
export const draftInput = z.object({ revision, rules: ruleSet });
export const discardInput = z.object({ revision });
export const publishInput = z.object({ revision, note: z.string().trim().min(1, "Say in a few words what changes.").max(200, "At most 200 characters.") });
/** A version that was published once; 0 is the built-in set. `current` is the one in force that was seen. */
export const returnInput = z.object({ version: z.number().int().min(0), current: z.number().int().min(0) });
