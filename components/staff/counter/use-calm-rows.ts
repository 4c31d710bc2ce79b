"use client";

import { useCallback, useMemo, useState } from "react";

/** A row and the section it stands in. */
export type Placed<Row> = { id: string; section: string; row: Row };

/**
 * Rows that do not move under a finger or a pointer: while somebody is at the list (`isBusy`), known rows stay where they
 * are with fresh contents, and new ones, and those that became `urgent`, wait behind `waiting`. They come in by `show()`, or by themselves when the list
 * is left.
 */
export function useCalmRows<Row>(placed: Placed<Row>[], isBusy: boolean, urgent: string): { shown: Placed<Row>[]; gone: ReadonlySet<string>; waiting: number; show: () => void } {
  const [held, setHeld] = useState(placed);
  const [wasBusy, setWasBusy] = useState(isBusy);
  if (isBusy !== wasBusy) {
    setWasBusy(isBusy);
    if (isBusy) setHeld(placed);
  }
  const show = useCallback(() => setHeld(placed), [placed]);
  return useMemo(() => {
    const fresh = new Map(placed.map((one) => [one.id, one.row]));
    const kept = isBusy ? held : placed;
    const known = new Map(kept.map((one) => [one.id, one.section]));
    return {
      shown: kept.map((one) => ({ ...one, row: fresh.get(one.id) ?? one.row })),
      gone: new Set(kept.filter((one) => !fresh.has(one.id)).map((one) => one.id)),
      waiting: placed.filter((one) => !known.has(one.id) || (one.section === urgent && known.get(one.id) !== urgent)).length,
      show,
    };
  }, [placed, held, isBusy, urgent, show]);
}
