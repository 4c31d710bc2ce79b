import { randomUUID } from "node:crypto";
import { sql } from "drizzle-orm";
import { transaction } from "@/db/client";
import { also } from "@/lib/domain/fulfillment/counter.testing";
import { costReceipt } from "@/lib/domain/purchasing/cost-receipt";
import { createPurchase } from "@/lib/domain/purchasing/create-purchase";
import { closeShort } from "@/lib/domain/purchasing/end-purchase";
import { orderPurchase } from "@/lib/domain/purchasing/order-purchase";
import { receiveDelivery, receiveOver, rejectDelivered } from "@/lib/domain/purchasing/receive-delivery";
import { setPurchaseLine } from "@/lib/domain/purchasing/set-purchase-line";
import type { PurchaseLineId } from "@/lib/kernel/ids";
import type { RefusalCode } from "@/lib/kernel/refusal";
import { codeOf, inside, workingAt } from "./act";
import { apply, onCells } from "./stock";
import { Contradiction, count } from "./tally";
import type { Operation, Turn } from "./turn";
import { cellOf, type PurchaseState } from "./world";

const mostPurchases = 40;
const toCome = ({ ordered, over, received, rejected }: PurchaseState): number => ordered + over - received - rejected;

/** What happens to goods that are bought from a supplier: one entry adds a kind of operation. */
export const purchaseOperations: Record<string, Operation> = {
  "order purchase": { weight: 1, run: async ({ world, random, tally }) => {
    if (world.purchases.length > mostPurchases) return false;
    const [locationId, { id: variantId }, ordered] = [random.pick([...world.stores, world.warehouse]), random.pick(world.goods), random.int(1, 3) * 6];
    const cell = cellOf(world, variantId, locationId);
    if (world.closed.has(locationId)) return false;
    await workingAt(world, [locationId], () => onCells([cell], async () => {
      const by = also(random.pick(world.staff), "purchasing.plan");
      const placed = await transaction(async (tx) => {
        const { purchaseOrderId } = await createPurchase(tx, by, { supplierId: world.supplierId, locationId, note: "" });
        await setPurchaseLine(tx, by, { purchaseOrderId, variantId, ordered, was: 0 });
        await orderPurchase(tx, by, { purchaseOrderId, expectedOn: "2099-01-31" });
        const { rows } = await tx.execute<{ id: PurchaseLineId }>(sql`select id from purchase_line where purchase_order_id = ${purchaseOrderId}`);
        return rows.map((line) => ({ id: purchaseOrderId, lineId: line.id, variantId, locationId, ordered, over: 0, received: 0, rejected: 0, isOpen: false, inDelivery: 0, isBusy: false }));
      });
      world.purchases.push(...placed);
      apply(cell, { incoming: ordered });
    }));
    count(tally, "order purchase", null);
    return true;
  } },
  "receive delivery": { weight: 2, run: (turn) => step(turn, "receive delivery", (one) => toCome(one) > 0, (one, by) => {
    const quantity = turn.random.int(1, Math.min(6, toCome(one)) + (turn.random.chance(0.05) ? 6 : 0));
    const once = inside((tx) => receiveDelivery(tx, by, scanOf(turn, one, quantity)));
    return { verb: once, foreseen: quantity > toCome(one) ? "invalid" : null, done: () => arrive(turn, one, { received: quantity }) };
  }) },
  "receive delivery twice": { weight: 0.3, run: (turn) => step(turn, "receive delivery twice", (one) => toCome(one) > 0, (one, by) => {
    const scan = scanOf(turn, one, 1);
    const once = inside((tx) => receiveDelivery(tx, by, scan));
    return { verb: () => Promise.all([once(), once()]), foreseen: null, done: () => arrive(turn, one, { received: 1 }) };
  }) },
  "receive too many": { weight: 0.3, run: (turn) => step(turn, "receive too many", () => true, (one, by) => ({
    verb: inside((tx) => receiveOver(tx, by, scanOf(turn, one, 1))), foreseen: toCome(one) > 0 ? "invalid" : null, done: () => arrive(turn, one, { received: 1, over: 1 }),
  })) },
  "refuse delivered": { weight: 0.4, run: (turn) => step(turn, "refuse delivered", (one) => toCome(one) > 0, (one, by) => ({
    verb: inside((tx) => rejectDelivered(tx, by, { purchaseOrderId: one.id, scanId: randomUUID(), lineId: one.lineId, quantity: 1, rejectReason: "damaged", note: "Broken" })), foreseen: null, done: () => arrive(turn, one, { rejected: 1 }),
  })) },
  "cost delivery": { weight: 1, run: (turn) => step(turn, "cost delivery", (one) => one.isOpen, (one, by) => {
    // There is nothing to spread charges over where all was refused.
    const freight = one.inDelivery === 0 ? 0 : turn.random.int(0, 900);
    return {
      verb: inside((tx) => costReceipt(tx, also(by, "purchasing.plan"), { purchaseOrderId: one.id, deliveryNote: "", freight, duty: 0, other: 0, spreadBy: turn.random.pick(["value", "quantity"] as const) })), foreseen: null,
      done: () => Object.assign(one, { isOpen: false, inDelivery: 0 }),
    };
  }) },
  "close purchase short": { weight: 0.3, run: (turn) => step(turn, "close purchase short", (one) => one.received > 0 && toCome(one) > 0 && !one.isOpen, (one, by) => ({
    verb: inside((tx) => closeShort(tx, also(by, "purchasing.plan"), { purchaseOrderId: one.id, reason: "Sold out there" })), foreseen: null,
    done: () => {
      apply(cellOf(turn.world, one.variantId, one.locationId), { incoming: -toCome(one) });
      one.rejected += toCome(one);
    },
  })) },
};

type Try = { verb: () => Promise<unknown>; foreseen: RefusalCode | null; done: () => unknown };

async function step(turn: Turn, kind: string, fits: (one: PurchaseState) => boolean, make: (one: PurchaseState, by: ReturnType<typeof receiver>) => Try): Promise<boolean> {
  const { world, random, tally } = turn;
  const fitting = world.purchases.filter((one) => !one.isBusy && !world.closed.has(one.locationId) && fits(one));
  if (fitting.length === 0) return false;
  const one = random.pick(fitting);
  one.isBusy = true;
  await workingAt(world, [one.locationId], () => onCells([cellOf(world, one.variantId, one.locationId)], async () => {
    const { verb, foreseen, done } = make(one, receiver(turn));
    const code = await codeOf(verb());
    if (code !== foreseen) throw new Contradiction(`${kind} ended with ${code ?? "success"}, and the model foresaw ${foreseen ?? "success"}: ${JSON.stringify(one)}`);
    if (code === null) done();
    count(tally, kind, code);
  }));
  one.isBusy = false;
  if (toCome(one) === 0 && !one.isOpen) world.purchases = world.purchases.filter((other) => other !== one);
  return true;
}

function arrive({ world }: Turn, one: PurchaseState, { received = 0, over = 0, rejected = 0 }: { received?: number; over?: number; rejected?: number }): void {
  Object.assign(one, { received: one.received + received, over: one.over + over, rejected: one.rejected + rejected, isOpen: true, inDelivery: one.inDelivery + received });
  apply(cellOf(world, one.variantId, one.locationId), { onHand: received, incoming: over - received - rejected });
}

const receiver = ({ world, random }: Turn) => also(random.pick(world.staff), "purchasing.receive");
const scanOf = ({ world }: Turn, one: PurchaseState, quantity: number) => ({ purchaseOrderId: one.id, scanId: randomUUID(), scanned: world.goods.find(({ id }) => id === one.variantId)?.sku ?? "", quantity, override: null });
