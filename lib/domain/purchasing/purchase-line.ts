/** The counters of a line. */
export type PurchaseCounters = { ordered: number; over: number; received: number; rejected: number; short: number };

/** Units that are still to come. */
export const toCome = (line: PurchaseCounters): number => line.ordered + line.over - line.received - line.rejected - line.short;

export const linesMinor = (lines: readonly { ordered: number; unitCostMinor: number }[]): number => lines.reduce((sum, line) => sum + line.ordered * line.unitCostMinor, 0);
