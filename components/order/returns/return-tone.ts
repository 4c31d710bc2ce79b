import type { Tone } from "@/components/ui/tone";
import type { ReturnStatus } from "@/lib/domain/returns/return-state";

export const returnTone: Record<ReturnStatus, Tone> = { requested: "warning", approved: "info", received: "warning", inspected: "warning", refunded: "positive", exchanged: "positive", rejected: "negative", cancelled: "neutral" };
