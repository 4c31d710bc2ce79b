import { randomUUID } from "node:crypto";
import { transaction } from "@/db/client";
import { also, shopper } from "@/lib/domain/fulfillment/counter.testing";
import { confirmOrderEdit } from "@/lib/domain/orders/confirm-order-edit";
import { declineOrderEdit, requestOrderEdit } from "@/lib/domain/orders/decide-order-edit";
import type { ExchangeWay } from "@/lib/domain/orders/exchange-way";
import { proposeOrderEdit } from "@/lib/domain/orders/propose-order-edit";
import { trackingToken } from "@/lib/domain/orders/tracking-token";
import { returnReasonKeys } from "@/lib/domain/returns/return-policy";
import { swapAtCounter } from "@/lib/domain/returns/swap-return";
import { taxOn } from "@/lib/kernel/money";
import type { RefusalCode } from "@/lib/kernel/refusal";
import { differenceOf } from "./foresee-exchange";
import type { AddedUnits, ExchangeAction } from "./order-action";
import type { Chance, Move } from "./order-moves";
import { left } from "./order-state";
import { takenOf } from "./return-moves";
import { available } from "./stock";
import { cellOf, washingtonPpm } from "./world";

const address = { name: "Maya Lin", line1: "1 Pine St", line2: "", city: "Seattle", state: "WA", postcode: "98101" };
const visa = { token: "success_token", brand: "Visa" as const, last4: "4242" };

/** What changes an order after it was placed: one entry adds a kind of operation. */
export const changeMoves: Record<string, Move> = {
  "edit order": { weight: 1.5, make: ({ world, order, part, random, isBlind }) => {
    if (!isBlind && (part.status !== "open" || part.lines.some((line) => line.picked > 0))) return null;
    const removable = part.lines.filter((line) => left(line) > 0 && line.missing === 0);
    const line = removable.length > 0 && random.chance(0.5) ? random.pick(removable) : null;
    const removed = line && { orderLineId: line.orderLineId, quantity: random.int(1, left(line)) };
    const wished = removed && random.chance(0.4) ? null : unitsOf(world, random);
    // One line for each kind of goods in a part: which of two is picked first is the shop's affair.
    const added = part.lines.some((one) => one.variantId === wished?.variantId) ? null : wished;
    const by = also(random.pick(world.staff), "orders.service");
    const fits = () => !added || available(cellOf(world, added.variantId, part.locationId)) >= added.quantity;
    return {
      action: { kind: "edit", partId: part.id, removed, added }, besides: ["out_of_stock"], judge: (code) => isOfStock(code, fits), cells: added ? [cellOf(world, added.variantId, part.locationId)] : [],
      verb: async () => {
        const quantities = line && removed ? [{ orderLineId: removed.orderLineId, quantity: left(line) - removed.quantity }] : [];
        const { editId } = await transaction((tx) => proposeOrderEdit(tx, by, { fulfillmentId: part.id, quantities, items: added ? [{ sku: skuOf(world, added), quantity: added.quantity }] : [], reason: "called us" }));
        await transaction((tx) => requestOrderEdit(tx, by, { editId }));
        try {
          await confirmOrderEdit(shopper(), { token: trackingToken(order.id, new Date()), editId, paymentToken: "success_token", cardBrand: "Visa", cardLast4: "4242", idempotencyKey: randomUUID() }, world.gateway);
        } catch (error) {
          await transaction((tx) => declineOrderEdit(tx, by, { editId }));
          throw error;
        }
      },
    };
  } },
  exchange: { weight: 3, make: ({ world, order, part, random, isBlind }) => {
    const isGiven = part.method !== "ship" || part.status === "delivered";
    const given = part.lines.filter((line) => line.quantity > line.moved && isGiven && line.handedOver > takenOf(order, line.id));
    if (isBlind || given.length === 0) return null;
    const line = random.pick(given);
    const locationId = random.pick(world.stores);
    const way = random.weighted(["carry_out", "pickup", "ship"] as const, (one) => ({ carry_out: 5, pickup: 3, ship: 2 })[one]);
    const to: ExchangeAction["to"] = { method: way, locationId: way === "ship" ? world.warehouse : way === "pickup" ? random.pick(world.stores) : locationId };
    // All of the model's goods are colors of one product: none costs more than what came back was bought for.
    const taken = unitsOf(world, random, line.unitMinor);
    const back: ExchangeAction["back"] = [{ lineId: line.id, quantity: random.int(1, line.handedOver - takenOf(order, line.id)), reason: random.pick(returnReasonKeys), outcome: random.pick(["restock", "quarantine", "write_off"] as const) }];
    const difference = differenceOf(order, { kind: "exchange", locationId, to, taken, back });
    if (!difference) return null;
    const isBackHere = back[0]?.outcome === "restock" && line.variantId === taken.variantId && to.locationId === locationId;
    const cell = cellOf(world, taken.variantId, to.locationId);
    const fits = () => available(cell) + (isBackHere ? (back[0]?.quantity ?? 0) : 0) >= taken.quantity;
    const exchangeWay: ExchangeWay = way === "ship" ? { kind: way, address } : way === "pickup" ? { kind: way, locationId: to.locationId } : { kind: way };
    return {
      action: { kind: "exchange", locationId, to, taken, back, ...difference }, places: [locationId, to.locationId], cells: [cell], judge: (code) => isOfStock(code, fits),
      besides: ["out_of_stock", "slot_full", "slot_past", "store_closed"],
      verb: () => swapAtCounter(also(random.pick(world.staff), "returns.work"), {
        orderId: order.id, locationId, key: randomUUID(), attempt: randomUUID(), way: exchangeWay, items: [{ sku: skuOf(world, taken), quantity: taken.quantity }], ...difference, back: back.map((one) => ({ ...one, note: "Looked at" })), card: visa,
      }, world.gateway),
    };
  } },
};

/** Where nobody else was at the stock, it says whether there was too little; other refusals have other reasons. */
const isOfStock = (code: RefusalCode | null, fits: () => boolean): boolean => (code !== null && code !== "out_of_stock") || (code === null) === fits();

function unitsOf({ goods }: Chance["world"], random: Chance["random"], mostMinor = Number.POSITIVE_INFINITY): AddedUnits {
  const [one, quantity] = [random.pick(goods), random.int(1, 2)];
  const unitMinor = Math.min(one.priceMinor, mostMinor);
  const netMinor = unitMinor * quantity;
  return { variantId: one.id, quantity, unitMinor, totalMinor: netMinor + taxOn(netMinor, washingtonPpm) };
}

const skuOf = ({ goods }: Chance["world"], { variantId }: AddedUnits): string => goods.find(({ id }) => id === variantId)?.sku ?? "";
