import { randomUUID } from "node:crypto";
import { sql } from "drizzle-orm";
import { db } from "@/db/client";
import type { Random } from "@/db/seed/random";
import { claimFulfillment } from "@/lib/domain/fulfillment/claim-fulfillment";
import { completeTask } from "@/lib/domain/fulfillment/complete-task";
import { also, shopper } from "@/lib/domain/fulfillment/counter.testing";
import { deliverFulfillment } from "@/lib/domain/fulfillment/deliver-fulfillment";
import { expireShopperChoice } from "@/lib/domain/fulfillment/expire-shopper-choice";
import { expireUncollected } from "@/lib/domain/fulfillment/expire-uncollected";
import { handOver } from "@/lib/domain/fulfillment/hand-over";
import { packFulfillment } from "@/lib/domain/fulfillment/pack-fulfillment";
import { pickUnit } from "@/lib/domain/fulfillment/pick-unit";
import { releaseFulfillment } from "@/lib/domain/fulfillment/release-fulfillment";
import { firstReasons } from "@/lib/domain/fulfillment/reject-reason";
import { rejectUnits } from "@/lib/domain/fulfillment/reject-units";
import { shipFulfillment } from "@/lib/domain/fulfillment/ship-fulfillment";
import { shopperChooses } from "@/lib/domain/fulfillment/shopper-chooses";
import { stageFulfillment } from "@/lib/domain/fulfillment/stage-fulfillment";
import type { Permit } from "@/lib/domain/identity/permit";
import { systemPermit } from "@/lib/domain/identity/permit";
import { cancelOrder } from "@/lib/domain/orders/cancel-order";
import { cancelOrderLine } from "@/lib/domain/orders/cancel-order-line";
import { changePickupPerson } from "@/lib/domain/orders/change-pickup-person";
import { completeOrder } from "@/lib/domain/orders/complete-order";
import { movePickupTime } from "@/lib/domain/orders/move-pickup-time";
import { recountCancelled } from "@/lib/domain/orders/recount-cancelled";
import { settleOrderMoney } from "@/lib/domain/orders/settle-order-money";
import type { LocationId, StaffId, TaskId } from "@/lib/kernel/ids";
import { inside, type Attempt } from "./act";
import { isOver, isPickup, left, toGive, total, toPick, type LineState, type OrderState, type PartState } from "./order-state";
import { available } from "./stock";
import { cellOf, later, type World } from "./world";

/** What a move is made of: the order, one of its parts, chance, and whether to try although the model says no. */
export type Chance = { world: World; order: OrderState; part: PartState; random: Random; isBlind: boolean };
/** Makes the attempt, or null where it does not fit the part. */
export type Move = { weight: number; make(chance: Chance): (Attempt & { places?: LocationId[] }) | null };

const machine = systemPermit("model");
const day = 24 * 60;

/** Everything that can be done to a placed order: one entry adds a kind of operation. */
export const orderMoves: Record<string, Move> = {
  claim: { weight: 4, make: ({ world, part, random, isBlind }) => {
    if (!isBlind && !(part.status === "open" && total(part.lines, toPick) > 0)) return null;
    const by = random.pick(world.staff);
    return { action: { kind: "claim", partId: part.id, staffId: by.actor.staffId }, verb: inside((tx) => claimFulfillment(tx, by, { fulfillmentId: part.id })) };
  } },
  release: { weight: 1, make: ({ world, part, random, isBlind }) => {
    if (!isBlind && !(part.claimedBy !== null && part.status === "picking")) return null;
    const by = staffOf(world, random, part.claimedBy, isBlind);
    return { action: { kind: "release", partId: part.id, staffId: by.actor.staffId }, verb: inside((tx) => releaseFulfillment(tx, by, { fulfillmentId: part.id })) };
  } },
  pick: { weight: 14, make: ({ world, part, random, isBlind }) => {
    const open = part.lines.filter((line) => toPick(line) > 0);
    if (!isBlind && (open.length === 0 || !["open", "picking", "awaiting_shopper"].includes(part.status))) return null;
    const by = staffOf(world, random, part.claimedBy, isBlind);
    const goods = isBlind ? random.pick(world.goods) : world.goods.find((one) => one.id === random.pick(open).variantId);
    if (!goods) return null;
    return { action: { kind: "pick", partId: part.id, staffId: by.actor.staffId, variantId: goods.id }, verb: inside((tx) => pickUnit(tx, by, { fulfillmentId: part.id, scanId: randomUUID(), scanned: goods.sku })) };
  } },
  miss: { weight: 1, make: ({ world, part, random, isBlind }) => {
    const line = someLine(part, random, isBlind, (one) => toPick(one) > 0 && part.status === "picking");
    if (!line) return null;
    const by = staffOf(world, random, part.claimedBy, isBlind);
    const quantity = random.int(1, Math.max(1, toPick(line)));
    return { action: { kind: "miss", partId: part.id, staffId: by.actor.staffId, lineId: line.id, quantity }, verb: inside((tx) => rejectUnits(tx, by, { fulfillmentId: part.id, reasonId: firstReasons.notFound, note: "", lines: [{ lineId: line.id, quantity }] })) };
  } },
  stage: { weight: 5, make: ({ world, part, random, isBlind }) => {
    if (!isBlind && !(isPickup(part) && isPicked(part))) return null;
    const by = staffOf(world, random, part.claimedBy, isBlind);
    return { action: { kind: "stage", partId: part.id, staffId: by.actor.staffId }, verb: inside((tx) => stageFulfillment(tx, by, { fulfillmentId: part.id, shelf: `S${random.int(1, 40)}` })) };
  } },
  pack: { weight: 4, make: ({ world, part, random, isBlind }) => {
    if (!isBlind && !(!isPickup(part) && part.status === "picking" && isPicked(part))) return null;
    const by = staffOf(world, random, part.claimedBy, isBlind);
    return { action: { kind: "pack", partId: part.id, staffId: by.actor.staffId }, verb: inside((tx) => packFulfillment(tx, by, { fulfillmentId: part.id })) };
  } },
  "hand over": { weight: 6, make: ({ world, part, random, isBlind }) => {
    if (!isBlind && !(part.status === "ready" && total(part.lines, toGive) > 0)) return null;
    const some = part.lines.filter((line) => toGive(line) > 0).map((line) => ({ lineId: line.id, quantity: random.int(1, toGive(line)) }));
    const lines = random.chance(0.3) && some.length > 0 ? some : null;
    const by = random.pick(world.staff);
    return { action: { kind: "hand_over", partId: part.id, lines }, verb: async () => {
      const given = await inside((tx) => handOver(tx, by, { fulfillmentId: part.id, proof: { kind: "code", code: part.code }, ...(lines && { lines }) }))();
      if (!isTrueIn(given, "isHandedOver")) throw new Error(`the right code was refused: ${JSON.stringify(given)}`);
    } };
  } },
  "wrong code": { weight: 0.3, make: ({ world, part, random }) => {
    if (part.status !== "ready" || total(part.lines, toGive) === 0 || part.wrongCodes >= 3) return null;
    part.wrongCodes += 1;
    return { action: { kind: "wrong_code", partId: part.id }, verb: inside((tx) => handOver(tx, random.pick(world.staff), { fulfillmentId: part.id, proof: { kind: "code", code: "none" } })) };
  } },
  ship: { weight: 4, make: ({ world, part, random, isBlind }) => {
    if (!isBlind && part.status !== "packed") return null;
    return { action: { kind: "ship", partId: part.id }, verb: inside((tx) => shipFulfillment(tx, random.pick(world.staff), { fulfillmentId: part.id, trackingNumber: "1Z999" })) };
  } },
  deliver: { weight: 4, make: ({ world, part, random, isBlind }) => {
    if (!isBlind && part.status !== "shipped") return null;
    return { action: { kind: "deliver", partId: part.id }, verb: inside((tx) => deliverFulfillment(tx, also(random.pick(world.staff), "fulfillment.manage"), { fulfillmentId: part.id })) };
  } },
  "choose refund": { weight: 2, make: ({ part, order, isBlind }) => {
    if (!isBlind && !part.isAsked) return null;
    return { action: { kind: "choose_refund", partId: part.id }, verb: inside(async (tx) => {
      await shopperChooses(tx, shopper(), { fulfillmentId: part.id, orderId: order.id, choice: { kind: "refund" } });
      await recountCancelled(tx, shopper(), { orderId: order.id, reason: "the shopper chose a refund" });
    }) };
  } },
  "choose another store": { weight: 2, make: (chance) => chooseElsewhere(chance, chance.random.pick(chance.world.stores)) },
  "choose delivery": { weight: 1, make: (chance) => chooseElsewhere(chance, chance.world.warehouse) },
  "expire choice": { weight: 1, make: ({ world, part, order, isBlind }) => {
    if (!isBlind && !part.isAsked) return null;
    return { action: { kind: "expire_choice", partId: part.id }, verb: inside(async (tx) => {
      await later(tx, world, 3 * day);
      const chosen = await expireShopperChoice(tx, machine, { fulfillmentId: part.id });
      if (chosen) await recountCancelled(tx, machine, { orderId: order.id, reason: "no answer in time" });
    }) };
  } },
  "expire uncollected": { weight: 1, make: ({ world, part, order, isBlind }) => {
    if (!isBlind && part.status !== "ready") return null;
    return { action: { kind: "expire_uncollected", partId: part.id }, verb: inside(async (tx) => {
      await later(tx, world, 40 * day);
      const expired = await expireUncollected(tx, machine, { fulfillmentId: part.id });
      if (expired) await recountCancelled(tx, machine, { orderId: order.id, reason: "not collected" });
    }) };
  } },
  "put back": { weight: 5, make: ({ world, part, random, isBlind }) => {
    const wanted = part.putBacks.length > 0 ? random.pick(part.putBacks) : null;
    // Two people may scan for the same task only where there is one such task.
    if (!wanted || (isBlind && part.putBacks.filter((one) => one.variantId === wanted.variantId && one.quantity === wanted.quantity).length > 1)) return null;
    const by = random.pick(world.staff);
    return { action: { kind: "put_back", partId: part.id, variantId: wanted.variantId, quantity: wanted.quantity }, verb: inside(async (tx) => {
      const { rows } = await tx.execute<{ id: TaskId; sku: string }>(sql`
        select t.id, v.sku from task t join variant v on v.id = t.variant_id where t.fulfillment_id = ${part.id} and t.kind = 'put_back' and t.status = 'open' and t.variant_id = ${wanted.variantId} and (t.facts ->> 'quantity')::int = ${wanted.quantity} limit 1`);
      if (rows[0]) await completeTask(tx, by, { taskId: rows[0].id, scanned: rows[0].sku });
    }) };
  } },
  "cancel line": { weight: 1, make: ({ world, part, random, isBlind }) => {
    const line = someLine(part, random, isBlind, (one) => left(one) > 0 && !isOver(part.status) && part.status !== "shipped" && part.status !== "expired");
    if (!line) return null;
    const quantity = random.int(1, Math.max(1, left(line)));
    const by = also(random.pick(world.staff), "orders.service");
    return { action: { kind: "cancel_line", partId: part.id, orderLineId: line.orderLineId, quantity }, verb: inside((tx) => cancelOrderLine(tx, by, { fulfillmentId: part.id, orderLineId: line.orderLineId, quantity, reason: "changed mind" })) };
  } },
  "cancel by shopper": { weight: 0.6, make: ({ order, isBlind }) => {
    if (!isBlind && (order.status !== "placed" || order.parts.some((part) => part.status !== "open"))) return null;
    return { action: { kind: "cancel", by: "shopper" }, verb: inside((tx) => cancelOrder(tx, shopper(), { orderId: order.id, reason: "changed mind" })) };
  } },
  "cancel by staff": { weight: 0.5, make: ({ world, order, random, isBlind }) => {
    if (!isBlind && !order.parts.some((part) => !isOver(part.status) && part.status !== "shipped" && part.status !== "expired")) return null;
    const by = also(random.pick(world.staff), "orders.service");
    return { action: { kind: "cancel", by: "staff" }, verb: inside((tx) => cancelOrder(tx, by, { orderId: order.id, reason: "called us" })) };
  } },
  "move pickup time": { weight: 1, make: ({ world, part, order, random, isBlind }) => {
    if (!isBlind && !(isPickup(part) && ["open", "picking", "ready"].includes(part.status))) return null;
    const hours = world.slots.get(part.locationId) ?? [];
    if (hours.length === 0 || part.timesMoved >= 3) return null;
    part.timesMoved += 1;
    const { startsAt, endsAt } = random.pick(hours);
    return { action: { kind: "move_time", partId: part.id }, besides: ["slot_full", "slot_past", "store_closed"], verb: inside((tx) => movePickupTime(tx, shopper(), { orderId: order.id, fulfillmentId: part.id, startsAt, endsAt })) };
  } },
  "change pickup person": { weight: 1, make: ({ part, order, random, isBlind }) => {
    if (!isBlind && !(isPickup(part) && !isOver(part.status) && part.status !== "expired")) return null;
    const personName = random.chance(0.5) ? `Friend ${random.int(1, 99)}` : null;
    return { action: { kind: "change_person", partId: part.id }, verb: inside((tx) => changePickupPerson(tx, shopper(), { fulfillmentId: part.id, orderId: order.id, personName, personContact: null })) };
  } },
  settle: { weight: 5, make: ({ world, order, isBlind }) => {
    const isDue = order.payments.some((one) => one.pending.length > 0 || (one.amountMinor > one.capturedMinor + one.voidedMinor && order.parts.every((part) => isOver(part.status))));
    if (!isBlind && !isDue) return null;
    return { action: { kind: "settle" }, verb: async () => {
      const settled = await settleOrderMoney(machine, { orderId: order.id }, world.gateway);
      if (settled.failed + settled.waiting > 0) throw new Error(`the gateway refused what the shop asked: ${JSON.stringify(settled)}`);
    } };
  } },
  complete: { weight: 4, make: ({ order, isBlind }) => {
    if (!isBlind && !(order.status === "placed" && order.parts.every((part) => isOver(part.status) && !part.isAsked))) return null;
    return { action: { kind: "complete" }, verb: async () => {
      const { rows } = await db.execute<{ id: number }>(sql`select max(id)::int as id from event where order_id = ${order.id}`);
      await completeOrder(machine, { eventId: rows[0]?.id ?? 0 });
    } };
  } },
};

function chooseElsewhere({ world, order, part, isBlind }: Chance, locationId: LocationId): ReturnType<Move["make"]> {
  if (isBlind || !part.isAsked || part.locationId === locationId) return null;
  const missing = part.lines.filter((line) => line.missing > 0);
  const isDelivery = locationId === world.warehouse;
  const canCurbside = world.stores.indexOf(locationId) % 2 === 0;
  const method = isDelivery ? "ship" : part.method === "curbside" && canCurbside ? "curbside" : "pickup";
  const address = { name: "Maya Lin", line1: "1 Pine St", line2: "", city: "Seattle", state: "WA", postcode: "98101" };
  return {
    action: { kind: "choose_elsewhere", partId: part.id, to: { locationId, method } }, places: [locationId], besides: ["out_of_stock"],
    judge: (code) => (code === null) === missing.every((line) => available(cellOf(world, line.variantId, locationId)) >= line.missing),
    verb: inside((tx) => shopperChooses(tx, shopper(), { fulfillmentId: part.id, orderId: order.id, choice: isDelivery ? { kind: "delivery", address } : { kind: "store", locationId } })),
  };
}

const isPicked = (part: PartState): boolean =>
  (part.status === "picking" || part.status === "awaiting_shopper") && total(part.lines, toPick) === 0 && total(part.lines, (line) => line.picked - line.handedOver) > 0;

function staffOf(world: World, random: Random, claimedBy: StaffId | null, isBlind: boolean): Permit<"fulfillment.work"> {
  const anyone = random.pick(world.staff);
  return (!isBlind && world.staff.find((one) => one.actor.staffId === claimedBy)) || anyone;
}

function someLine(part: PartState, random: Random, isBlind: boolean, fits: (line: LineState) => boolean): LineState | null {
  const fitting = part.lines.filter((line) => isBlind || fits(line));
  return fitting.length > 0 ? random.pick(fitting) : null;
}

const isTrueIn = (answer: unknown, key: string): boolean => typeof answer === "object" && answer !== null && Object.entries(answer).some(([name, value]) => name === key && value === true);
