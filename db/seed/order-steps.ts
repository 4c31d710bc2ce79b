import type { HoldReason } from "@/lib/domain/fulfillment/hold";
import type { DeliveryProof } from "@/lib/domain/fulfillment/delivery-trip";
import { firstReasons } from "@/lib/domain/fulfillment/reject-reason";
import { afterOperation, statusOfAmounts, uncaptured, type OperationKind } from "@/lib/domain/payments/payment-amounts";
import type { TaskId } from "@/lib/kernel/ids";
import { tell, type Actor, type Books } from "./books";
import type { Crew } from "./crew";
import { levelName, movement } from "./ledger";
import { afterOpenMinutes } from "./open-times";
import { movedBy, shelfOf, type Part, type PartLine, type Placed } from "./placing";
import type { Random } from "./random";
import type { Colleague } from "./staff";
import { dayMs, hourMs, later, type World } from "./world";

export const staffed = (colleague: Colleague): Actor => ({ kind: "staff", colleague });
export const machine = (name: string): Actor => ({ kind: "system", name });

/** What becomes of a placed order, step by step; each leaves the rows as the verbs of the shop would. */
export class Steps {
  /** Fulfillments whose pickup hour is free again. */
  private readonly dropped = new Set<string>();

  constructor(private readonly world: World, private readonly books: Books, private readonly random: Random, private readonly crew: Crew) {}

  /** Frees the hours of what was cancelled; once, when all is told. */
  releaseSlots(): void {
    this.books.bookings = this.books.bookings.filter((booking) => !this.dropped.has(booking.fulfillmentId ?? ""));
  }

  startPicking(part: Part, at: Date, by: Colleague): void {
    this.touch(part, at, { status: "picking", claimedByStaffId: by.id, claimedAt: at });
    tell(this.books, "fulfillment.claimed", at, "store", staffed(by), shelfOf(part));
    tell(this.books, "fulfillment.picking_started", at, "store", staffed(by), shelfOf(part));
  }

  /** Ticks units of a line that are really there. */
  pick(part: Part, line: PartLine, units: number, at: Date, by: Colleague): void {
    if (units <= 0) return;
    this.touch(part, at, {});
    line.row.picked = (line.row.picked ?? 0) + units;
    this.move(part, line, "picked", units, {}, at, staffed(by), "picked");
    tell(this.books, "fulfillment.line_picked", at, "store", staffed(by), { ...shelfOf(part), payload: { lineId: line.row.id, variantId: line.good.id, quantity: units, isOverride: false } });
  }

  pickAll(part: Part, at: Date, by: Colleague): void {
    for (const line of part.lines) this.pick(part, line, line.row.quantity - (line.row.picked ?? 0) - (line.row.missing ?? 0), at, by);
  }

  stage(part: Part, at: Date, by: Colleague, holdDays: number): void {
    const shelf = `${this.random.pick(["A", "B", "C", "D"])}-${String(this.random.int(1, 16)).padStart(2, "0")}`;
    const tote = part.lines.every((line) => line.good.heaviestGrams < 9_000) ? `T${this.random.int(100, 399)}` : null;
    for (const line of part.lines) line.row.ready = line.row.picked ?? 0;
    this.touch(part, at, { status: "ready", stagedShelf: shelf, stagedTote: tote, readyAt: at, collectBy: later(at, holdDays * dayMs) });
    tell(this.books, "fulfillment.ready", at, "store", staffed(by), { ...shelfOf(part), payload: { shelf, tote } });
  }

  onMyWay(part: Part, at: Date, actor: Actor): void {
    this.touch(part, at, { onMyWayAt: at });
    tell(this.books, "fulfillment.on_my_way", at, "web", actor, shelfOf(part));
  }

  arrive(part: Part, at: Date, actor: Actor, stall: string, car: string): void {
    this.touch(part, at, { arrivedAt: at, arrivalStall: stall, arrivalCar: car });
    tell(this.books, "fulfillment.arrived", at, "web", actor, { ...shelfOf(part), payload: { stall } });
  }

  handOver(part: Part, at: Date, by: Colleague, proof: "code" | "id"): void {
    const isCarriedOut = part.row.method === "carry_out";
    for (const line of part.lines) {
      line.row.picked = line.row.ready = line.row.handedOver = line.row.quantity;
      this.leave(part, line, "handed_over", line.row.quantity, at, staffed(by));
    }
    const to = part.row.pickupPersonName ?? part.order.plan.person.name;
    this.touch(part, at, { status: "handed_over", handedOverAt: at, handedOverByStaffId: by.id, handedOverTo: to, handedOverProof: isCarriedOut ? null : proof });
    tell(this.books, "fulfillment.handed_over", at, "store", staffed(by), { ...shelfOf(part), payload: { proof: isCarriedOut ? "none" : proof, amountMinor: part.row.totalMinor, version: part.row.version } });
    this.money(part, "capture", part.row.totalMinor, "handed over", `capture:${part.row.id}:${part.row.version}`, at);
  }

  /** Gift cards that are paid, and so exist. */
  sell(part: Part, at: Date): void {
    for (const { row } of part.lines) row.picked = row.ready = row.handedOver = row.quantity;
    this.touch(part, at, { status: "delivered", deliveredAt: at });
    this.money(part, "capture", part.row.totalMinor, "paid when ordered", `capture:${part.row.id}:till`, at);
    tell(this.books, "fulfillment.delivered", at, "web", machine("settle_payments"), shelfOf(part));
  }

  pack(part: Part, at: Date, by: Colleague): void {
    this.pickAll(part, at, by);
    for (const line of part.lines) line.row.ready = line.row.picked ?? 0;
    this.touch(part, at, { status: "packed" });
    tell(this.books, "fulfillment.packed", at, "store", staffed(by), shelfOf(part));
  }

  ship(part: Part, at: Date, by: Colleague): void {
    for (const line of part.lines) {
      line.row.handedOver = line.row.quantity;
      this.leave(part, line, "shipped", line.row.quantity, at, staffed(by));
    }
    const trackingNumber = `1Z${this.random.int(100_000_000, 999_999_999)}${this.random.int(1_000_000, 9_999_999)}`;
    this.touch(part, at, { status: "shipped", shippedAt: at, trackingNumber });
    tell(this.books, "fulfillment.shipped", at, "store", staffed(by), { ...shelfOf(part), payload: { trackingNumber, amountMinor: part.row.totalMinor, version: part.row.version } });
    this.money(part, "capture", part.row.totalMinor, "shipped", `capture:${part.row.id}:${part.row.version}`, at);
  }

  deliver(part: Part, at: Date): void {
    this.touch(part, at, { status: "delivered", deliveredAt: at });
    tell(this.books, "fulfillment.delivered", at, "device", machine("carrier"), shelfOf(part));
  }

  putOnVan(part: Part, at: Date, by: Colleague): void {
    this.touch(part, at, { status: "on_the_van" });
    this.books.trips.push({ id: this.random.id(at), fulfillmentId: part.row.id, staffId: by.id, leftAt: at, endedAt: null, outcome: null, proof: null, note: null });
    tell(this.books, "fulfillment.out_for_delivery", at, "store", staffed(by), shelfOf(part));
  }

  deliverAtDoor(part: Part, at: Date, by: Colleague, seen: { proof: DeliveryProof; note: string }): void {
    for (const line of part.lines) {
      line.row.handedOver = line.row.quantity;
      this.leave(part, line, "shipped", line.row.quantity, at, staffed(by));
    }
    this.touch(part, at, { status: "delivered", deliveredAt: at });
    this.endTrip(part, { endedAt: at, outcome: "delivered", ...seen });
    tell(this.books, "fulfillment.delivered", at, "store", staffed(by), { ...shelfOf(part), payload: { proof: seen.proof, amountMinor: part.row.totalMinor, version: part.row.version } });
    this.money(part, "capture", part.row.totalMinor, "delivered", `capture:${part.row.id}:${part.row.version}`, at);
  }

  missAtDoor(part: Part, at: Date, by: Colleague, note: string): void {
    this.touch(part, at, { status: "attempted" });
    this.endTrip(part, { endedAt: at, outcome: "attempted", note });
    tell(this.books, "fulfillment.delivery_missed", at, "store", staffed(by), { ...shelfOf(part), payload: { version: part.row.version } });
  }

  private endTrip(part: Part, end: Partial<Books["trips"][number]>): void {
    Object.assign(this.books.trips.findLast((trip) => trip.fulfillmentId === part.row.id) ?? {}, end);
  }

  /** Everything that is still promised is released, nothing is charged; what was picked goes back to its shelf. */
  cancel(part: Part, at: Date, actor: Actor, reason: string): void {
    this.takeOut(part, at, actor, "cancelled");
    this.touch(part, at, { status: "cancelled", cancelledReason: reason, shopperQuestion: null, shopperDeadlineAt: null });
    tell(this.books, "fulfillment.cancelled", at, part.order.row.channel === "store" ? "store" : "web", actor, { ...shelfOf(part), payload: { reason } });
    this.money(part, "void", uncaptured(amounts(part)), "cancelled", `void:${part.row.id}`, at);
  }

  /** Nobody came for it: over once everything is back on its shelf. */
  expire(part: Part, at: Date): void {
    const backAt = this.takeOut(part, at, machine("expire_uncollected"), "not collected");
    const isOver = backAt === null || backAt < this.world.now;
    this.touch(part, isOver ? (backAt ?? at) : at, { status: isOver ? "cancelled" : "expired", cancelledReason: "Not collected in time" });
    tell(this.books, "fulfillment.expired", at, "device", machine("expire_uncollected"), shelfOf(part));
    this.money(part, "void", uncaptured(amounts(part)), "not collected", `void:${part.row.id}`, at);
  }

  /** It rests, and leaves the queue. */
  hold(part: Part, at: Date, by: Colleague, reason: HoldReason, note: string): void {
    this.touch(part, at, { status: "on_hold", holdReason: reason, holdNote: note, heldAt: at, heldByStaffId: by.id });
    tell(this.books, "fulfillment.held", at, "store", staffed(by), { ...shelfOf(part), payload: { reason, note } });
  }

  /** A unit cannot be found: it is counted, and the shopper is asked. */
  miss(part: Part, line: PartLine, units: number, at: Date, by: Colleague): Books["counts"][number] {
    line.row.missing = units;
    line.allocation.quantity -= units;
    this.touch(part, at, { status: "awaiting_shopper", shopperQuestion: "missing", shopperDeadlineAt: later(at, (part.row.method === "ship" ? 72 : 24) * hourMs) });
    this.move(part, line, "released", units, { allocated: -units }, at, staffed(by), "missing");
    const of = { variantId: line.good.id, locationId: part.plan.store.id };
    const count: Books["counts"][number] = { id: this.random.id(at), ...of, status: "open", reason: "missing_at_pick", fulfillmentId: part.row.id, expected: null, counted: null, openedBy: by.id, submittedBy: null, decidedBy: null, openedAt: at, submittedAt: null, decidedAt: null };
    this.books.counts.push(count);
    tell(this.books, "fulfillment.awaiting_shopper", at, "store", staffed(by), { ...shelfOf(part), payload: { question: "missing", version: part.row.version } });
    tell(this.books, "count.opened", at, "store", staffed(by), { locationId: of.locationId, subject: `variant:${of.variantId}`, payload: { reason: "missing_at_pick" } });
    tell(this.books, "fulfillment.line_missing", at, "store", staffed(by), { ...shelfOf(part), payload: { lineId: line.row.id, variantId: of.variantId, quantity: units, reason: "Not found", note: "" } });
    this.books.rejections.push({ id: this.random.id(at), fulfillmentId: part.row.id, orderLineId: line.row.orderLineId, ...of, reasonId: firstReasons.notFound, quantity: units, staffId: by.id, at });
    return count;
  }

  /** An order is complete when nothing of it is under way. */
  close(placed: Placed): void {
    const isOver = (status: Part["row"]["status"]) => status === "handed_over" || status === "delivered" || status === "cancelled";
    if (!placed.parts.every((part) => isOver(part.row.status))) return;
    const at = new Date(Math.max(...placed.parts.map((part) => (part.row.deliveredAt ?? part.row.handedOverAt ?? part.row.updatedAt ?? placed.plan.at).getTime())));
    const isCancelled = placed.parts.every((part) => part.row.status === "cancelled");
    Object.assign(placed.row, isCancelled ? { status: "cancelled", cancelledAt: at, version: 2 } : { status: "completed", completedAt: at, version: 2 });
    tell(this.books, isCancelled ? "order.cancelled" : "order.completed", at, isCancelled ? "web" : "device", isCancelled ? placed.plan.actor : machine("complete_order"), { orderId: placed.id, customerId: placed.plan.person.id, payload: isCancelled ? { reason: placed.parts[0]?.row.cancelledReason } : {} });
  }

  /** Money that was asked for and moved at once. */
  money(part: Part, kind: OperationKind, amountMinor: number, reason: string, key: string, at: Date): void {
    if (amountMinor === 0) return;
    const after = afterOperation(amounts(part), kind, amountMinor);
    const settledAt = later(at, this.random.int(2, 9) * 1_000);
    Object.assign(part.payment, after, { status: statusOfAmounts(after), updatedAt: settledAt, version: (part.payment.version ?? 1) + 1 });
    this.books.operations.push({ id: this.random.id(at), paymentId: paymentId(part), kind, amountMinor, reason, wishKey: key, idempotencyKey: key, status: "succeeded", failureCode: null, createdAt: at, settledAt });
    const kinds = { capture: "payment.captured", void: "payment.voided", refund: "payment.refunded" } as const;
    tell(this.books, kinds[kind], settledAt, "device", machine("settle_payments"), { ...shelfOf(part), payload: { paymentId: part.payment.id, amountMinor, currency: "USD" } });
  }

  /** Returns when the last picked unit is back on its shelf; null when nothing had been picked. */
  private takeOut(part: Part, at: Date, actor: Actor, reason: string): Date | null {
    let backAt: Date | null = null;
    for (const line of part.lines) {
      const picked = line.row.picked ?? 0;
      const promised = line.allocation.quantity;
      Object.assign(line.row, { cancelled: line.row.quantity, picked: 0, ready: 0, missing: 0 });
      line.orderLine.cancelled = line.row.quantity;
      line.allocation.quantity = 0;
      if (promised > 0) this.move(part, line, "released", promised, { allocated: -promised }, at, actor, reason);
      if (picked > 0) backAt = this.putBack(part, line, picked, at);
    }
    this.dropped.add(part.row.id);
    return backAt;
  }

  private putBack(part: Part, line: PartLine, units: number, at: Date): Date {
    const { store } = part.plan;
    const of = { variantId: line.good.id, locationId: store.id };
    const id = this.random.id<TaskId>(at);
    const backAt = afterOpenMinutes(store.opening, at, this.random.int(20, 200));
    const by = this.crew.someoneAt(store);
    const why = { cause: "state", lineId: levelName(of), sequence: part.row.version };
    this.books.movements.push(movement(of, "moved_state", units, { from: "sellable", to: "put_back" }, { ...why, reason: "uncollected", actor: movedBy(machine("put-back")), causeId: `${part.row.id}:${line.orderLine.id}`, at }));
    const isDone = backAt < this.world.now;
    if (isDone) this.books.movements.push(movement(of, "moved_state", units, { from: "put_back", to: "sellable" }, { ...why, reason: "put back", actor: movedBy(staffed(by)), causeId: id, sequence: 0, at: backAt }));
    this.books.tasks.push({
      id, kind: "put_back", locationId: store.id, orderId: part.order.id, fulfillmentId: part.row.id, variantId: line.good.id, dedupeKey: `put_back:${part.row.id}:${line.row.id}:${part.row.version}`,
      facts: { title: `${line.good.title}, ${line.good.variantTitle}`, quantity: units, number: part.row.number, shelf: part.row.stagedShelf ?? "" }, status: isDone ? "done" : "open", createdAt: at,
      doneAt: isDone ? backAt : null, doneByStaffId: isDone ? by.id : null,
    });
    return backAt;
  }

  private leave(part: Part, line: PartLine, kind: "handed_over" | "shipped", units: number, at: Date, actor: Actor): void {
    line.allocation.quantity -= units;
    this.move(part, line, kind, units, { onHand: -units, allocated: -units }, at, actor, kind === "shipped" ? "shipped" : "handed over");
  }

  private move(part: Part, line: PartLine, kind: Parameters<typeof movement>[1], units: number, deltas: { onHand?: number; allocated?: number }, at: Date, actor: Actor, reason: string): void {
    this.books.movements.push(movement(line.allocation, kind, units, deltas, { reason, actor: movedBy(actor), cause: "fulfillment", causeId: part.row.id, lineId: line.orderLine.id, sequence: part.row.version, at }));
  }

  private touch(part: Part, at: Date, change: Partial<Part["row"]>): void {
    Object.assign(part.row, change, { version: part.row.version + 1, updatedAt: at });
  }
}

const amounts = ({ payment }: Part) => ({ amountMinor: payment.amountMinor, capturedMinor: payment.capturedMinor ?? 0, refundedMinor: payment.refundedMinor ?? 0, voidedMinor: payment.voidedMinor ?? 0 });

function paymentId(part: Part) {
  if (!part.payment.id) throw new Error("A payment without an id");
  return part.payment.id;
}
