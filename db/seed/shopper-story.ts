import type { Promotion } from "@/lib/domain/pricing/promotion";
import type { CartId } from "@/lib/kernel/ids";
import { tell, type Actor, type Books } from "./books";
import type { Good } from "./catalog";
import type { Choices } from "./choices";
import type { Crew } from "./crew";
import { afterOpenMinutes } from "./open-times";
import type { Steps } from "./order-steps";
import type { Person } from "./people";
import { itemAt, type Random } from "./random";
import type { Returns } from "./returns";
import type { Basket, Part, PartPlan, Till } from "./placing";
import { goodsOf, type Sessions } from "./sessions";
import { note } from "./service";
import { dayMs, hourMs, later, minuteMs, type World } from "./world";

/** The year of shopper@alderway.example: two pickups, a delivery of which one thing came back, and what she is thinking about now. */
export class ShopperStory {
  private readonly actor: Actor;

  constructor(
    private readonly world: World, private readonly books: Books, private readonly random: Random, private readonly till: Till, private readonly steps: Steps, private readonly returns: Returns, private readonly choices: Choices,
    private readonly sessions: Sessions, private readonly crew: Crew, private readonly goods: readonly Good[], private readonly promotions: readonly Promotion[], private readonly june: Person,
  ) {
    this.actor = { kind: "shopper", person: june, deviceId: june.computer };
  }

  tell(): void {
    this.firstPickup();
    this.delivery();
    this.secondPickup();
    this.wishes();
    this.thisWeek();
  }

  private firstPickup(): void {
    const at = this.ago(281, 4);
    const part = this.buy(at, this.collect([["bowland-lucky-bamboo"], ["bryher-lidded-pot"], ["selborne-creamer"]], at), "WELCOME10");
    this.fetch(part, later(at, 5 * hourMs));
    note(this.books, this.random, this.june, later(at, 30 * hourMs), "Moved in around the corner in February. Furnishing room by room, starting with plants.", this.crew, this.june.home);
  }

  private delivery(): void {
    const at = this.ago(118, 2);
    const part = this.buy(at, this.choices.ship(this.june, this.basket([["dartmoor-round-rug"], ["anvil-table-lamp"]]), at));
    const { warehouse } = this.choices.stores;
    const by = this.crew.someoneAt(part.plan.store);
    const packed = afterOpenMinutes(warehouse.opening, at, 220);
    this.steps.startPicking(part, later(packed, -30 * minuteMs), by);
    this.steps.pack(part, packed, by);
    this.steps.ship(part, afterOpenMinutes(warehouse.opening, packed, 90), by);
    this.steps.deliver(part, later(part.plan.promisedAt, -7 * hourMs));
    this.steps.close(part.order);
    this.bringBack(part);
  }

  /** The lamp went back to another store of the city, ten days later. */
  private bringBack(part: Part): void {
    const line = itemAt(part.lines, 1);
    const store = this.choices.stores.stores.find((each) => each.state === this.june.home.state && each.id !== this.june.home.id && this.choices.carries(each, line.good.id)) ?? this.june.home;
    const at = afterOpenMinutes(store.opening, later(part.plan.promisedAt, 10 * dayMs), 130);
    tell(this.books, "store.visited", later(at, -8 * minuteMs), "store", this.actor, { locationId: store.id, customerId: this.june.id });
    this.returns.giveBack(part, line, 1, at, store, this.crew.someoneAt(store), { reason: "does_not_fit", note: "" });
    tell(this.books, "customer.wrote", later(at, 26 * hourMs), "email", this.actor, { customerId: this.june.id, orderId: part.order.id, payload: { topic: "Praised the person at the counter", text: "Returning the lamp took three minutes. Thank you." } });
  }

  private secondPickup(): void {
    const at = this.ago(17, 3);
    this.sessions.look({ person: this.june, at: later(at, -26 * hourMs), deviceId: this.june.phoneDevice, channel: "app" }, [this.good("selborne-teapot")]);
    const part = this.buy(at, this.collect([["selborne-teapot"], ["selborne-cups-and-saucers-set-of-2", 2]], at));
    this.fetch(part, later(at, 22 * hourMs));
  }

  private wishes(): void {
    const wish = (slug: string, daysAgo: number, color?: string) => {
      const good = this.good(slug, color);
      const at = this.ago(daysAgo, 5);
      this.books.wishes.push({ customerId: this.june.id, variantId: good.id, addedAt: at });
      tell(this.books, "wish.added", at, "app", { ...this.asked(), deviceId: this.june.phoneDevice }, { subject: `product:${good.productId}`, payload: { variantId: good.id } });
    };
    wish("kennet-chesterfield-sofa", 6, "Forest green");
    wish("pendeen-arc-desk-lamp", 9);
    wish("savernake-palm", 40);
  }

  /** Sofas on the phone in the evening, a desk lamp at lunch, and a cart that waits. */
  private thisWeek(): void {
    const { june, sessions } = this;
    const evening = { person: june, deviceId: june.phoneDevice, channel: "app" as const };
    sessions.look({ ...evening, at: this.ago(6, 5.2) }, [this.good("tamar-sofa"), this.good("kennet-chesterfield-sofa", "Forest green")]);
    sessions.look({ ...evening, at: this.ago(4, 4) }, [this.good("kennet-chesterfield-sofa", "Forest green"), this.good("staithes-coffee-table")]);
    sessions.look({ person: june, at: this.ago(2, 9), deviceId: june.computer, channel: "web" }, [this.good("pendeen-arc-desk-lamp"), this.good("longstone-desk-lamp")]);
    sessions.look({ ...evening, at: later(this.world.now, -3 * hourMs) }, [this.good("ludlow-toaster", "Mint"), this.good("arden-orchid")]);
    this.cart([["ludlow-toaster", 1, "Mint"], ["arden-orchid", 2]]);
  }

  private cart(wanted: [string, number, string?][]): void {
    const { june, random, books } = this;
    const at = later(this.world.now, -160 * minuteMs);
    const id = random.id<CartId>(at);
    books.carts.push({ id, customerId: june.id, channel: "app", version: 1 + wanted.length, codes: [], status: "open", mergedIntoId: null, sharedByStaffId: null, createdAt: at, updatedAt: later(at, 5 * minuteMs) });
    wanted.forEach(([slug, quantity, color], index) => {
      const good = this.good(slug, color);
      const addedAt = later(at, index * 3 * minuteMs);
      books.cartLines.push({ id: random.id(addedAt), cartId: id, variantId: good.id, quantity, method: "pickup", locationId: june.home.id, addedByStaffId: null, addedAt });
      tell(books, "cart.line_added", addedAt, "app", { ...this.asked(), deviceId: june.phoneDevice }, { locationId: june.home.id, subject: `product:${good.productId}`, payload: { cartId: id, variantId: good.id, quantity, method: "pickup" } });
    });
  }

  private buy(at: Date, plan: PartPlan, couponCode?: string): Part {
    const visit = { person: this.june, at: later(at, -38 * minuteMs), deviceId: this.june.computer, channel: "web" as const };
    this.sessions.look(visit, goodsOf(plan.basket));
    const coupon = this.promotions.find((each) => couponCode !== undefined && each.code?.code === couponCode) ?? null;
    const placed = this.till.place({ person: this.june, at, channel: "web", actor: this.actor, seller: null, parts: [plan], coupon });
    this.sessions.fillCart({ ...visit, at: later(at, -7 * minuteMs) }, { cartId: placed.cartId, parts: [plan] }, at);
    return itemAt(placed.parts, 0);
  }

  private collect(wanted: [string, number?][], at: Date): PartPlan {
    const plan = this.choices.pickup(this.june.home, this.basket(wanted), at, "pickup", null);
    if (!plan) throw new Error("The shopper's store promises nothing");
    return plan;
  }

  private fetch(part: Part, wish: Date): void {
    const { home } = this.june;
    const by = this.crew.named("associate@alderway.example");
    const readyAt = afterOpenMinutes(home.opening, later(part.plan.promisedAt, -35 * minuteMs), 0);
    this.steps.startPicking(part, later(readyAt, -14 * minuteMs), by);
    this.steps.pickAll(part, later(readyAt, -5 * minuteMs), by);
    this.steps.stage(part, readyAt, by, home.plan?.holdDays ?? 7);
    const at = afterOpenMinutes(home.opening, new Date(Math.max(wish.getTime(), part.plan.promisedAt.getTime())), 25);
    tell(this.books, "store.visited", later(at, -6 * minuteMs), "store", this.actor, { locationId: home.id, customerId: this.june.id });
    this.steps.handOver(part, at, by, "code");
    this.steps.close(part.order);
  }

  private basket = (wanted: [string, number?][]): Basket => wanted.map(([slug, quantity = 1]) => ({ good: this.good(slug), quantity }));

  private good(slug: string, color?: string): Good {
    const found = this.goods.find((each) => each.slug === slug && (color === undefined || each.variantTitle === color));
    if (!found) throw new Error(`There is no ${slug} ${color ?? ""}`);
    return found;
  }

  private asked = () => ({ kind: "shopper" as const, person: this.june });

  /** So many days ago, and so many hours before the hour in which history ends. */
  private ago = (days: number, hours: number): Date => later(this.world.now, -days * dayMs - Math.floor(hours * hourMs));
}
