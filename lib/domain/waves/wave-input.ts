import { z } from "zod";
import type { FulfillmentMethod } from "@/lib/domain/fulfillment/fulfillment-state";
import { idOf } from "@/lib/kernel/ids-schema";
import type { FulfillmentId, LocationId, StaffId, VariantId, WaveId } from "@/lib/kernel/ids";
import { waveStates } from "./wave-state";

export const waveMethods = ["all", "pickup", "ship", "local_delivery"] as const;
export type WaveMethod = (typeof waveMethods)[number];
export const waveMethodLabel: Record<WaveMethod, string> = { all: "Everything", pickup: "Pickup and curbside", ship: "To ship", local_delivery: "Local delivery" };

/** The methods of fulfillment that a choice means. */
export const methodsOf: Record<WaveMethod, readonly FulfillmentMethod[]> = {
  all: ["pickup", "curbside", "ship", "local_delivery"], pickup: ["pickup", "curbside"], ship: ["ship"], local_delivery: ["local_delivery"],
};

/** What one person can carry and keep apart. */
export const waveSize = { usual: 10, most: 50 } as const;

const waveId = idOf<WaveId>();
const whole = z.coerce.number("Enter a whole number.").int("Enter a whole number.").min(1, "At least 1.");

export const oneWave = z.object({ waveId });
export const newWave = z.object({
  locationId: idOf<LocationId>("Choose a place."),
  size: whole.max(waveSize.most, `At most ${waveSize.most}.`).default(waveSize.usual),
  method: z.enum(waveMethods).default("all"),
  /** Somebody else's walk; one's own when left out. */
  pickerId: z.union([z.literal("").transform(() => null), idOf<StaffId>()]).nullish().transform((value) => value ?? null),
});
/** A scan as a device sends it, perhaps minutes later. */
export const waveScanned = oneWave.extend({
  scanId: z.uuid("Not a scan id."),
  scanned: z.string().max(300).default(""),
  quantity: whole.max(999, "At most 999.").default(1),
  override: z.object({ variantId: idOf<VariantId>(), reason: z.string().trim().min(1, "Say why there was no scan.").max(200, "At most 200 characters.") }).nullish().transform((value) => value ?? null),
}).refine((input) => input.override !== null || input.scanned.trim() !== "", { path: ["scanned"], message: "Scan or type the item." });
export const lane = z.object({ fulfillmentId: idOf<FulfillmentId>(), isPriority: z.enum(["yes", "no"]).transform((value) => value === "yes") });

export type NewWave = z.output<typeof newWave>;
export type WaveScanned = z.output<typeof waveScanned>;

export const waveShows = ["under_way", "all", ...waveStates] as const;
/** The list's address. Anything unknown falls back, so that an old link still opens. */
export const waveQuery = z.object({ show: z.enum(waveShows).catch("under_way"), page: z.coerce.number().int().min(1).max(10_000).catch(1) });
export type WaveQuery = z.output<typeof waveQuery>;
