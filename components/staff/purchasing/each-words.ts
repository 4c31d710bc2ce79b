import { microsPerMinor } from "@/lib/domain/purchasing/landed-cost";

/** "$5.1667": a unit's cost to a hundredth of a cent, because the sum of a line is whole cents and its parts need not be. */
export const eachWords = (micros: number): string => `$${(micros / (microsPerMinor * 100)).toFixed(4)}`;
