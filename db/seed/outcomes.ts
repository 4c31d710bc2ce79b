import { tell, type Actor, type Books } from "./books";
import type { Choices } from "./choices";
import { giveUp } from "./counts";
import type { Crew } from "./crew";
import { afterOpenMinutes } from "./open-times";
import { machine, type Steps } from "./order-steps";
import { shelfOf, type Part, type Placed } from "./placing";
import { itemAt, type Random } from "./random";
import type { Regret, Returns } from "./returns";
import type { Store } from "./stores";
import type { Calendar } from "./calendar";
import { dayMs, hourMs, later, minuteMs, type World } from "./world";

const cars = ["Blue Honda CR-V", "Gray Toyota RAV4", "White Ford F-150", "Red Mazda 3", "Black Subaru Outback", "Silver Tesla Model Y", "Green Jeep Wrangler", "White Kia Sorento"];
const regrets = ["Found it cheaper", "Ordered the wrong size", "No longer needed", "Wrong store chosen"];
const flaws: (Regret & { weight: number })[] = [
  { reason: "changed_mind", note: "", weight: 6 }, { reason: "does_not_fit", note: "", weight: 5 }, { reason: "not_as_shown", note: "Color differs from the picture", weight: 3 },
  { reason: "damaged", note: "", weight: 2 }, { reason: "part_missing", note: "", weight: 1 }, { reason: "faulty", note: "Wobbles", weight: 1 },
];

/** What becomes of placed orders until history ends: mostly as promised, sometimes late, cancelled, never fetched or returned. */
export class Outcomes {
  constructor(private readonly world: World, private readonly books: Books, private readonly random: Random, private readonly misses: Random, private readonly steps: Steps, private readonly crew: Crew, private readonly calendar: Calendar, private readonly choices: Choices, private readonly returns: Returns) {}

  live(placed: Placed): void {
    const regrets = placed.plan.channel !== "store" && this.random.chance(0.032);
    for (const part of placed.parts) {
      if (part.row.method === "carry_out") this.steps.handOver(part, placed.plan.at, placed.plan.seller ?? this.crew.someoneAt(part.plan.store), "code");
      else if (regrets) this.regret(part);
      else if (part.row.method === "ship") this.ship(part);
      else this.pickUp(part);
    }
    this.steps.close(placed);
    this.giveBack(placed);
  }

  /** The shopper thinks better of it, or nobody finds it on the shelf. */
  private regret(part: Part): void {
    const at = later(part.order.plan.at, this.random.int(3, 25) * minuteMs);
    if (at >= this.world.now) return;
    const reason = this.random.pick(regrets);
    const [line, ...others] = part.lines;
    const missedAt = afterOpenMinutes(part.plan.store.opening, at, 30);
    if (line && others.length === 0 && later(missedAt, 4 * hourMs) < this.world.now && this.misses.chance(0.4)) giveUp(this.books, this.steps, part, line, missedAt, this.crew.someoneAt(part.plan.store));
    else this.steps.cancel(part, at, part.order.plan.actor, reason);
  }

  private pickUp(part: Part): void {
    const { random, steps, world } = this;
    const { store, promisedAt } = part.plan;
    const { opening } = store;
    const placedAt = part.order.plan.at;
    const isLate = random.chance(0.03);
    const soonest = afterOpenMinutes(opening, placedAt, random.int(6, 45));
    const wish = isLate ? later(promisedAt, random.int(5, 70) * minuteMs) : later(promisedAt, -random.int(50, 180) * minuteMs);
    const claimedAt = afterOpenMinutes(opening, new Date(Math.max(soonest.getTime(), Math.min(wish.getTime(), isLate ? wish.getTime() : promisedAt.getTime() - 30 * minuteMs))), 0);
    const by = this.crew.someoneAt(store);
    if (claimedAt >= world.now) return;
    steps.startPicking(part, claimedAt, by);
    const pickedAt = afterOpenMinutes(opening, claimedAt, part.lines.length * random.int(3, 6));
    if (pickedAt >= world.now) return;
    steps.pickAll(part, pickedAt, by);
    const readyAt = afterOpenMinutes(opening, pickedAt, random.int(2, 7));
    if (readyAt >= world.now) return;
    steps.stage(part, readyAt, by, store.plan?.holdDays ?? 7);
    this.fetch(part, readyAt, store);
  }

  private fetch(part: Part, readyAt: Date, store: Store): void {
    const { random, steps, world } = this;
    const holdDays = store.plan?.holdDays ?? 7;
    if (random.chance(0.018)) return this.neverFetch(part, later(readyAt, holdDays * dayMs));
    const base = new Date(Math.max(readyAt.getTime(), part.plan.slot?.startsAt.getTime() ?? 0));
    const minutes = part.plan.slot ? random.int(2, 55) : Math.min((holdDays - 2) * 600, Math.floor(-Math.log(1 - random.next()) * 420) + 5);
    const handedOverAt = afterOpenMinutes(store.opening, base, minutes);
    const actor = part.order.plan.actor;
    if (part.row.method === "curbside") {
      const arrivedAt = later(handedOverAt, -random.int(2, 11) * minuteMs);
      const leftAt = later(arrivedAt, -random.int(9, 30) * minuteMs);
      if (leftAt < world.now && leftAt > readyAt) steps.onMyWay(part, leftAt, actor);
      if (arrivedAt < world.now && arrivedAt > readyAt) steps.arrive(part, arrivedAt, actor, String(random.int(1, 6)), random.pick(cars));
    }
    if (handedOverAt < later(world.now, -minuteMs)) steps.handOver(part, handedOverAt, this.crew.someoneAt(store), random.chance(0.92) ? "code" : "id");
  }

  private neverFetch(part: Part, collectBy: Date): void {
    const reminded = later(collectBy, -2 * dayMs);
    if (reminded < this.world.now) tell(this.books, "fulfillment.reminder_due", reminded, "device", machine("send_pickup_reminder"), shelfOf(part));
    if (collectBy >= this.world.now) return;
    this.steps.expire(part, collectBy);
  }

  private ship(part: Part): void {
    const { random, steps, world } = this;
    const { store } = part.plan;
    const by = this.crew.someoneAt(store);
    const startedAt = afterOpenMinutes(store.opening, part.order.plan.at, random.int(40, 500));
    if (startedAt >= world.now) return;
    steps.startPicking(part, startedAt, by);
    const packedAt = afterOpenMinutes(store.opening, startedAt, part.lines.length * random.int(4, 9) + 6);
    if (packedAt >= world.now) return;
    steps.pack(part, packedAt, by);
    const shippedAt = afterOpenMinutes(store.opening, packedAt, random.int(30, 260));
    if (shippedAt >= world.now) return;
    steps.ship(part, shippedAt, by);
    const isLate = random.chance(0.07);
    const due = later(part.plan.promisedAt, isLate ? random.int(14, 40) * hourMs : -random.int(1, 9) * hourMs - (random.chance(0.3) ? dayMs : 0));
    const deliveredAt = new Date(Math.max(due.getTime(), shippedAt.getTime() + 17 * hourMs));
    if (deliveredAt < world.now) steps.deliver(part, deliveredAt);
  }

  /** About one line in twenty comes back, to any store near home that sells it. */
  private giveBack(placed: Placed): void {
    const { random, world } = this;
    const { person } = placed.plan;
    if (person.kmFromHome > 150) return;
    for (const part of placed.parts) {
      const since = part.row.deliveredAt ?? part.row.handedOverAt;
      if (!since) continue;
      for (const line of part.lines) {
        if (!random.chance(line.good.department === "kitchen" ? 0.035 : 0.06) || !this.choices.carries(person.home, line.good.id)) continue;
        const store = this.anotherStore(part, line.good.id);
        const at = this.calendar.visitAfter(random, store.opening, since, 2, 34);
        if (at >= later(world.now, -hourMs)) continue;
        const units = line.row.quantity > 1 && random.chance(0.6) ? 1 : line.row.quantity;
        const flaw = random.weighted(flaws, ({ weight }) => weight);
        const who: Actor = { kind: "shopper", person, deviceId: person.phoneDevice };
        tell(this.books, "store.visited", later(at, -random.int(3, 20) * minuteMs), "store", who, { locationId: store.id, customerId: person.id });
        this.returns.giveBack(part, line, units, at, store, this.crew.someoneAt(store), flaw);
      }
    }
  }

  /** Usually home; now and then another one that is not far. */
  private anotherStore(part: Part, variantId: Part["lines"][number]["good"]["id"]): Store {
    const { home } = part.order.plan.person;
    const near = this.choices.stores.stores.filter((store) => store.state === home.state && store.id !== home.id && this.choices.carries(store, variantId));
    return near.length > 0 && this.random.chance(0.25) ? itemAt(near, this.random.int(0, near.length - 1)) : home;
  }
}
