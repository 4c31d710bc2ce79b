export type LineCounters = { quantity: number; picked: number; ready: number; handedOver: number; cancelled: number; moved: number; missing: number };

/** Units that this fulfillment is still about: neither cancelled, moved to another one, nor missing. */
export const wanted = (line: LineCounters): number => line.quantity - line.cancelled - line.moved - line.missing;
export const leftToPick = (line: LineCounters): number => wanted(line) - line.picked;
/** How many of so many units that are not picked are on the road to the store: those that are not, come first. */
export const unitsFromRoad = (line: LineCounters & { inTransit: number }, units: number): number => Math.min(line.inTransit, Math.max(0, units - (leftToPick(line) - line.inTransit)));
export const leftToHandOver = (line: LineCounters): number => line.ready - line.handedOver;

export const sumOf = (lines: readonly LineCounters[], count: (line: LineCounters) => number): number => lines.reduce((sum, line) => sum + count(line), 0);
