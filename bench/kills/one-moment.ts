import { randomFrom } from "@/db/seed/random";
import type { Moment } from "./hooks";

/** One moment of an operation, not of its last quarter, which a shorter run never reaches; `npm run kills` walks all of them. */
export const oneMoment = (moments: Moment[]): Moment[] => [randomFrom(27, `moment of ${moments.length}`).pick(moments.slice(0, Math.ceil(moments.length * 0.75)))];
