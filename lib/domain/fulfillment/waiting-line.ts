import type { LocationId, VariantId } from "@/lib/kernel/ids";

/** A part that was sold before its goods were there; `awaitsStockOn` is the day that its shopper was told. */
export type WaitingPart = { locationId: LocationId; awaitsStockOn: string; isDelayed: boolean; lines: readonly { variantId: VariantId; quantity: number }[] };

/** What one location has for those who wait, and what comes when, the soonest first. */
export type Supply = { variantId: VariantId; locationId: LocationId; here: number; arrivals: readonly { on: string; units: number }[] };

/** All of it is here; it comes on another day, later than was told (null: nothing is coming); or nothing is new. */
export type Answer = { kind: "here" } | { kind: "later"; on: string | null } | { kind: "as_told" };

/**
 * Who gets what: the parts in the order given take from what is here and then from what is coming; nobody takes what an
 * earlier part still waits for.
 */
export function queueUp(parts: readonly WaitingPart[], supply: readonly Supply[]): Answer[] {
  const taken = new Map<string, number>();
  return parts.map((part): Answer => {
    const days = part.lines.map((line) => {
      const key = `${line.variantId}@${part.locationId}`;
      const upTo = (taken.get(key) ?? 0) + line.quantity;
      taken.set(key, upTo);
      return dayOf(supply.find((one) => one.variantId === line.variantId && one.locationId === part.locationId), upTo);
    });
    if (days.every((day) => day === "here")) return { kind: "here" };
    if (days.includes(null)) return { kind: "later", on: null };
    const last = days.filter((day): day is string => day !== "here" && day !== null).toSorted().at(-1) ?? part.awaitsStockOn;
    return last > part.awaitsStockOn ? { kind: "later", on: last } : { kind: "as_told" };
  });
}

function dayOf(supply: Supply | undefined, units: number): string | null {
  if (!supply) return null;
  if (supply.here >= units) return "here";
  let there = supply.here;
  for (const { on, units: coming } of supply.arrivals) {
    there += coming;
    if (there >= units) return on;
  }
  return null;
}
