import { db, transaction, type Tx } from "@/db/client";
import { Refusal, type RefusalCode } from "@/lib/kernel/refusal";
import type { LocationId } from "@/lib/kernel/ids";
import { foresee } from "./foresee";
import { unnamed } from "./foresee-exchange";
import type { OrderAction } from "./order-action";
import type { OrderState, StockChange } from "./order-state";
import { difference, readOrders } from "./read-orders";
import { apply, onCells, type Cell } from "./stock";
import { Contradiction, count, type Tally } from "./tally";
import { cellOf, type OrderEntry, type World } from "./world";

/** One thing to try with an order: what the model makes of it, and the verb that does it. */
export type Attempt = {
  action: OrderAction;
  verb: () => Promise<unknown>;
  /** Refusals for reasons that the model does not keep books of, like a full hour. */
  besides?: readonly RefusalCode[];
  /** Stock that it is about beside that of the order's own lines. */
  cells?: readonly Cell[];
  /** Judges the outcome by stock, where nobody else was at it. */
  judge?: (code: RefusalCode | null) => boolean;
};

type Ending = { order: OrderState; stock: StockChange[] };
const longestHistory = 60;

/** The verb in a transaction of its own. */
export const inside = (verb: (tx: Tx) => Promise<unknown>) => (): Promise<unknown> => transaction(verb);

/** What a verb answered: null, or why not. Anything else that it throws is a mistake of the shop's. */
export async function codeOf(work: Promise<unknown>): Promise<RefusalCode | null> {
  try {
    await work;
    return null;
  } catch (error) {
    if (error instanceof Refusal) return error.code;
    throw error;
  }
}

/**
 * Tries one thing with an order, or several at the same moment, and judges the outcomes: they must be those of one of the
 * sequences in which they can have happened.
 */
export async function act(world: World, tally: Tally, entry: OrderEntry, attempts: readonly Attempt[], places: readonly LocationId[] = []): Promise<void> {
  const before = entry.state;
  const locations = [...new Set([...before.parts.map((part) => part.locationId), ...places])];
  entry.isBusy = true;
  const cells = [...new Set([...cellsOf(world, before, places), ...attempts.flatMap((attempt) => attempt.cells ?? [])])];
  await workingAt(world, locations, () => onCells(cells, async (isAlone) => {
    const codes = await Promise.all(attempts.map(({ verb, action }) => codeOf(verb()).catch((error: unknown) => {
      throw new Contradiction(`${action.kind} failed with ${String(error)}\n${error instanceof Error ? error.stack : ""}`, [...entry.history, line(attempts, [])]);
    })));
    entry.history.push(line(attempts, codes));
    if (entry.history.length > longestHistory) entry.history.shift();
    const ending = await endingOf(entry, attempts, codes);
    if (isAlone()) attempts.forEach(({ judge, action }, i) => {
      if (judge && codes[i] !== undefined && !judge(codes[i])) throw new Contradiction(`${action.kind} ended with ${codes[i] ?? "success"}, and the stock said otherwise: ${JSON.stringify(cells.map((cell) => ({ ...cell, held: [...cell.held] })))}`, entry.history);
    });
    entry.state = ending.order;
    for (const change of ending.stock) apply(cellOf(world, change.variantId, change.locationId), change);
    noteMissing(world, ending.stock);
    attempts.forEach(({ action }, i) => count(tally, action.kind, codes[i] ?? null));
  }));
  entry.isBusy = false;
}

/** Nobody counts at these locations meanwhile. */
export async function workingAt<T>(world: World, locations: readonly LocationId[], work: () => Promise<T>): Promise<T> {
  for (const id of locations) world.working.set(id, (world.working.get(id) ?? 0) + 1);
  try {
    return await work();
  } finally {
    for (const id of locations) world.working.set(id, (world.working.get(id) ?? 1) - 1);
  }
}

async function endingOf(entry: OrderEntry, attempts: readonly Attempt[], codes: readonly (RefusalCode | null)[]): Promise<Ending> {
  const endings = permutations(attempts.map((attempt, i) => ({ attempt, code: codes[i] ?? null }))).flatMap((sequence) => follow(entry.state, sequence) ?? []);
  const [first] = endings;
  if (!first) {
    const seen = attempts.map(({ action }) => foresee(entry.state, action)).map((one) => one.refusal ?? "success");
    throw new Contradiction(`the model foresaw ${seen.join(", ")}, and it ended with ${codes.map((code) => code ?? "success").join(", ")}\n  ${JSON.stringify(entry.state)}`, entry.history);
  }
  if (attempts.length === 1 && !attempts.some(({ action }) => getsIds(action))) return first;
  const found = (await readOrders([entry.state.id], db)).get(entry.state.id);
  const ending = [...endings, ...endings.flatMap((one) => beforeItsJob(entry.state, one))].find(({ order }) => adopted(order, found) && difference(order, found) === null);
  if (!ending || !found) throw new Contradiction(`no sequence explains the order\n  ${difference(first.order, found)}`, entry.history);
  return ending;
}

/** Two people cancel the last two parts at once, and neither sees that the other did: the job that follows ends the order. */
const beforeItsJob = (before: OrderState, { order, stock }: Ending): Ending[] => (before.status === "placed" && order.status === "cancelled" ? [{ order: { ...structuredClone(order), status: "placed" }, stock }] : []);

/** The order after a sequence, if the sequence explains the outcomes. */
function follow(order: OrderState, sequence: readonly { attempt: Attempt; code: RefusalCode | null }[]): Ending | null {
  const stock: StockChange[] = [];
  for (const { attempt, code } of sequence) {
    if (code !== null && attempt.besides?.includes(code)) continue;
    const next = foresee(order, attempt.action);
    if (next.refusal !== code) return null;
    if (next.refusal !== null) continue;
    order = next.order;
    stock.push(...next.stock);
  }
  return { order, stock };
}

/** What it makes gets its ids from the shop. */
export const getsIds = ({ kind }: OrderAction): boolean => kind === "choose_elsewhere" || kind === "return_request" || kind === "edit" || kind === "exchange";

/** A part that was split off or taken in exchange, lines that were added, and a return that was begun have the ids that the shop gave them. */
function adopted(order: OrderState, found: OrderState | undefined): boolean {
  for (const [i, part] of order.parts.entries()) {
    if (part.id !== unnamed && order.parts.findIndex((one) => one.id === part.id) === i) continue;
    const made = found?.parts.find((one) => !order.parts.some((known) => known.id === one.id));
    if (!made) return false;
    if (part.id === unnamed) {
      part.paidBy = made.id;
      for (const payment of order.payments) if (payment.partId === unnamed) payment.partId = made.id;
    }
    part.id = made.id;
    part.code = made.code;
    for (const one of part.lines) one.id = made.lines.find((other) => other.orderLineId === one.orderLineId)?.id ?? one.id;
  }
  for (const line of order.parts.flatMap((part) => part.lines.map((one) => ({ part, one })))) {
    if (line.one.id !== "") continue;
    const twin = found?.parts.find(({ id }) => id === line.part.id)?.lines.find(({ id }) => !line.part.lines.some((known) => known.id === id));
    if (!twin) return false;
    Object.assign(line.one, { id: twin.id, orderLineId: twin.orderLineId });
  }
  for (const begun of order.returns) {
    if (found?.returns.some((one) => one.id === begun.id)) continue;
    const made = found?.returns.find((one) => !order.returns.some((known) => known.id === one.id));
    if (!made) return false;
    begun.id = made.id;
    for (const unit of begun.units) {
      const twin = made.units.find((one) => one.lineId === unit.lineId && one.position === unit.position);
      if (twin) Object.assign(unit, { id: twin.id, returnLineId: twin.returnLineId });
    }
  }
  return true;
}

/** Missing units wait in quality check for a count, which the shop opens by itself. */
function noteMissing(world: World, stock: readonly StockChange[]): void {
  for (const { variantId, locationId, qualityCheck = 0, isSought } of stock) {
    if (!isSought) continue;
    const cell = cellOf(world, variantId, locationId);
    cell.setAside += qualityCheck;
    cell.count ??= { isSubmitted: false, expected: 0, counted: 0 };
  }
}

function cellsOf(world: World, order: OrderState, places: readonly LocationId[]): Cell[] {
  const cells = order.parts.flatMap((part) => part.lines.flatMap((one) => [part.locationId, ...places].map((place) => cellOf(world, one.variantId, place))));
  return [...new Set(cells)];
}

function permutations<T>(items: readonly T[]): T[][] {
  if (items.length < 2) return [[...items]];
  return items.flatMap((item, i) => permutations(items.toSpliced(i, 1)).map((rest) => [item, ...rest]));
}

const line = (attempts: readonly Attempt[], codes: readonly (RefusalCode | null)[]): string =>
  attempts.map(({ action }, i) => `${JSON.stringify(action)} → ${codes.length === 0 ? "threw" : (codes[i] ?? "done")}`).join("  AT ONCE WITH  ");
