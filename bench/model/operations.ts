import { act, getsIds } from "./act";
import { changeMoves } from "./change-moves";
import { orderMoves, type Move } from "./order-moves";
import { purchaseOperations } from "./purchase-operations";
import { returnMoves } from "./return-moves";
import { shopperOperations } from "./shopper-operations";
import { stockOperations } from "./stock-operations";
import { tillOperations } from "./till-operations";
import { transferOperations } from "./transfer-operations";
import type { Operation, Turn } from "./turn";
import type { OrderEntry } from "./world";

const moves = { ...orderMoves, ...returnMoves, ...changeMoves };

/** Every kind of operation by name. A new verb gets an entry in one of the tables. */
export const operations: Record<string, Operation> = {
  ...shopperOperations,
  ...stockOperations,
  ...transferOperations,
  ...purchaseOperations,
  ...tillOperations,
  ...Object.fromEntries(Object.entries(moves).map(([name, move]) => [name, { weight: move.weight, run: (turn: Turn) => onSomeOrder(turn, move) }])),
};

const rivals = Object.values(moves);
const tries = 24;

/** Does it to an order that it fits; at times against what the model says, at times while somebody else does something to the same order. */
async function onSomeOrder(turn: Turn, move: Move): Promise<boolean> {
  const { world, random, tally } = turn;
  const isBlind = random.chance(0.03);
  const isRaced = random.chance(0.06);
  for (let i = 0; i < Math.min(tries, world.orders.length); i++) {
    const entry = random.pick(world.orders);
    if (!isFree(turn, entry)) continue;
    const chance = { world, random, isBlind, order: entry.state, part: random.pick(entry.state.parts) };
    const attempt = move.make(chance);
    if (!attempt || attempt.places?.some((id) => world.closed.has(id))) continue;
    const isAlone = !isRaced || getsIds(attempt.action);
    const rival = isAlone ? null : (random.chance(0.4) ? move : random.pick(rivals)).make({ ...chance, isBlind: true, part: random.pick(entry.state.parts) });
    await act(world, tally, entry, rival && !getsIds(rival.action) ? [attempt, rival] : [attempt], [...(attempt.places ?? []), ...(rival?.places ?? [])]);
    return true;
  }
  return false;
}

const isFree = ({ world }: Turn, entry: OrderEntry): boolean => !entry.isBusy && entry.state.parts.every((part) => !world.closed.has(part.locationId));
