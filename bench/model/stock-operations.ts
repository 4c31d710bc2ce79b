import { sql } from "drizzle-orm";
import { db } from "@/db/client";
import { approveCount } from "@/lib/domain/fulfillment/approve-count";
import { also } from "@/lib/domain/fulfillment/counter.testing";
import { rejectCount } from "@/lib/domain/fulfillment/reject-count";
import { adjustStock } from "@/lib/domain/inventory/adjust-stock";
import { moveUnsellable } from "@/lib/domain/inventory/move-unsellable";
import { openCount } from "@/lib/domain/inventory/open-count";
import { receiveStock } from "@/lib/domain/inventory/receive-stock";
import { submitCount } from "@/lib/domain/inventory/submit-count";
import type { StockCountId } from "@/lib/kernel/ids";
import type { RefusalCode } from "@/lib/kernel/refusal";
import { codeOf, inside, workingAt } from "./act";
import { foresee } from "./foresee";
import { isOver, toPick, total } from "./order-state";
import { apply, free, onCells, unsellable, type Cell } from "./stock";
import { Contradiction, count } from "./tally";
import type { Operation, Turn } from "./turn";
import type { World } from "./world";

/** What happens to stock without an order: one entry adds a kind of operation. */
export const stockOperations: Record<string, Operation> = {
  receive: { weight: 5, run: async (turn) => {
    const cell = someCell(turn, (one) => free(one) < 30);
    const quantity = turn.random.int(1, 12);
    return cell !== null && change(turn, cell, "receive", [null], inside((tx) => receiveStock(tx, also(staff(turn), "inventory.adjust"), { lines: [{ ...place(cell), quantity }] })), { onHand: quantity });
  } },
  adjust: { weight: 3, run: async (turn) => {
    const cell = someCell(turn);
    const delta = turn.random.pick([-3, -2, -1, 1, 2, 3]);
    if (!cell) return false;
    const after = cell.onHand + delta;
    const foreseen = cell.allocated > 0 && after - unsellable(cell) < cell.allocated ? "below_promised" : after < unsellable(cell) ? "invalid" : null;
    return change(turn, cell, "adjust", [foreseen, "below_promised", "invalid", null], inside((tx) => adjustStock(tx, also(staff(turn), "inventory.adjust"), { ...place(cell), delta, reason: "correction", note: "" })), { onHand: delta });
  } },
  "set aside": { weight: 1, run: async (turn) => {
    const cell = someCell(turn);
    const quantity = turn.random.int(1, 2);
    if (!cell) return false;
    const foreseen = cell.onHand - unsellable(cell) < quantity ? "invalid" : free(cell) < quantity ? "below_promised" : null;
    return change(turn, cell, "set aside", [foreseen, "below_promised", "invalid", null], move(turn, cell, quantity, "sellable", "damaged"), { damaged: quantity });
  } },
  repair: { weight: 1, run: async (turn) => {
    const cell = someCell(turn, (one) => one.damaged > 0);
    const quantity = 1;
    return cell !== null && change(turn, cell, "repair", [cell.damaged < quantity ? "invalid" : null, "invalid", null], move(turn, cell, quantity, "damaged", "sellable"), { damaged: -quantity });
  } },
  "open count": { weight: 1, run: async (turn) => {
    const cell = someCell(turn, (one) => one.count === null || turn.random.chance(0.02));
    if (!cell) return false;
    const foreseen = cell.count ? "duplicate_count" as const : null;
    return change(turn, cell, "open count", [foreseen, "duplicate_count", null], inside((tx) => openCount(tx, also(staff(turn), "inventory.count"), { ...place(cell), reason: "cycle" })), {}, () => (cell.count ??= { isSubmitted: false, expected: 0, counted: 0 }));
  } },
  "submit count": { weight: 1.5, run: async (turn) => {
    const cell = someCell(turn, (one) => one.count?.isSubmitted === false && one.busy === 0 && free(one) >= 0);
    if (!cell?.count || isWorked(turn.world, cell)) return false;
    const { count: open } = cell;
    const counted = Math.max(unsellable(cell) + 2, cell.onHand + turn.random.int(-3, 2));
    return closed(turn, cell, async () => {
      const expected = cell.onHand;
      const countId = await openCountOf(cell);
      await change(turn, cell, "submit count", [null], inside((tx) => submitCount(tx, also(staff(turn), "inventory.count"), { countId, counted })), {}, () => Object.assign(open, { isSubmitted: true, expected, counted }));
    });
  } },
  "decide count": { weight: 1.5, run: async (turn) => {
    const cell = someCell(turn, (one) => one.count?.isSubmitted === true && one.busy === 0);
    if (!cell?.count || isWorked(turn.world, cell)) return false;
    return closed(turn, cell, () => decide(turn, cell));
  } },
};

/** Nobody works at this location while a count is decided: it may take promised units from any order there. */
async function closed(turn: Turn, cell: Cell, work: () => Promise<unknown>): Promise<boolean> {
  turn.world.closed.add(cell.locationId);
  await work();
  turn.world.closed.delete(cell.locationId);
  return true;
}

const isWorked = (world: World, cell: Cell): boolean => world.closed.has(cell.locationId) || (world.working.get(cell.locationId) ?? 0) > 0;

async function decide(turn: Turn, cell: Cell): Promise<void> {
  const { world, random, tally } = turn;
  const { count: open } = cell;
  if (!open) return;
  const by = also(staff(turn), "inventory.approve");
  const countId = await openCountOf(cell);
  if (random.chance(0.2)) {
    await change(turn, cell, "reject count", [null], inside((tx) => rejectCount(tx, by, { countId })), {}, () => (cell.count = { isSubmitted: false, expected: 0, counted: 0 }));
    return;
  }
  const found = Math.min(cell.qualityCheck, cell.setAside);
  const onHandAfter = Math.max(0, cell.onHand + open.counted - open.expected);
  const excess = unsellable(cell) - found - onHandAfter;
  // Which of the set-aside units are gone is told by the shop's order of states, which the model does not repeat.
  if (excess > 0) return;
  const shortBy = Math.max(0, cell.allocated - (onHandAfter - (unsellable(cell) - found)));
  const releasable = total(world.orders, ({ state }) => total(state.parts.filter((part) => part.locationId === cell.locationId && ["open", "picking", "awaiting_shopper"].includes(part.status)),
    (part) => total(part.lines.filter((line) => line.variantId === cell.variantId), toPick)));
  let released: Awaited<ReturnType<typeof approveCount>>["released"] = [];
  const code = await codeOf(inside(async (tx) => { ({ released } = await approveCount(tx, by, { countId })); })());
  const foreseen: RefusalCode | null = releasable < shortBy ? "below_promised" : null;
  if (code !== foreseen || (code === null && total(released, (one) => one.quantity) !== shortBy)) {
    throw new Contradiction(`the count ended with ${code ?? "success"} releasing ${JSON.stringify(released)}, and the model foresaw ${foreseen ?? "success"} releasing ${shortBy} of ${releasable}: ${JSON.stringify({ ...cell, held: [...cell.held] })}`);
  }
  count(tally, "approve count", code);
  if (code !== null) return;
  apply(cell, { onHand: onHandAfter - cell.onHand, qualityCheck: -found });
  cell.setAside -= found;
  cell.count = null;
  for (const one of released) takeFrom(world, cell, one);
}

/** What a count released is missing in the order it was promised to. */
function takeFrom(world: World, cell: Cell, { fulfillmentId, quantity }: { fulfillmentId: string; quantity: number }): void {
  const entry = world.orders.find(({ state }) => state.parts.some((part) => part.id === fulfillmentId));
  const part = entry?.state.parts.find((one) => one.id === fulfillmentId);
  if (!entry || !part || isOver(part.status)) throw new Contradiction(`a count released units of ${fulfillmentId}, which waits for none`);
  const next = foresee(entry.state, { kind: "count_miss", partId: part.id, variantId: cell.variantId, quantity });
  if (next.refusal !== null) throw new Contradiction(`a count released units of ${fulfillmentId}: ${next.refusal}`, entry.history);
  entry.state = next.order;
  entry.history.push(`a count released ${quantity} of ${cell.variantId} in ${part.id}`);
  for (const one of next.stock) apply(cell, one);
}

async function change(turn: Turn, cell: Cell, kind: string, codes: readonly (RefusalCode | null)[], verb: () => Promise<unknown>, effect: { onHand?: number; damaged?: number }, done: () => unknown = () => undefined): Promise<boolean> {
  return workingAt(turn.world, [cell.locationId], () => onCells([cell], async (isAlone) => {
    const code = await codeOf(verb());
    if (!(isAlone() ? codes.slice(0, 1) : codes).includes(code)) throw new Contradiction(`${kind} ended with ${code ?? "success"}, and the model foresaw ${codes[0] ?? "success"}: ${JSON.stringify({ ...cell, held: [...cell.held] })}`);
    if (code === null) {
      apply(cell, effect);
      done();
    }
    count(turn.tally, kind, code);
    return true;
  }));
}

const move = (turn: Turn, cell: Cell, quantity: number, from: "sellable" | "damaged", to: "sellable" | "damaged") =>
  inside((tx) => moveUnsellable(tx, also(staff(turn), "inventory.adjust"), { ...place(cell), quantity, from, to, reason: "looked at" }));

const staff = ({ world, random }: Turn) => random.pick(world.staff);
const place = ({ variantId, locationId }: Cell) => ({ variantId, locationId });

/** A stock row, likelier one that fits. */
function someCell({ world, random }: Turn, fits: (cell: Cell) => boolean = () => true): Cell | null {
  for (let i = 0; i < 12; i++) {
    const cell = random.pick(world.rows);
    if (fits(cell) && !world.closed.has(cell.locationId)) return cell;
  }
  return null;
}

async function openCountOf(cell: Cell): Promise<StockCountId> {
  const { rows } = await db.execute<{ id: StockCountId }>(sql`select id from stock_count where variant_id = ${cell.variantId} and location_id = ${cell.locationId} and status in ('open', 'submitted')`);
  if (!rows[0]) throw new Contradiction(`there is no open count of ${cell.variantId} at ${cell.locationId}`);
  return rows[0].id;
}
