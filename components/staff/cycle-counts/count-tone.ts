import type { Tone } from "@/components/ui/tone";
import type { CycleCountStatus } from "@/lib/domain/cycle-counts/cycle-count-state";

export const countTone: Record<CycleCountStatus, Tone> = { open: "info", recounting: "warning", submitted: "warning", approved: "positive", cancelled: "neutral" };
