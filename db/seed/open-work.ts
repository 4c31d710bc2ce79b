import { type Books } from "./books";
import type { Choices } from "./choices";
import type { Crew } from "./crew";
import { lastOpenMoment } from "./open-times";
import type { Steps } from "./order-steps";
import type { Person } from "./people";
import type { Part, PartPlan, Till } from "./placing";
import { itemAt, type Random } from "./random";
import { goodsOf, type Sessions } from "./sessions";
import type { Colleague } from "./staff";
import { busiestStoreCode } from "./store-plans";
import type { Store } from "./stores";
import type { Taste } from "./taste";
import { planWave } from "./waves";
import { dayMs, hourMs, later, minuteMs, type World } from "./world";

/** How many of each a store has on its counter now. */
type Counter = { open: number; overdue: number; picking: number; ready: number; arrived: number; missing: number; putBack: number };

const busy: Counter = { open: 6, overdue: 2, picking: 2, ready: 4, arrived: 2, missing: 1, putBack: 2 };
const usual: Counter = { open: 2, overdue: 1, picking: 1, ready: 2, arrived: 1, missing: 0, putBack: 1 };
const quiet: Counter = { open: 1, overdue: 0, picking: 1, ready: 1, arrived: 0, missing: 0, putBack: 0 };
const cars = ["Blue Honda CR-V, plate ending 42", "Gray Toyota RAV4", "White pickup, ladder on top", "Red Mazda 3"];

/** What the counters and the warehouse have to do at the moment history ends; promises lie within opening hours. */
export class OpenWork {
  constructor(
    private readonly world: World, private readonly books: Books, private readonly random: Random, private readonly till: Till, private readonly steps: Steps, private readonly choices: Choices,
    private readonly taste: Taste, private readonly crew: Crew, private readonly sessions: Sessions,
  ) {}

  make(people: readonly Person[]): void {
    for (const store of this.choices.stores.stores) {
      const neighbors = people.slice(1).filter((person) => person.home.id === store.id && person.kmFromHome < 120 && person.since < later(this.world.now, -9 * dayMs));
      if (neighbors.length > 0) this.counter(store, neighbors);
    }
    const senders = people.slice(1).filter((person) => person.kmFromHome > 60 && person.since < later(this.world.now, -9 * dayMs));
    if (senders.length > 0) this.warehouse(senders);
  }

  private counter(store: Store, neighbors: readonly Person[]): void {
    const { random, steps, world } = this;
    const isBusiest = store.code === busiestStoreCode;
    const wanted = isBusiest ? busy : (store.plan?.range ?? 1) < 0.8 ? quiet : usual;
    const open = lastOpenMoment(store.opening, world.now, later(world.now, -4 * dayMs)) ?? world.now;
    const ago = (minutes: number) => later(open, -minutes * minuteMs);
    const left = random.shuffle(neighbors);
    const me = isBusiest ? this.crew.named("associate@alderway.example") : this.crew.someoneAt(store);
    const order = (minutesAgo: number, method: "pickup" | "curbside" = "pickup", promisedAt?: Date) => this.order(store, left.pop() ?? random.pick(neighbors), ago(minutesAgo), method, promisedAt);
    for (let n = 0; n < wanted.open; n++) order(random.int(4, 85), random.chance(0.3) && store.plan?.canCurbside ? "curbside" : "pickup");
    for (let n = 0; n < wanted.overdue; n++) order(random.int(260, 330), "pickup", quarterBefore(ago(random.int(10, 45))));
    for (let n = 0; n < wanted.picking; n++) this.halfPicked(order(random.int(60, 100)), ago(random.int(3, 9)), n === 0 ? me : this.crew.someoneAt(store));
    for (let n = 0; n < wanted.ready; n++) this.staged(order(random.int(420, 520)), ago(random.int(190, 330)), this.crew.someoneAt(store), store);
    for (let n = 0; n < wanted.arrived && store.plan?.canCurbside; n++) {
      const part = this.staged(order(random.int(300, 400), "curbside"), ago(random.int(80, 150)), this.crew.someoneAt(store), store);
      if (!part) continue;
      steps.onMyWay(part, ago(random.int(22, 40)), part.order.plan.actor);
      steps.arrive(part, ago(2 + 5 * n), part.order.plan.actor, String(n + 2), itemAt(cars, n % cars.length));
    }
    const resting = isBusiest && order(random.int(200, 240));
    if (resting) steps.hold(resting, ago(150), this.crew.someoneAt(store), "customer_asked", "Collects it after the move, calls again on Monday");
    for (let n = 0; n < wanted.putBack; n++) this.putBack(order(random.int(280, 330)), ago(200 + 9 * n), ago(6 + 5 * n), store);
    for (let n = 0; n < wanted.missing; n++) this.notFound(order(random.int(150, 200)), ago(35), ago(24), this.crew.someoneAt(store));
  }

  /** Staged, then cancelled by the shopper: it waits to be put back on its shelf. */
  private putBack(part: Part | null, at: Date, cancelledAt: Date, store: Store): void {
    const staged = this.staged(part, at, this.crew.someoneAt(store), store);
    if (!staged) return;
    this.steps.cancel(staged, cancelledAt, staged.order.plan.actor, "No longer needed");
    this.steps.close(staged.order);
  }

  private warehouse(people: readonly Person[]): void {
    const { warehouse } = this.choices.stores;
    const open = lastOpenMoment(warehouse.opening, this.world.now, later(this.world.now, -4 * dayMs)) ?? this.world.now;
    for (let n = 0; n < 7; n++) this.delivery(this.random.pick(people), later(this.world.now, -this.random.int(5, 170) * minuteMs));
    this.walk(warehouse, people, 2, later(open, -110 * minuteMs), later(open, -85 * minuteMs));
    this.walk(warehouse, people, 4, later(open, -50 * minuteMs), null);
    this.notFound(this.delivery(this.random.pick(people), later(open, -6 * hourMs)), later(open, -70 * minuteMs), later(open, -62 * minuteMs), this.crew.someoneAt(warehouse));
  }

  /** Deliveries that one packer picks in one walk; when it is over, they are packed. */
  private walk(warehouse: Store, people: readonly Person[], count: number, at: Date, finishedAt: Date | null): void {
    const by = this.crew.someoneAt(warehouse);
    const parts = Array.from({ length: count }, () => this.delivery(this.random.pick(people), later(at, -this.random.int(4, 6) * hourMs))).filter((part) => part !== null);
    for (const part of parts) {
      this.steps.startPicking(part, at, by);
      if (finishedAt) this.steps.pack(part, finishedAt, by);
    }
    planWave(this.books, this.random, warehouse, parts, by, at, finishedAt);
  }

  private delivery(person: Person, at: Date): Part | null {
    const basket = this.taste.basket(this.random, person, at, this.choices.goodsAt(this.choices.stores.warehouse, false));
    return this.place(person, at, basket.length > 0 ? { ...this.choices.ship(person, basket, at), store: this.choices.stores.warehouse } : null);
  }

  private order(store: Store, person: Person, at: Date, method: "pickup" | "curbside", promisedAt?: Date): Part | null {
    const basket = this.taste.basket(this.random, person, at, this.choices.goodsAt(store, true)).slice(0, 4);
    const part = this.choices.pickup(store, basket, at, method, null);
    return this.place(person, at, part && basket.length > 0 ? { ...part, ...(promisedAt && { promisedAt, slot: null }) } : null);
  }

  place(person: Person, at: Date, plan: PartPlan | null): Part | null {
    if (!plan) return null;
    const deviceId = this.random.chance(0.5) ? person.phoneDevice : person.computer;
    const visit = { person, at: later(at, -this.random.int(16, 40) * minuteMs), deviceId, channel: "web" as const };
    this.sessions.look(visit, goodsOf(plan.basket));
    const placed = this.till.place({ person, at, channel: "web", actor: { kind: "shopper", person, deviceId }, seller: null, parts: [plan], coupon: null });
    this.sessions.fillCart({ ...visit, at: later(at, -6 * minuteMs) }, { cartId: placed.cartId, parts: [plan] }, at);
    return itemAt(placed.parts, 0);
  }

  private halfPicked(part: Part | null, at: Date, by: Colleague): void {
    if (!part) return;
    this.steps.startPicking(part, at, by);
    const first = itemAt(part.lines, 0);
    if (part.lines.length === 1 && first.row.quantity === 1) return;
    this.scan(part, part.lines.length > 1 ? first.row.quantity : 1, later(at, minuteMs), by);
  }

  /** Units of the first line, each with the scan that the screen can take back. */
  private scan(part: Part, units: number, at: Date, by: Colleague): void {
    const line = itemAt(part.lines, 0);
    const { id } = line.row;
    if (!id) return;
    for (let unit = 0; unit < units; unit++) {
      const when = later(at, unit * 20_000);
      this.steps.pick(part, line, 1, when, by);
      this.books.scans.push({ id: this.random.id(when), fulfillmentId: part.row.id, fulfillmentLineId: id, staffId: by.id, scanned: line.good.sku, overrideReason: null, at: when, undoneAt: null });
    }
  }

  private staged(part: Part | null, at: Date, by: Colleague, store: Store): Part | null {
    if (!part) return null;
    this.steps.startPicking(part, later(at, -16 * minuteMs), by);
    this.steps.pickAll(part, later(at, -6 * minuteMs), by);
    this.steps.stage(part, at, by, store.plan?.holdDays ?? 7);
    return part;
  }

  /** The last line of an order is not where it should be. */
  private notFound(part: Part | null, startedAt: Date, missedAt: Date, by: Colleague): void {
    if (!part) return;
    this.steps.startPicking(part, startedAt, by);
    for (const line of part.lines.slice(0, -1)) this.steps.pick(part, line, line.row.quantity, later(startedAt, 4 * minuteMs), by);
    const line = part.lines.at(-1);
    if (line) this.steps.miss(part, line, line.row.quantity, missedAt, by);
  }
}

const quarterBefore = (at: Date): Date => new Date(Math.floor(at.getTime() / (15 * minuteMs)) * 15 * minuteMs);
