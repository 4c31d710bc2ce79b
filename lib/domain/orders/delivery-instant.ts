import type { DeliveryPromise } from "@/lib/domain/inventory/availability";

/** The last day of a delivery as an instant that is this same day in every zone of the country. */
export const deliveryInstant = (promise: Pick<DeliveryPromise, "arrivesBy">): Date => new Date(`${promise.arrivesBy}T23:00:00Z`);
