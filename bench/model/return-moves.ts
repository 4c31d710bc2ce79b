import { randomUUID } from "node:crypto";
import { sql } from "drizzle-orm";
import { db } from "@/db/client";
import { also, shopper } from "@/lib/domain/fulfillment/counter.testing";
import { systemPermit } from "@/lib/domain/identity/permit";
import { approveReturn } from "@/lib/domain/returns/approve-return";
import { cancelReturn } from "@/lib/domain/returns/cancel-return";
import { finishReturn } from "@/lib/domain/returns/finish-return";
import { inspectReturn } from "@/lib/domain/returns/inspect-return";
import { receiveReturn } from "@/lib/domain/returns/receive-return";
import { refundReturn } from "@/lib/domain/returns/refund-return";
import { rejectReturn } from "@/lib/domain/returns/reject-return";
import { requestReturn } from "@/lib/domain/returns/request-return";
import { returnReasonKeys } from "@/lib/domain/returns/return-policy";
import { unitOutcomes, type ReturnStatus } from "@/lib/domain/returns/return-state";
import { inside } from "./act";
import type { Chance, Move } from "./order-moves";
import type { OrderState, ReturnState } from "./order-state";

const machine = systemPermit("model");

/** What can be done with goods that come back: one entry adds a kind of operation. */
export const returnMoves: Record<string, Move> = {
  "request return": { weight: 4, make: ({ world, order, part, random, isBlind }) => {
    const isGiven = part.method !== "ship" || part.status === "delivered";
    const lines = part.lines.map((line) => ({ line, most: isGiven ? line.handedOver - takenOf(order, line.id) : 0 })).filter(({ line, most }) => line.quantity > line.moved && (isBlind || most > 0))
      .map(({ line, most }) => ({ lineId: line.id, quantity: random.int(1, Math.max(1, most)), reason: random.pick(returnReasonKeys), note: "" }));
    if (lines.length === 0) return null;
    const isStaff = random.chance(0.4);
    const by = isStaff ? also(random.pick(world.staff), "returns.work") : shopper();
    return { action: { kind: "return_request", lines: lines.map(({ note: _note, ...line }) => line), by: isStaff ? "staff" : "shopper" }, verb: inside((tx) => requestReturn(tx, by, { orderId: order.id, lines, key: randomUUID() })) };
  } },
  "approve return": { weight: 3, make: (chance) => withReturn(chance, ["requested"], ({ id }) => ({
    action: { kind: "return_approve", returnId: id }, verb: inside((tx) => approveReturn(tx, also(someone(chance), "returns.approve"), { returnId: id })),
  })) },
  "reject return": { weight: 0.5, make: (chance) => withReturn(chance, ["requested"], ({ id }) => ({
    action: { kind: "return_reject", returnId: id }, verb: inside((tx) => rejectReturn(tx, also(someone(chance), "returns.approve"), { returnId: id, reason: "Worn" })),
  })) },
  "cancel return": { weight: 0.5, make: (chance) => withReturn(chance, ["requested", "approved"], ({ id }) => ({
    action: { kind: "return_cancel", returnId: id }, verb: inside((tx) => cancelReturn(tx, shopper(), { returnId: id, orderId: chance.order.id, reason: "Changed my mind" })),
  })) },
  "receive return": { weight: 4, make: (chance) => withReturn(chance, ["approved"], ({ id, units }) => {
    const locationId = chance.random.pick(chance.world.stores);
    const lines = [...new Set(units.map((unit) => unit.returnLineId))].map((lineId) => ({ lineId, quantity: chance.random.int(0, units.filter((unit) => unit.returnLineId === lineId).length) }));
    if (lines.every(({ quantity }) => quantity === 0)) return null;
    return { action: { kind: "return_receive", returnId: id, locationId, lines }, verb: inside((tx) => receiveReturn(tx, also(someone(chance), "returns.work"), { returnId: id, locationId, lines })) };
  }) },
  "inspect return": { weight: 5, make: (chance) => withReturn(chance, ["received"], ({ id, units, locationId }) => {
    const open = units.filter((unit) => unit.status === "received" && (chance.random.chance(0.8) || units.length === 1));
    if (open.length === 0 || locationId === null) return null;
    const decided = open.map((unit) => ({ unitId: unit.id, outcome: chance.random.pick(unitOutcomes), note: "Looked at" }));
    return { places: [locationId], action: { kind: "return_inspect", returnId: id, units: decided.map(({ unitId, outcome }) => ({ unitId, outcome })) }, verb: inside((tx) => inspectReturn(tx, also(someone(chance), "returns.work"), { returnId: id, units: decided })) };
  }) },
  "refund return": { weight: 4, make: (chance) => withReturn(chance, ["inspected"], ({ id, asked }) => (asked.length > 0 && !chance.isBlind ? null : {
    action: { kind: "return_refund", returnId: id }, verb: inside((tx) => refundReturn(tx, also(someone(chance), "returns.refund"), { returnId: id })),
  })) },
  "finish return": { weight: 4, make: (chance) => withReturn(chance, ["inspected"], ({ id, asked }) => (asked.every((one) => !one.isDone) ? null : {
    action: { kind: "return_finish", returnId: id }, verb: async () => {
      const { rows } = await db.execute<{ id: number }>(sql`
        select e.id::int from event e join payment_operation o on o.id::text = e.payload ->> 'operationId' join return_refund x on x.key = o.wish_key where e.order_id = ${chance.order.id} and e.kind = 'payment.refunded' and x.return_id = ${id}`);
      for (const row of rows) await finishReturn(machine, { eventId: row.id });
    },
  })) },
};

/** Units of a line that are in a return or came back. */
export const takenOf = (order: OrderState, lineId: string): number => order.returns.flatMap((one) => one.units).filter((unit) => unit.lineId === lineId && unit.status !== "refused" && unit.status !== "dropped").length;

function withReturn({ order, random, isBlind }: Chance, statuses: readonly ReturnStatus[], make: (found: ReturnState) => ReturnType<Move["make"]>): ReturnType<Move["make"]> {
  const fitting = order.returns.filter((one) => isBlind || statuses.includes(one.status));
  return fitting.length > 0 ? make(random.pick(fitting)) : null;
}

const someone = ({ world, random }: Chance) => random.pick(world.staff);
