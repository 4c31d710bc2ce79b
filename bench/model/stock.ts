import type { CheckoutId, LocationId, VariantId } from "@/lib/kernel/ids";
import type { StockChange } from "./order-state";

/** One variant at one location, as the model counts it. */
export type Cell = {
  variantId: VariantId; locationId: LocationId; onHand: number; allocated: number; qualityCheck: number; damaged: number; putBack: number; incoming: number;
  /** Of the units in quality check, those that a picker could not find. */
  setAside: number;
  held: Map<CheckoutId, number>;
  count: { isSubmitted: boolean; expected: number; counted: number } | null;
  /** Changes under way, and how many began or ended so far: whoever saw neither was alone. */
  busy: number; turns: number;
};

export const keyOf = (variantId: string, locationId: string): string => `${variantId}@${locationId}`;
export const unsellable = (cell: Cell): number => cell.qualityCheck + cell.damaged + cell.putBack;
/** Units that nobody was promised. */
export const free = (cell: Cell): number => cell.onHand - unsellable(cell) - cell.allocated;
/** Units that a checkout could hold. */
export const available = (cell: Cell, own?: CheckoutId): number => free(cell) - [...cell.held].reduce((sum, [id, quantity]) => sum + (id === own ? 0 : quantity), 0);

export function apply(cell: Cell, change: Omit<StockChange, "variantId" | "locationId">): void {
  cell.onHand += change.onHand ?? 0;
  cell.allocated += change.allocated ?? 0;
  cell.qualityCheck += change.qualityCheck ?? 0;
  cell.damaged += change.damaged ?? 0;
  cell.putBack += change.putBack ?? 0;
  cell.incoming += change.incoming ?? 0;
}

/** Works on cells; `isAlone` says whether nobody else did meanwhile, so that the outcome must be the foreseen one. */
export async function onCells<T>(cells: readonly Cell[], work: (isAlone: () => boolean) => Promise<T>): Promise<T> {
  const wasAlone = cells.every((cell) => cell.busy === 0);
  for (const cell of cells) {
    cell.busy += 1;
    cell.turns += 1;
  }
  const turns = cells.map((cell) => cell.turns);
  try {
    return await work(() => wasAlone && cells.every((cell, i) => cell.turns === turns[i]));
  } finally {
    for (const cell of cells) {
      cell.busy -= 1;
      cell.turns += 1;
    }
  }
}
