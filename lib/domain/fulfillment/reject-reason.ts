import { z } from "zod";
import { idOf } from "@/lib/kernel/ids-schema";
import type { FulfillmentId, FulfillmentLineId, LocationId, RejectReasonId } from "@/lib/kernel/ids";
import { asId } from "@/lib/kernel/ids";

/** What a rejection does to the stock of the place: nothing, less by what was rejected, or all of the item that is not promised to others. */
export const rejectEffects = ["none", "minus", "zero"] as const;
export type RejectEffect = (typeof rejectEffects)[number];
export const effectLabel: Record<RejectEffect, string> = { none: "Stays on sale", minus: "Takes off what was rejected", zero: "Takes off all of the item" };

/** Written off, units leave the books; elsewhere they stay on hand, unsellable. */
export const rejectDestinations = ["quality_check", "damaged", "display", "written_off"] as const;
export type RejectDestination = (typeof rejectDestinations)[number];
export const destinationLabel: Record<RejectDestination, string> = {
  quality_check: "Quarantine until a count", damaged: "Set aside as damaged", display: "Kept as a display piece", written_off: "Written off the books",
};

/** Reasons that every shop starts with, by what they are known to code and tests. */
export const firstReasons = {
  notFound: asId<RejectReasonId>("00000000-0000-7000-8000-0000000000a1"), notInStock: asId<RejectReasonId>("00000000-0000-7000-8000-0000000000a2"),
  damaged: asId<RejectReasonId>("00000000-0000-7000-8000-0000000000a3"), display: asId<RejectReasonId>("00000000-0000-7000-8000-0000000000a4"),
  noTime: asId<RejectReasonId>("00000000-0000-7000-8000-0000000000a5"), lost: asId<RejectReasonId>("00000000-0000-7000-8000-0000000000a6"),
};

export type RejectReason = { id: RejectReasonId; name: string; effect: RejectEffect; destination: RejectDestination; isCollateral: boolean; isActive: boolean; version: number };

/** "Takes off all of the item: quarantine until a count. Frees it from other orders." */
export function effectWords({ effect, destination, isCollateral }: Pick<RejectReason, "effect" | "destination" | "isCollateral">): string {
  if (effect === "none") return "Stock stays on sale here.";
  return `${effectLabel[effect]}: ${destinationLabel[destination].toLowerCase()}.${isCollateral ? " Other orders waiting for it here are moved too." : ""}`;
}

const units = z.coerce.number("Enter a whole number.").int("Enter a whole number.").min(1, "At least 1.").max(99, "At most 99.");

/** Lines left out are kept; without any the whole part is given back. */
export const rejectInput = z.object({
  fulfillmentId: idOf<FulfillmentId>(), reasonId: idOf<RejectReasonId>(), note: z.string().trim().max(300, "At most 300 characters.").default(""),
  lines: z.array(z.object({ lineId: idOf<FulfillmentLineId>(), quantity: units })).max(100).default([]),
});
export type RejectInput = z.output<typeof rejectInput>;

/** Everything of a store that nobody has begun. */
export const queueInput = z.object({ locationId: idOf<LocationId>(), reasonId: idOf<RejectReasonId>(), note: z.string().trim().max(300, "At most 300 characters.").default("") });

/** `id` null makes a new one. */
export const reasonInput = z.object({
  id: idOf<RejectReasonId>().nullable(), version: z.number().int().min(0),
  name: z.string().trim().min(1, "Give it a name.").max(40, "At most 40 characters."),
  effect: z.enum(rejectEffects), destination: z.enum(rejectDestinations), isCollateral: z.boolean(), isActive: z.boolean(),
}).refine(({ effect, isCollateral }) => !isCollateral || effect === "zero", { path: ["isCollateral"], message: "Only where all of the item is taken off." });
