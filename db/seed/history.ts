import type { Channel } from "@/lib/domain/channel";
import type { Promotion } from "@/lib/domain/pricing/promotion";
import { tell, type Actor, type Books } from "./books";
import type { Calendar } from "./calendar";
import type { Choices, Way } from "./choices";
import type { Crew } from "./crew";
import { readProfile } from "./data-files";
import type { Outcomes } from "./outcomes";
import type { Person } from "./people";
import type { OrderPlan, PartPlan, Placed, Till } from "./placing";
import type { Random } from "./random";
import { goodsOf, type Sessions } from "./sessions";
import { staffed } from "./order-steps";
import type { Taste } from "./taste";
import { dayMs, hourMs, later, minuteMs, type World } from "./world";

type Wish = { person: Person; at: Date; channel: Channel; deviceId: string };

/** A year of orders, each after somebody looked around. */
export class History {
  constructor(
    private readonly world: World, private readonly books: Books, private readonly random: Random, private readonly calendar: Calendar, private readonly taste: Taste,
    private readonly choices: Choices, private readonly sessions: Sessions, private readonly crew: Crew, private readonly promotions: readonly Promotion[],
  ) {}

  /** Who wants to buy when and how, oldest first. */
  wishes(people: readonly Person[]): Wish[] {
    const weights = readProfile().ordersPerCustomerInHalfYear;
    const wishes = people.slice(1).flatMap((person) => {
      if (this.random.chance(0.27)) return [];
      const isFar = person.kmFromHome > 120;
      return Array.from({ length: this.random.position(weights) }, () => this.wish(person, isFar)).filter((wish) => wish !== null);
    });
    return wishes.sort((a, b) => a.at.getTime() - b.at.getTime());
  }

  tellAll(wishes: readonly Wish[], till: Till, outcomes: Outcomes): Placed[] {
    return wishes.flatMap((wish) => {
      const plan = this.plan(wish);
      if (!plan) return [];
      this.before(plan, wish);
      const placed = till.place(plan);
      if (plan.channel !== "store") this.sessions.fillCart({ ...wish, at: later(wish.at, -this.random.int(4, 16) * minuteMs) }, { cartId: placed.cartId, parts: plan.parts }, wish.at);
      outcomes.live(placed);
      return [placed];
    });
  }

  /** Null when it would lie before the person was known: who came late in the year has bought less. */
  private wish(person: Person, isFar: boolean): Wish | null {
    const { random } = this;
    const channel: Channel = !isFar && random.chance(0.37) ? "store" : random.chance(0.025) ? "call_center" : person.hasApp && random.chance(0.6) ? "app" : "web";
    const at = this.calendar.moment(random, channel === "store" ? "store" : "web", person.home.opening, this.world.start, later(this.world.now, -3 * minuteMs));
    if (!at || at < later(person.since, 2 * hourMs)) return null;
    return { person, at, channel, deviceId: channel === "app" || random.chance(0.45) ? person.phoneDevice : person.computer };
  }

  private plan({ person, at, channel, deviceId }: Wish): OrderPlan | null {
    const parts = this.parts(person, at, this.choices.way(person, channel));
    if (parts.length === 0) return null;
    const isStore = channel === "store";
    const seller = isStore ? this.crew.someoneAt(person.home) : channel === "call_center" ? this.random.pick(this.crew.agents) : null;
    const actor: Actor = seller ? staffed(seller) : { kind: "shopper", person, deviceId };
    return { person, at, channel, actor, seller, parts, coupon: isStore ? null : this.coupon(person, at, parts) };
  }

  private parts(person: Person, at: Date, way: Way): PartPlan[] {
    const { choices, taste, random } = this;
    const { home } = person;
    const basketAt = (isPickup: boolean) => taste.basket(random, person, at, choices.goodsAt(way === "ship" ? choices.stores.warehouse : home, isPickup));
    if (way === "carry_out") return this.filled(choices.carryOut(home, basketAt(false).filter(({ good }) => !good.needsTwoPeople || random.chance(0.25)), at));
    if (way === "ship") return this.filled(choices.ship(person, basketAt(false), at));
    const friend = random.chance(0.07) ? `${random.pick(["Alex", "Sam", "Robin", "Jamie", "Casey"])} ${person.name.split(" ").at(-1)}` : null;
    const method = way === "curbside" ? "curbside" : "pickup";
    const fetched = this.filled(choices.pickup(home, basketAt(true), at, method, friend));
    if (way !== "mixed") return fetched;
    const sent = choices.ship(person, taste.basket(random, person, at, choices.goodsAt(choices.stores.warehouse, false)).slice(0, 1), at);
    return [...fetched, ...this.filled(sent)];
  }

  private filled = (part: PartPlan | null): PartPlan[] => (part && part.basket.length > 0 ? [part] : []);

  private coupon(person: Person, at: Date, parts: readonly PartPlan[]): Promotion | null {
    if (!this.random.chance(person.likesCoupons ? 0.16 : 0.03)) return null;
    const valid = this.promotions.filter((coupon) => coupon.code !== null && (coupon.startsAt ?? at) <= at && (coupon.endsAt ?? later(at, 1)) > at && (coupon.usageLimit === null || coupon.used < coupon.usageLimit));
    const fitting = valid.filter((coupon) => coupon.code?.code !== "PLANT5" || parts.some((part) => part.basket.some(({ good }) => good.categorySlug === "plants-flowers")));
    return fitting.length > 0 ? this.random.pick(fitting) : null;
  }

  /** People look before they buy: at home for the web, on the phone before they drive to a store. */
  private before(plan: OrderPlan, { person, at, channel, deviceId }: Wish): void {
    const { random } = this;
    const wanted = plan.parts.flatMap((part) => goodsOf(part.basket));
    const isStore = channel === "store";
    const looks = isStore ? (random.chance(0.62) ? 1 : 0) : random.int(1, 3);
    for (let look = 0; look < looks; look++) {
      const isLast = look === looks - 1 && !isStore;
      const before = isLast ? random.int(18, 50) * minuteMs : Math.floor(random.next() ** 2 * (isStore ? 3 : 9) * dayMs) + 2 * hourMs;
      const device = isStore || (!isLast && random.chance(0.4)) ? person.phoneDevice : deviceId;
      const looked = isLast ? wanted : random.shuffle(wanted).slice(0, random.int(1, 3));
      this.sessions.look({ person, at: new Date(Math.max(at.getTime() - before, person.since.getTime())), deviceId: device, channel: device === person.phoneDevice && person.hasApp ? "app" : "web" }, looked);
    }
    const store = plan.parts[0]?.store;
    if (isStore && store) tell(this.books, "store.visited", later(at, -random.int(9, 50) * minuteMs), "store", { kind: "shopper", person, deviceId: person.phoneDevice }, { locationId: store.id, customerId: person.id });
  }

  /** Looking without buying, at home and in the aisles; most visits end so. */
  idle(people: readonly Person[]): void {
    const { random, world } = this;
    for (const person of people.slice(1)) {
      for (let visits = random.position([4, 5, 4, 3, 2, 1, 1]); visits > 0; visits--) {
        const deviceId = random.chance(0.6) ? person.phoneDevice : person.computer;
        const at = this.calendar.moment(random, "web", person.home.opening, person.since, later(world.now, -hourMs));
        const liked = at ? goodsOf(this.taste.basket(random, person, at, this.choices.goodsAt(this.choices.stores.warehouse, false))) : [];
        if (at) this.sessions.look({ person, at, deviceId, channel: person.hasApp && deviceId === person.phoneDevice ? "app" : "web" }, liked.slice(0, 3));
      }
      if (person.kmFromHome > 60 || !random.chance(0.4)) continue;
      const at = this.calendar.moment(random, "store", person.home.opening, person.since, world.now);
      if (at) tell(this.books, "store.visited", at, "store", { kind: "shopper", person, deviceId: person.phoneDevice }, { locationId: person.home.id, customerId: person.id });
    }
  }
}
