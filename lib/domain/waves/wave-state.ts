import { machine } from "@/lib/kernel/machine";

export type WaveStatus = "open" | "left" | "finished" | "dissolved";

/** Left: the picker went to do something else, and anybody of the place may go on. */
export const waveMachine = machine<WaveStatus>({
  open: ["left", "finished", "dissolved"],
  left: ["open", "dissolved"],
  finished: [],
  dissolved: [],
});

export const waveStates = ["open", "left", "finished", "dissolved"] as const satisfies readonly WaveStatus[];

export const waveStateLabel: Record<WaveStatus, string> = { open: "Being picked", left: "Left", finished: "Picked", dissolved: "Given back" };
