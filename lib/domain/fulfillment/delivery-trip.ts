import { z } from "zod";
import { optionalPhoto } from "@/lib/domain/catalog/photo-input";
import { idOf } from "@/lib/kernel/ids-schema";
import type { FulfillmentId } from "@/lib/kernel/ids";
import type { FulfillmentStatus } from "./fulfillment-state";

/** `turned_back`: it came back before the driver was at the door. */
export type TripOutcome = "delivered" | "attempted" | "turned_back";

export const deliveryProofs = ["name", "door"] as const;
export type DeliveryProof = (typeof deliveryProofs)[number];
export const proofLabel: Record<DeliveryProof, string> = { name: "Handed to somebody", door: "Left at the door" };

/** "Handed to Ana Ruiz", "Left at the door: behind the planter" */
export const proofWords = (proof: DeliveryProof, note: string): string => (proof === "name" ? `Handed to ${note}` : `Left at the door: ${note}`);

/** The last trip of a delivery, as stored. */
export type DoorFacts = { leftAt: string; endedAt: string | null; outcome: TripOutcome | null; proof: DeliveryProof | null; note: string | null; /** As long as it is kept. */ photoSrc: string | null };

/** When it left, as long as that trip is the one that counts. */
export const onTheVanAt = (status: FulfillmentStatus, trip: Pick<DoorFacts, "leftAt"> | null): Date | null =>
  (trip && (status === "on_the_van" || status === "attempted" || status === "delivered") ? new Date(trip.leftAt) : null);

const words = (message: string) => z.string().trim().min(2, message).max(120, "At most 120 characters.");
export const oneDelivery = z.object({ fulfillmentId: idOf<FulfillmentId>() });

export const loadInput = z.object({ fulfillmentIds: z.array(idOf<FulfillmentId>()).min(1, "Choose what goes on the van.").max(60, "At most 60 at once.") });
export const missedInput = oneDelivery.extend({ note: words("Say what happened at the door.") });
export const doorInput = oneDelivery.extend({ proof: z.enum(deliveryProofs, "Say how it was delivered."), note: words("Write the name, or where it stands."), photo: optionalPhoto });

/** A picture of a door is kept so long, in case somebody asks where it is. */
export const doorPhotoDays = 90;

export type AtTheDoor = Omit<z.output<typeof doorInput>, "photo"> & { photoSrc?: string | null };
export type DeliveredInput = z.output<typeof doorInput>;
export type Missed = z.output<typeof missedInput>;
