import type { Tx } from "@/db/client";
import { sellAhead, stockLevel, stockMovement } from "@/db/schema/inventory";
import type { MovementKind } from "@/lib/domain/inventory/movement";
import type { LocationId, VariantId } from "@/lib/kernel/ids";
import type { Random } from "./random";
import { stockKey, type StockKey, type StockPlan } from "./stock-plan";
import type { Store } from "./stores";
import { dayMs, hourMs, later, type World } from "./world";
import { writeManyRows, writeRows } from "./write-rows";

export type Movement = Omit<typeof stockMovement.$inferInsert, "at"> & { at: Date };
export type Level = typeof stockLevel.$inferInsert;
type State = NonNullable<Movement["toState"]>;

export type Ledger = { levels: Level[]; movements: Movement[] };

/** What happened at one location to one variant, apart from the deliveries that made it possible. */
export function movement(of: { variantId: VariantId; locationId: LocationId }, kind: MovementKind, quantity: number, deltas: { onHand?: number; allocated?: number; from?: State; to?: State }, why: { reason: string; actor: { kind: string; id: string | null }; cause: string; causeId: string; lineId?: string; sequence?: number; at: Date }): Movement {
  return {
    variantId: of.variantId, locationId: of.locationId, kind, quantity, onHandDelta: deltas.onHand ?? 0, allocatedDelta: deltas.allocated ?? 0, fromState: deltas.from ?? null, toState: deltas.to ?? null,
    reason: why.reason, actorKind: why.actor.kind, actorId: why.actor.id, causeKind: why.cause, causeId: why.causeId, lineId: why.lineId ?? "", sequence: why.sequence ?? 0, at: why.at,
  };
}

/**
 * Adds the deliveries between: enough before each sale, and so many in all that what is left when history ends is what
 * the plan wants, beside what is promised and unsellable. The levels are the sums of their movements.
 */
export function keepLedger(world: World, plans: ReadonlyMap<StockKey, StockPlan>, happened: readonly Movement[]): Ledger {
  const random = world.random("ledger");
  const byLevel = new Map<StockKey, Movement[]>([...plans.keys()].map((key) => [key, []]));
  for (const each of happened) {
    const own = byLevel.get(stockKey(each.variantId, each.locationId));
    if (!own) throw new Error(`Something was sold where it is not carried: ${each.causeId}`);
    own.push(each);
  }
  const levels: Level[] = [];
  const movements: Movement[] = [];
  for (const [key, plan] of plans) {
    const own = [...(byLevel.get(key) ?? []), ...floorStates(world, plan, random)].sort((a, b) => a.at.getTime() - b.at.getTime());
    const all = [...own, ...deliveries(world, plan, own, random)];
    for (const each of all) movements.push(each);
    levels.push(levelOf(world, plan, all));
  }
  movements.sort((a, b) => a.at.getTime() - b.at.getTime());
  return { levels, movements };
}

export async function writeLedger(tx: Tx, { levels, movements }: Ledger): Promise<string> {
  const count = await writeRows(tx, stockLevel, levels);
  await writeRows(tx, sellAhead, levels.flatMap(({ variantId, locationId, backorderCap = 0, updatedAt }) => (backorderCap > 0 ? [{ variantId, locationId, kind: "backorder" as const, cap: backorderCap, updatedAt }] : [])));
  return `${count} stock levels from ${await writeManyRows(tx, stockMovement, movements)} movements`;
}

/** A piece put on display, a unit found damaged. */
function floorStates(world: World, { good, store, display, damaged }: StockPlan, random: Random): Movement[] {
  const of = { variantId: good.id, locationId: store.id };
  const actor = { kind: "system", id: "opening" };
  const shown = later(world.start, random.int(1, 30) * hourMs);
  const found = later(world.now, -random.int(1, 40) * dayMs);
  return [
    ...(display > 0 ? [movement(of, "moved_state", display, { from: "sellable", to: "display" }, { reason: "display", actor, cause: "state", causeId: `FLOOR-${store.code}`, lineId: levelName(of), at: shown })] : []),
    ...(damaged > 0 ? [movement(of, "moved_state", damaged, { from: "sellable", to: "damaged" }, { reason: "damage", actor, cause: "state", causeId: `CHECK-${store.code}`, lineId: levelName(of), at: found })] : []),
  ];
}

function deliveries(world: World, plan: StockPlan, own: readonly Movement[], random: Random): Movement[] {
  const setAside = own.reduce((sum, { fromState, toState, quantity }) => sum + (fromState === toState ? 0 : (fromState === "sellable" ? quantity : 0) - (toState === "sellable" ? quantity : 0)), 0);
  const promised = own.reduce((sum, each) => sum + each.allocatedDelta, 0);
  const wanted = plan.sellable + setAside + promised;
  let left = Math.max(0, wanted - own.reduce((sum, each) => sum + each.onHandDelta, 0));
  const result: Movement[] = [];
  const batch = Math.max(2, Math.ceil(left / random.int(4, 9)));
  let free = 0;
  const receive = (quantity: number, at: Date) => {
    if (quantity <= 0) return;
    const causeId = `PO-${plan.store.code}-${at.toISOString().slice(2, 10).replaceAll("-", "")}`;
    const sequence = result.filter((each) => each.causeId === causeId).length;
    const of = { variantId: plan.good.id, locationId: plan.store.id };
    result.push(movement(of, "received", quantity, { onHand: quantity }, { reason: "received", actor: { kind: "system", id: "purchasing" }, cause: "receipt", causeId, lineId: levelName(of), sequence, at }));
    left = Math.max(0, left - quantity);
    free += quantity;
  };
  receive(Math.min(left, own.length === 0 ? left : batch), later(world.start, -random.int(4, 50) * hourMs));
  for (const each of own) {
    const taken = takenBy(each);
    if (taken > free) receive(Math.max(taken - free, Math.min(left, batch)), earlier(world, each.at, random));
    free -= taken;
  }
  receive(left, later(world.now, -random.int(30, 300) * hourMs));
  return result;
}

/** How the ledger names a level as the line of a cause. */
export const levelName = (of: { variantId: string; locationId: string }): string => `${of.variantId}@${of.locationId}`;

/** How many units less can be promised after it. */
function takenBy(each: Movement): number {
  const moved = each.fromState === each.toState ? 0 : (each.fromState === "sellable" ? each.quantity : 0) - (each.toState === "sellable" ? each.quantity : 0);
  return each.allocatedDelta - each.onHandDelta + moved;
}

/** One to four days before a sale, in the morning, but not before the world began. */
function earlier(world: World, at: Date, random: Random): Date {
  const day = Math.floor((at.getTime() - random.int(1, 4) * dayMs) / dayMs) * dayMs;
  return new Date(Math.max(world.start.getTime() - 3 * hourMs, day + 13 * hourMs + random.int(0, 90) * 60_000));
}

/** What was held back before anything was learned: a unit for so many that left in half a year, of what sells much. */
function usualSafety(world: World, store: Store, all: readonly Movement[]): number {
  const { perUnit, most } = store.plan ? { perUnit: 20, most: 2 } : { perUnit: 40, most: 3 };
  const left = all.reduce((units, { kind, onHandDelta, at }) => ((kind === "handed_over" || kind === "shipped") && at > later(world.now, -180 * dayMs) ? units - onHandDelta : units), 0);
  return Math.min(most, Math.floor(left / perUnit));
}

function levelOf(world: World, { good, store, safetyStock, reorderPoint, aheadCap, incoming, canPickup, aisle, bay }: StockPlan, all: readonly Movement[]): Level {
  const sum = (of: (each: Movement) => number) => all.reduce((total, each) => total + of(each), 0);
  const inState = (state: State) => sum((each) => (each.toState === state ? each.quantity : 0) - (each.fromState === state ? each.quantity : 0));
  const setAside = inState("damaged") + inState("quality_check") + inState("display") + inState("put_back");
  const left = sum((each) => each.onHandDelta - each.allocatedDelta) - setAside;
  return {
    variantId: good.id, locationId: store.id, onHand: sum((each) => each.onHandDelta), allocated: sum((each) => each.allocatedDelta), damaged: inState("damaged"), qualityCheck: inState("quality_check"),
    display: inState("display"), putBack: inState("put_back"), safetyStock: safetyStock ?? usualSafety(world, store, all), incoming, reorderPoint, lowSince: reorderPoint > 0 && left <= reorderPoint ? world.now : null, backorderCap: aheadCap, canPickup, aisle, bay, version: 1, updatedAt: world.now,
  };
}
