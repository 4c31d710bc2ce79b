import { z } from "zod";
import type { LocationId } from "@/lib/kernel/ids";
import { idOf } from "@/lib/kernel/ids-schema";

export const pauseHours = [1, 2, 4, 8, 24] as const;
export const resumeInput = z.object({ locationId: idOf<LocationId>() });
export const pauseInput = resumeInput.extend({
  hours: z.coerce.number().pipe(z.literal(pauseHours, "Choose how long.")),
  reason: z.string().trim().min(1, "Say why: your colleagues read it.").max(80, "At most 80 characters."),
});

/** Why a store takes no new work, who said so, and until when; instants are ISO strings. */
export type Pause = { until: string; since: string; reason: string; by: string };
