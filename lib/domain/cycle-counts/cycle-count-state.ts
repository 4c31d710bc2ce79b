import { machine } from "@/lib/kernel/machine";

export type CycleCountStatus = "open" | "recounting" | "submitted" | "approved" | "cancelled";

export const cycleCountMachine = machine<CycleCountStatus>({
  open: ["recounting", "submitted", "cancelled"],
  recounting: ["submitted", "cancelled"],
  submitted: ["approved", "cancelled"],
  approved: [],
  cancelled: [],
});

export const cycleCountWords: Record<CycleCountStatus, string> = { open: "Being counted", recounting: "Counted again", submitted: "Waits for approval", approved: "Approved", cancelled: "Called off" };

/** From the whole count's variance in money on, a store's own manager cannot approve it. */
export const headOfficeFromMinor = 50_000;

export type Variance = { counted: number; expected: number; unitMinor: number };
export type Tolerance = { units: number; minor: number };

export const varianceUnits = ({ counted, expected }: Variance): number => counted - expected;
export const varianceMinor = (line: Variance): number => varianceUnits(line) * line.unitMinor;

/** Beyond either limit a line is counted again by somebody else. */
export const isBeyond = (line: Variance, { units, minor }: Tolerance): boolean => Math.abs(varianceUnits(line)) > units || Math.abs(varianceMinor(line)) > minor;

/** What goes missing and what turns up do not cancel out. */
export const grossMinor = (lines: readonly Variance[]): number => lines.reduce((sum, line) => sum + Math.abs(varianceMinor(line)), 0);
