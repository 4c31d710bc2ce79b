/** The counters of a line. */
export type TransferCounters = { wanted: number; packed: number; sent: number; extra: number; received: number; rejected: number; lost: number; putBack: number };

/** Units that have left and are nowhere yet. */
export const onTheWay = (line: TransferCounters): number => line.sent + line.extra - line.received - line.rejected - line.lost - line.putBack;

export const leftToPack = (line: TransferCounters): number => line.wanted - line.packed;
