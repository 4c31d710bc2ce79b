import type { Tone } from "@/components/ui/tone";
import type { FulfillmentStatus } from "@/lib/domain/fulfillment/fulfillment-state";

export function statusTone(status: FulfillmentStatus): Tone {
  if (status === "ready" || status === "handed_over" || status === "delivered") return "positive";
  if (status === "picking" || status === "packed" || status === "shipped" || status === "on_the_van" || status === "in_transit_to_store") return "info";
  if (status === "awaiting_shopper" || status === "attempted" || status === "expired" || status === "on_hold") return "warning";
  return status === "cancelled" || status === "lost" ? "negative" : "neutral";
}
