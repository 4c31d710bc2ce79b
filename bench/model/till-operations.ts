import { randomUUID } from "node:crypto";
import { sql } from "drizzle-orm";
import { db } from "@/db/client";
import { cashDue } from "@/lib/domain/till/cash";
import { sellAtTill } from "@/lib/domain/till/sell-at-till";
import { saleInput } from "@/lib/domain/till/till-input";
import { asId, type CartId } from "@/lib/kernel/ids";
import { taxOn } from "@/lib/kernel/money";
import { codeOf, workingAt } from "./act";
import { total } from "./order-state";
import { readOrders } from "./read-orders";
import { apply, available, onCells } from "./stock";
import { Contradiction, count } from "./tally";
import type { Operation, Turn } from "./turn";
import { cellOf, washingtonPpm, type World } from "./world";

/** What registers do: one entry adds a kind of operation. */
export const tillOperations: Record<string, Operation> = {
  "sell at till": { weight: 3, run: sell },
};

/** Cash or a card; sometimes sent twice, which sells once. */
async function sell({ world, random, tally }: Turn): Promise<boolean> {
  const [locationId, goods, quantity] = [random.pick(world.stores), random.pick(world.goods), random.int(1, 3)];
  const till = world.tills.get(locationId);
  if (!till || world.closed.has(locationId)) return false;
  const netMinor = goods.priceMinor * quantity;
  const totalMinor = netMinor + taxOn(netMinor, washingtonPpm);
  const [isCash, isTwice, saleId] = [random.chance(0.5), random.chance(0.1), asId<CartId>(randomUUID())];
  const dueMinor = cashDue(totalMinor, "USD");
  const once = () => sellAtTill(till.by, saleInput.parse({
    saleId, attempt: "attempt-1", lines: [{ variantId: goods.id, quantity }], customerId: null, email: null, totalMinor, cash: isCash ? { coverMinor: totalMinor, receivedMinor: dueMinor + random.int(0, 20) * 5 } : null, card: isCash ? null : "4242424242424242",
  }), world.gateway);
  const cell = cellOf(world, goods.id, locationId);
  await workingAt(world, [locationId], () => onCells([cell], async (isAlone) => {
    const code = await codeOf(isTwice ? Promise.all([once(), once()]) : once());
    const foreseen = available(cell) >= quantity ? null : "not_free";
    if (code !== foreseen && (isAlone() || !(code === null || code === "not_free" || code === "out_of_stock"))) throw new Contradiction(`a sale at a till ended with ${code ?? "success"}, and the model foresaw ${foreseen ?? "success"}: ${JSON.stringify({ ...cell, held: [...cell.held], quantity, isCash, isTwice })}`);
    if (code === null) {
      apply(cell, { onHand: -quantity });
      if (isCash) till.expectedMinor += dueMinor;
      await take(world, saleId, { variantId: goods.id, quantity, totalMinor, isCash });
    }
    count(tally, "sell at till", code);
  }));
  return true;
}

type Sold = { variantId: string; quantity: number; totalMinor: number; isCash: boolean };

/** The sale is one order for exactly that. What was paid in cash is not followed further: a drawer would have to pay it out. */
async function take(world: World, saleId: CartId, sold: Sold): Promise<void> {
  const { rows } = await db.execute<{ id: Parameters<typeof readOrders>[0][number] }>(sql`select o.id from "order" o join checkout c on c.id = o.checkout_id where c.cart_id = ${saleId}`);
  const state = rows[0] && (await readOrders([rows[0].id], db)).get(rows[0].id);
  const [part, ...parts] = state?.parts ?? [];
  const [line, ...lines] = part?.lines ?? [];
  const isRight = rows.length === 1 && parts.length + lines.length === 0 && part?.status === "handed_over" && line?.variantId === sold.variantId && line.handedOver === sold.quantity
    && total(line.prices, (price) => price) === sold.totalMinor && total(state?.payments ?? [], ({ amountMinor }) => amountMinor) === sold.totalMinor;
  if (!state || !isRight) throw new Contradiction(`the sale is not what was scanned: ${JSON.stringify({ sold, state, orders: rows.length })}`);
  if (sold.isCash) world.past.orders += 1;
  else world.orders.push({ state, isBusy: false, history: [`sold at a till ${state.id}`] });
}
