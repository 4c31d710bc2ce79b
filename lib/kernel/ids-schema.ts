import { z } from "zod";
import { asId, isUuid } from "./ids";

/** A UUID from outside, read as the id of one kind of thing; whether it exists and is yours, SQL says. */
export const idOf = <T extends string>(problem = "Not a valid reference.") => z.string(problem).refine(isUuid, problem).transform((value) => asId<T>(value));
