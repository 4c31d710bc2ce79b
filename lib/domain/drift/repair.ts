import { machine } from "@/lib/kernel/machine";
import type { FulfillmentLineId, LocationId, VariantId } from "@/lib/kernel/ids";

export type RepairStatus = "proposed" | "applied" | "declined";
export const repairMachine = machine<RepairStatus>({ proposed: ["applied", "declined"], applied: [], declined: [] });

/** What makes a broken rule hold again. Each leaves lines in the ledger or an event with before and after. */
export type Repair =
  /** The running total of a shelf becomes what its ledger adds up to, and the shelf is counted. */
  | { kind: "rebuild_level"; variantId: VariantId; locationId: LocationId }
  /** A line "released" for units that the level counts as promised although nobody was promised them. */
  | { kind: "release_orphans"; variantId: VariantId; locationId: LocationId; quantity: number }
  /** A line "allocated" for units that are promised although the level does not count them. */
  | { kind: "count_promises"; variantId: VariantId; locationId: LocationId; quantity: number }
  /** A line "released" for units promised to an order beyond what it still has to get. */
  | { kind: "release_surplus"; fulfillmentLineId: FulfillmentLineId; quantity: number }
  /** A line "allocated" for units that an order still has to get and nobody keeps for it. */
  | { kind: "promise_missing"; fulfillmentLineId: FulfillmentLineId; quantity: number };

/** A shelf as its three books tell it. */
export type ShelfFacts = { level: { onHand: number; allocated: number }; ledger: { onHand: number; allocated: number }; promised: number; isLedgerBroken: boolean };

export const ruleNames = {
  ledger: "what is on hand and what is allocated equal the sums of the ledger",
  states: "units set aside equal the moves of the ledger",
  allocations: "what is allocated equals the open allocations",
  wanted: "what is promised to a fulfillment is what it still has to give",
} as const;

/** The one repair that follows from a broken row; null where a person has to look. */
export function repairFor(rule: string, row: Readonly<Record<string, unknown>>, shelf: ShelfFacts | null): Repair | null {
  if (rule === ruleNames.wanted) return ofLine(row);
  const place = { variantId: row["variant_id"] as VariantId, locationId: row["location_id"] as LocationId }; // the columns of these rules
  if (!shelf) return null;
  if (rule === ruleNames.ledger || rule === ruleNames.states) return { kind: "rebuild_level", ...place };
  // While the running total is wrong, a difference to the promises says nothing.
  if (rule !== ruleNames.allocations || shelf.isLedgerBroken) return null;
  const surplus = shelf.level.allocated - shelf.promised;
  if (surplus === 0) return null;
  return surplus > 0 ? { kind: "release_orphans", ...place, quantity: surplus } : { kind: "count_promises", ...place, quantity: -surplus };
}

function ofLine(row: Readonly<Record<string, unknown>>): Repair | null {
  const fulfillmentLineId = row["id"] as FulfillmentLineId; // the column of this rule
  const surplus = Number(row["promised"] ?? 0) - Number(row["wanted"]);
  if (surplus === 0) return null;
  return surplus > 0 ? { kind: "release_surplus", fulfillmentLineId, quantity: surplus } : { kind: "promise_missing", fulfillmentLineId, quantity: -surplus };
}

export function repairWords(repair: Repair): string {
  const units = (quantity: number) => `${quantity} ${quantity === 1 ? "unit" : "units"}`;
  switch (repair.kind) {
    case "rebuild_level": return "Set the shelf's figures to what its ledger adds up to, and have the shelf counted.";
    case "release_orphans": return `Release ${units(repair.quantity)} that no order is waiting for: a line “released” in the ledger.`;
    case "count_promises": return `Count ${units(repair.quantity)} as promised, as orders wait for them: a line “allocated” in the ledger.`;
    case "release_surplus": return `Release ${units(repair.quantity)} that this order no longer needs: a line “released” in the ledger.`;
    case "promise_missing": return `Keep ${units(repair.quantity)} for this order: a line “allocated” in the ledger.`;
  }
}
