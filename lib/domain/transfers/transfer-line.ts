/** The counters of a line. */
export type TransferCounters = { wanted: number; packed: number; sent: number; extra: number; received: number; rejected: number; lost: number; putBack: number };

/** Units that have left and are nowhere yet. */
export const onTheWay = (line: TransferCounters): number => line.sent + line.extra - line.received - line.rejected - line.lost - line.putBack;

export const leftToPack = (line: TransferCounters): number => line.wanted - line.packed;

export const unitsOf = <L>(lines: readonly L[], count: (line: L) => number): number => lines.reduce((sum, line) => sum + count(line), 0);

export const unitWords = (count: number): string => `${count} ${count === 1 ? "unit" : "units"}`;

export const lineName = (line: { title: string; variantTitle: string }): string => (line.variantTitle ? `${line.title}, ${line.variantTitle}` : line.title);
