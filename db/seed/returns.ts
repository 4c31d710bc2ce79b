import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { exchangeCredit } from "@/db/schema/fulfillment";
import { goodsReturn, returnLine, returnRefund, returnUnit } from "@/db/schema/returns";
import { unitsMinor } from "@/lib/domain/fulfillment/line-money";
import { returnPolicy, type ReturnReason } from "@/lib/domain/returns/return-policy";
import { stateOfOutcome, type UnitOutcome } from "@/lib/domain/returns/return-state";
import { refundOf, refundTotal } from "@/lib/domain/returns/return-money";
import type { EventKind } from "@/lib/domain/events";
import type { ReturnId, ReturnLineId, ReturnUnitId } from "@/lib/kernel/ids";
import { tell, type Actor, type Books } from "./books";
import type { Choices } from "./choices";
import type { Crew } from "./crew";
import { movement } from "./ledger";
import { lastOpenMoment } from "./open-times";
import { staffed, type Steps } from "./order-steps";
import { movedBy, type Part, type PartLine, type Placed } from "./placing";
import type { Random } from "./random";
import { busiestStoreCode } from "./store-plans";
import type { Store } from "./stores";
import { dayMs, hourMs, later, minuteMs, type World } from "./world";
import { writeRows } from "./write-rows";

type Row = Books["returns"][number];
type Unit = Books["returnUnits"][number] & { id: ReturnUnitId };
/** A return under way; its events get its number when all are told. */
type Underway = { row: Row & { id: ReturnId; requestedAt: Date }; units: Unit[]; part: Part; line: PartLine; reason: ReturnReason; payloads: Record<string, unknown>[]; amountMinor: number };
export type Regret = { reason: ReturnReason; note: string };

const regrets: Regret[] = [
  { reason: "does_not_fit", note: "Two inches too wide for the alcove" }, { reason: "changed_mind", note: "" }, { reason: "not_as_shown", note: "Much darker than in the picture" }, { reason: "damaged", note: "A corner is chipped" },
  { reason: "faulty", note: "Wobbles on a flat floor" },
];
const firstNumber = 100_001;
const outcomes: Partial<Record<ReturnReason, Exclude<UnitOutcome, "refuse">>> = { damaged: "write_off", faulty: "quarantine", part_missing: "quarantine" };

/** Goods that come back, step by step; each leaves the rows as the verbs of the shop would. */
export class Returns {
  private readonly underway: Underway[] = [];

  constructor(private readonly books: Books, private readonly random: Random, private readonly steps: Steps) {}

  /** Units of a line come back to a store and are paid back; now and then said online before. */
  giveBack(part: Part, line: PartLine, units: number, at: Date, store: Store, by: Parameters<typeof staffed>[0], regret: Regret): void {
    const actor = part.order.plan.actor;
    const isOnline = actor.kind !== "staff" && part.row.method !== "carry_out" && this.random.chance(0.55);
    const one = isOnline ? this.request(part, line, units, later(at, -this.random.int(3, 30) * hourMs), actor, regret) : this.request(part, line, units, later(at, -minuteMs), staffed(by), regret);
    this.approve(one, one.row.requestedAt, isOnline ? actor : staffed(by));
    this.receive(one, at, store, by);
    this.inspect(one, later(at, 2 * minuteMs), store, by);
    this.refund(one, later(at, 3 * minuteMs), store, by);
  }

  request(part: Part, line: PartLine, units: number, at: Date, actor: Actor, { reason, note }: Regret): Underway {
    const { random, books } = this;
    const id = random.id<ReturnId>(at);
    const lineId = random.id<ReturnLineId>(at);
    const kept = line.row.quantity - (line.row.returned ?? 0);
    const row = {
      id, number: "", orderId: part.order.id, status: "requested" as const, channel: actor.kind === "staff" ? "store" : "web", requestKey: `history:${id}`, hasReceipt: true, locationId: null,
      requestedAt: at, approvedAt: null, receivedAt: null, receivedByStaffId: null, inspectedAt: null, refundedAt: null, closedReason: null, bringBy: later(at, returnPolicy.bringWithinDays * dayMs), version: 1, updatedAt: at,
    };
    const own = Array.from({ length: units }, (_, index): Unit => ({
      id: random.id<ReturnUnitId>(at), returnLineId: lineId, fulfillmentLineId: line.id, position: kept - units + index, amountMinor: unitsMinor(line.row.totalMinor, line.row.quantity, kept - units + index, 1),
      status: "expected", outcome: null, outcomeNote: "", inspectedByStaffId: null,
    }));
    books.returns.push(row);
    books.returnLines.push({ id: lineId, returnId: id, fulfillmentLineId: line.id, reason, note, photoSrc: null });
    books.returnUnits.push(...own);
    const amountMinor = own.reduce((sum, unit) => sum + unit.amountMinor, 0);
    const one: Underway = { row, units: own, part, line, reason, payloads: [], amountMinor };
    this.underway.push(one);
    this.tell(one, "return.requested", at, actor, null, { amountMinor });
    return one;
  }

  approve(one: Underway, at: Date, actor: Actor): void {
    Object.assign(one.row, { status: "approved", approvedAt: at, version: 2, updatedAt: at });
    this.tell(one, "return.approved", at, actor, null, { amountMinor: one.amountMinor });
  }

  receive(one: Underway, at: Date, store: Store, by: Parameters<typeof staffed>[0]): void {
    for (const unit of one.units) unit.status = "received";
    Object.assign(one.row, { status: "received", locationId: store.id, receivedAt: at, receivedByStaffId: by.id, version: 3, updatedAt: at });
    this.tell(one, "return.received", at, staffed(by), store, { quantity: one.units.length, units: one.units.map(({ id }) => id) });
  }

  inspect(one: Underway, at: Date, store: Store, by: Parameters<typeof staffed>[0]): void {
    const { line, row, units } = one;
    const outcome = outcomes[one.reason] ?? "restock";
    const of = { variantId: line.good.id, locationId: store.id };
    for (const unit of units) {
      Object.assign(unit, { status: "accepted", outcome, inspectedByStaffId: by.id });
      const why = { reason: "return", actor: movedBy(staffed(by)), cause: "return", causeId: row.id, lineId: unit.id, at };
      const into = stateOfOutcome[outcome];
      this.books.movements.push(movement(of, "returned", 1, { onHand: 1 }, why));
      if (into !== "sellable") this.books.movements.push(movement(of, "moved_state", 1, { from: "sellable", to: into }, why));
    }
    line.row.returned = (line.row.returned ?? 0) + units.length;
    Object.assign(row, { status: "inspected", inspectedAt: at, version: 4, updatedAt: at });
    this.tell(one, "return.inspected", at, staffed(by), store, { outcomes: units.map(({ id }) => ({ unitId: id, outcome })), variantIds: [line.good.id] });
  }

  refund(one: Underway, at: Date, store: Store, by: Parameters<typeof staffed>[0]): void {
    const { part, row, reason } = one;
    const fulfillmentId = part.row.id;
    const kept = part.lines.reduce((sum, each) => sum + each.row.quantity - (each.row.returned ?? 0), one.units.length);
    const back = refundOf(one.units.map(({ amountMinor }) => ({ fulfillmentId, amountMinor, reason })), [{ fulfillmentId, chargeMinor: (part.row.chargeMinor ?? 0) + (part.row.chargeTaxMinor ?? 0), kept }]);
    const amountMinor = refundTotal(back);
    const key = `return:${row.id}:${part.row.id}:1`;
    const paidAt = later(at, minuteMs);
    this.tell(one, "return.refund_asked", at, staffed(by), store, { amountMinor });
    for (const { goodsMinor, deliveryMinor } of back.filter(() => amountMinor > 0)) {
      this.books.returnRefunds.push({ key, returnId: row.id, fulfillmentId, attempt: 1, goodsMinor, deliveryMinor, askedByStaffId: by.id, askedAt: at });
      this.steps.money(part, "refund", amountMinor, "return", key, at);
    }
    Object.assign(row, { status: "refunded", refundedAt: paidAt, version: 5, updatedAt: paidAt });
    this.tell(one, "return.refunded", paidAt, { kind: "system", name: "finish_return" }, store, { amountMinor });
  }

  /** What came back paid for something else, whose rows the caller wrote; what was left goes the way it was paid. */
  exchanged(one: Underway, at: Date, store: Store, by: Parameters<typeof staffed>[0], { backMinor, payload }: { backMinor: number; payload: Record<string, unknown> }): void {
    const { row, part } = one;
    const key = `return:${row.id}:${part.row.id}:1`;
    if (backMinor > 0) this.books.returnRefunds.push({ key, returnId: row.id, fulfillmentId: part.row.id, attempt: 1, goodsMinor: backMinor, deliveryMinor: 0, askedByStaffId: by.id, askedAt: at });
    this.steps.money(part, "refund", backMinor, "return", key, at);
    Object.assign(row, { status: "exchanged", version: 5, updatedAt: at });
    this.tell(one, "return.exchanged", at, staffed(by), store, payload);
  }

  /** Whether units of a line came back or are about to. */
  isOf(line: PartLine): boolean {
    return this.underway.some((one) => one.line === line);
  }

  /** Returns the last number given. */
  giveNumbers(): number {
    this.underway.sort((a, b) => a.row.requestedAt.getTime() - b.row.requestedAt.getTime()).forEach(({ row, payloads }, index) => {
      row.number = `RT-${firstNumber + index}`;
      for (const payload of payloads) Object.assign(payload, { number: row.number, topic: row.number });
    });
    return firstNumber + this.underway.length - 1;
  }

  private tell({ row, part, payloads }: Underway, kind: EventKind, at: Date, actor: Actor, store: Store | null, payload: Record<string, unknown>): void {
    payloads.push(payload);
    tell(this.books, kind, at, actor.kind === "system" ? "device" : actor.kind === "staff" ? "store" : "web", actor, {
      orderId: part.order.id, customerId: part.order.plan.person.id, locationId: store?.id ?? null, subject: `return:${row.id}`, payload,
    });
  }
}

/** What waits when history ends: returns said online and not brought yet, and some at the counters in every step. */
export function planOpenReturns(world: World, returns: Returns, random: Random, choices: Choices, crew: Crew, orders: readonly Placed[]): void {
  const candidates = random.shuffle(orders.flatMap(({ parts }) => parts.flatMap((part) => part.lines.map((line) => ({ part, line, givenAt: part.row.deliveredAt ?? part.row.handedOverAt })))))
    .filter(({ line, givenAt }) => givenAt && givenAt > later(world.now, -24 * dayMs) && givenAt < later(world.now, -3 * dayMs) && line.row.handedOver === line.row.quantity && !line.row.returned);
  const begin = (hoursAgo: number, fits: (unitMinor: number) => boolean = () => true) => {
    const found = candidates.findIndex(({ part, line }) => part.order.plan.actor.kind === "shopper" && fits(Math.ceil(line.row.totalMinor / line.row.quantity)));
    const [one] = found < 0 ? [] : candidates.splice(found, 1);
    return one && returns.request(one.part, one.line, 1, later(world.now, -hoursAgo * hourMs), one.part.order.plan.actor, random.pick(regrets));
  };
  const needsYes = (minor: number) => minor > returnPolicy.reviewAboveMinor;
  for (let n = 0; n < 2; n++) begin(random.int(2, 20), needsYes);
  const approved = (hoursAgo: number) => {
    const one = begin(hoursAgo, (minor) => !needsYes(minor));
    if (one) returns.approve(one, one.row.requestedAt, one.part.order.plan.actor);
    return one;
  };
  for (let n = 0; n < 7; n++) approved(random.int(3, 60));
  for (const store of choices.stores.stores) {
    const open = lastOpenMoment(store.opening, world.now, later(world.now, -2 * dayMs));
    for (let n = 0; open && n < (store.code === busiestStoreCode ? 4 : 1); n++) {
      const one = approved(random.int(52, 70));
      if (!one || !choices.carries(store, one.line.good.id)) continue;
      const at = later(open, -random.int(10, 110) * minuteMs);
      const by = crew.someoneAt(store);
      returns.receive(one, at, store, by);
      if (n === 3) returns.inspect(one, later(at, 4 * minuteMs), store, by);
    }
  }
}

export async function writeReturns(tx: Tx, books: Books, lastNumber: number): Promise<string> {
  const count = await writeRows(tx, goodsReturn, books.returns);
  await writeRows(tx, returnLine, books.returnLines);
  const units = await writeRows(tx, returnUnit, books.returnUnits);
  await writeRows(tx, returnRefund, books.returnRefunds);
  await writeRows(tx, exchangeCredit, books.exchangeCredits);
  await tx.execute(sql`select setval('return_number', ${lastNumber})`);
  return `${count} returns of ${units} units`;
}
