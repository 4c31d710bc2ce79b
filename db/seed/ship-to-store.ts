import type { transfer } from "@/db/schema/transfers";
import { deliveryPromise, suppliedAt } from "@/lib/domain/inventory/delivery-promise";
import type { TransferId, TransferLineId } from "@/lib/kernel/ids";
import { tell, type Books } from "./books";
import type { Choices } from "./choices";
import type { Crew } from "./crew";
import { movement } from "./ledger";
import { lastOpenMoment } from "./open-times";
import { staffed } from "./order-steps";
import type { Person } from "./people";
import { movedBy, shelfOf, type Part, type PartLine, type Till } from "./placing";
import { itemAt, type Random } from "./random";
import { goodsOf, type Sessions } from "./sessions";
import type { Colleague } from "./staff";
import { stockKey, type StockKey, type StockPlan } from "./stock-plan";
import { busiestStoreCode } from "./store-plans";
import type { Store } from "./stores";
import { dayMs, hourMs, later, minuteMs, type World } from "./world";

type Stage = "asked" | "sent" | "arrived";
type Carried = { line: PartLine; id: TransferLineId };

/** Orders whose goods the warehouse sends to the demo's own store: one that has not left, some on the road, some that came today. */
export class ShipToStore {
  private readonly parts: { part: Part; stage: Stage }[] = [];

  constructor(
    private readonly world: World, private readonly books: Books, private readonly random: Random, private readonly till: Till, private readonly choices: Choices, private readonly crew: Crew, private readonly sessions: Sessions,
    private readonly stock: ReadonlyMap<StockKey, StockPlan>,
  ) {}

  place(people: readonly Person[]): void {
    const { stores: { stores, warehouse } } = this.choices;
    const store = stores.find(({ code }) => code === busiestStoreCode);
    const neighbors = people.slice(1).filter((person) => person.home.id === store?.id && person.kmFromHome < 120 && person.since < later(this.world.now, -9 * dayMs));
    if (!store || neighbors.length === 0) return;
    const goods = this.choices.goodsAt(store, true).filter((good) => (this.stock.get(stockKey(good.id, warehouse.id))?.sellable ?? 0) > 6 && good.heaviestGrams < 25_000);
    for (const stage of ["asked", "sent", "sent", "arrived", "arrived"] as const) {
      const person = this.random.pick(neighbors);
      const at = later(this.world.now, stage === "asked" ? -this.random.int(40, 90) * minuteMs : -this.random.int(stage === "sent" ? 26 : 70, stage === "sent" ? 44 : 90) * hourMs);
      const sent = deliveryPromise(at, warehouse.opening, 0);
      const promisedAt = sent && suppliedAt(sent, store.opening);
      if (!sent || !promisedAt || goods.length === 0) continue;
      const basket = this.random.shuffle(goods).slice(0, this.random.int(1, 2)).map((good) => ({ good, quantity: this.random.int(1, 2) }));
      const plan = { method: "pickup" as const, store, source: warehouse, basket, promisedAt, promiseInputs: { ...sent, sentFrom: warehouse.name }, slot: null, pickupPerson: null };
      const visit = { person, at: later(at, -20 * minuteMs), deviceId: person.phoneDevice, channel: "web" as const };
      this.sessions.look(visit, goodsOf(basket));
      const placed = this.till.place({ person, at, channel: "web", actor: { kind: "shopper", person, deviceId: person.phoneDevice }, seller: null, parts: [plan], coupon: null });
      this.sessions.fillCart({ ...visit, at: later(at, -6 * minuteMs) }, { cartId: placed.cartId, parts: [plan] }, at);
      this.parts.push({ part: itemAt(placed.parts, 0), stage });
    }
  }

  /** What becomes of them, with their transfers; after the numbers of all others are given. */
  tell(): void {
    for (const { part, stage } of this.parts) this.bring(part, stage, `TR-${1000 + this.books.transfers.length}`);
  }

  private bring(part: Part, stage: Stage, number: string): void {
    const { store, source } = part.plan;
    if (!source) return;
    const { at } = part.order.plan;
    const id = this.random.id<TransferId>(at);
    const sender = this.crew.someoneAt(source);
    const lines = part.lines.map((line): Carried => ({ line, id: this.random.id(at) }));
    const units = part.lines.reduce((sum, line) => sum + line.row.quantity, 0);
    const row: typeof transfer.$inferInsert = { id, number, fromLocationId: source.id, toLocationId: store.id, fulfillmentId: part.row.id, status: "draft", note: "", createdAt: at, version: 1, updatedAt: at };
    const about = (place: Store, payload: object) => ({ locationId: place.id, subject: `transfer:${number}`, payload: { ...payload } });
    tell(this.books, "fulfillment.coming", at, "web", part.order.plan.actor, { ...shelfOf(part), payload: { from: source.id, promisedAt: part.plan.promisedAt.toISOString() } });
    tell(this.books, "transfer.drafted", at, "device", { kind: "system", name: "match_transfers" }, { ...about(source, { transferId: id }), orderId: part.order.id, fulfillmentId: part.row.id });
    if (stage !== "asked") {
      const sentAt = lastOpenMoment(source.opening, later(at, 5 * hourMs), at) ?? later(at, 3 * hourMs);
      this.send(part, id, lines, source, sender, sentAt);
      Object.assign(row, { status: "sent", sentByStaffId: sender.id, sentAt, version: 2, updatedAt: sentAt });
      tell(this.books, "transfer.sent", sentAt, "store", staffed(sender), about(source, { units }));
    }
    if (stage === "arrived") {
      const arrivedAt = later(lastOpenMoment(store.opening, this.world.now, later(this.world.now, -4 * dayMs)) ?? this.world.now, -this.random.int(35, 70) * minuteMs);
      const receiver = this.crew.someoneAt(store);
      this.arrive(part, id, lines, source, receiver, arrivedAt);
      Object.assign(row, { status: "closed", receivedAt: arrivedAt, closedAt: arrivedAt, version: 4, updatedAt: arrivedAt });
      for (const { line, id: lineId } of lines) tell(this.books, "transfer.received", arrivedAt, "store", staffed(receiver), about(store, { lineId, quantity: line.row.quantity }));
      tell(this.books, "transfer.closed", arrivedAt, "store", staffed(receiver), about(store, {}));
    }
    this.books.transfers.push(row);
    this.books.transferLines.push(...lines.map(({ line, id: lineId }) => ({
      id: lineId, transferId: id, variantId: line.good.id, wanted: line.row.quantity, packed: 0, sent: stage === "asked" ? 0 : line.row.quantity, extra: 0, received: stage === "arrived" ? line.row.quantity : 0, rejected: 0, lost: 0, putBack: 0,
    })));
  }

  private send(part: Part, id: TransferId, lines: readonly Carried[], source: Store, by: Colleague, at: Date): void {
    Object.assign(part.row, { leftSourceAt: at, version: part.row.version + 1, updatedAt: at });
    for (const { line, id: lineId } of lines) {
      const { quantity } = line.row;
      this.promise(part, line, "released", -quantity, `sent to ${part.plan.store.name}`, by, at);
      this.move(id, lineId, line, source, -quantity, `sent to ${part.plan.store.name}`, by, 2, at);
      Object.assign(line.row, { inTransit: quantity });
      line.allocation.quantity = 0;
    }
    tell(this.books, "fulfillment.sent_to_store", at, "store", staffed(by), { ...shelfOf(part), payload: { from: source.id } });
  }

  private arrive(part: Part, id: TransferId, lines: readonly Carried[], source: Store, by: Colleague, at: Date): void {
    const { store } = part.plan;
    Object.assign(part.row, { status: "open", reachedStoreAt: at, version: part.row.version + 1, updatedAt: at });
    for (const { line, id: lineId } of lines) {
      const { quantity } = line.row;
      this.move(id, lineId, line, store, quantity, `received from ${source.name}`, by, 3, at);
      this.books.transferScans.push({ id: this.random.id(at), transferId: id, transferLineId: lineId, step: "receive", quantity, staffId: by.id, scanned: line.good.sku, note: null, at });
      Object.assign(line.row, { inTransit: 0, picked: quantity });
      Object.assign(line.allocation, { locationId: store.id, quantity });
      this.promise(part, line, "allocated", quantity, "arrived for its order", by, at);
    }
    tell(this.books, "fulfillment.came_to_store", at, "store", staffed(by), { ...shelfOf(part), payload: { units: part.lines.reduce((sum, line) => sum + line.row.quantity, 0) } });
  }

  private promise(part: Part, line: PartLine, kind: "released" | "allocated", units: number, reason: string, by: Colleague, at: Date): void {
    this.books.movements.push(movement(line.allocation, kind, Math.abs(units), { allocated: units }, { reason, actor: movedBy(staffed(by)), cause: "fulfillment", causeId: part.row.id, lineId: line.orderLine.id, sequence: part.row.version, at }));
  }

  private move(id: TransferId, lineId: TransferLineId, line: PartLine, place: Store, units: number, reason: string, by: Colleague, sequence: number, at: Date): void {
    this.books.movements.push(movement({ variantId: line.good.id, locationId: place.id }, "transferred", Math.abs(units), { onHand: units }, { reason, actor: movedBy(staffed(by)), cause: "transfer", causeId: id, lineId: `${lineId}@${place.id}`, sequence, at }));
  }
}
