import { z } from "zod";
import { asId, isUuid } from "./ids";

/** A UUID from outside, read as the id of one kind of thing; whether it exists and is yours, SQL says. */
export const idOf = <T extends string>() => z.string().refine(isUuid, "Not a valid reference.").transform((value) => asId<T>(value));
