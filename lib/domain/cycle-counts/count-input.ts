import { z } from "zod";
import type { CategoryId, CountLineId, CountSessionId, CycleCountId, LocationId } from "@/lib/kernel/ids";
import { idOf } from "@/lib/kernel/ids-schema";

const list = <S extends z.ZodType>(one: S) => z.preprocess((value): unknown => (value === undefined || value === "" ? [] : Array.isArray(value) ? value : [value]), z.array(one).max(200));
const whole = (max: number) => z.coerce.number("Enter a whole number.").int("Enter a whole number.").min(0, "Enter 0 or more.").max(max, `At most ${max}.`);
const dollars = z.coerce.number("Enter an amount.").min(0, "Enter 0 or more.").max(100_000, "At most 100,000.").transform((amount) => Math.round(amount * 100));

export const planInput = z.object({
  locationId: idOf<LocationId>(), name: z.string().trim().min(1, "Give it a name.").max(80, "At most 80 characters."), aisles: list(z.string().trim().min(1).max(20)), categoryIds: list(idOf<CategoryId>()),
  toleranceUnits: whole(999), tolerance: dollars,
});
export const sessionInput = z.object({ cycleCountId: idOf<CycleCountId>(), area: z.string().trim().max(60, "At most 60 characters.").default("") });
export const tallyInput = z.object({ sessionId: idOf<CountSessionId>(), lineId: idOf<CountLineId>(), units: whole(99_999) });
export const scanInput = z.object({ sessionId: idOf<CountSessionId>(), scanned: z.string().trim().min(1, "Scan or type a code.").max(300) });
export const finishInput = z.object({ sessionId: idOf<CountSessionId>() });
export const oneCount = z.object({ cycleCountId: idOf<CycleCountId>() });

/** The tabs of a count, as its address carries them. */
export const countTabs = ["mine", "list", "uncounted", "recount"] as const;
export const countQuery = z.object({ tab: z.enum(countTabs).catch("list"), q: z.string().trim().max(100).catch("") });
export const countListQuery = z.object({ state: z.enum(["running", "approved", "cancelled"]).catch("running") });
export type CountListQuery = z.output<typeof countListQuery>;
