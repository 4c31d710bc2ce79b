import type { OrderBundleId } from "@/lib/kernel/ids";
import type { Books } from "./books";
import { basketOf, type BundlePlan } from "./bundles";
import type { Choices } from "./choices";
import type { Crew } from "./crew";
import { lastOpenMoment } from "./open-times";
import type { OpenWork } from "./open-work";
import type { Steps } from "./order-steps";
import type { Person } from "./people";
import type { Part, PartPlan } from "./placing";
import type { Random } from "./random";
import { busiestStoreCode } from "./store-plans";
import type { Store } from "./stores";
import { dayMs, later, minuteMs, type World } from "./world";

/** Bundles that were bought: at the demo's own store one to pick, one on its shelf and one that was collected and may come back; at the warehouse one to send. */
export class BundleOrders {
  constructor(
    private readonly world: World, private readonly books: Books, private readonly random: Random, private readonly bundles: readonly BundlePlan[], private readonly work: OpenWork, private readonly steps: Steps,
    private readonly choices: Choices, private readonly crew: Crew,
  ) {}

  make(people: readonly Person[]): void {
    const { stores, warehouse } = this.choices.stores;
    const store = stores.find(({ code }) => code === busiestStoreCode);
    const known = people.slice(1).filter((person) => person.since < later(this.world.now, -20 * dayMs));
    const neighbors = known.filter((person) => person.home.id === store?.id && person.kmFromHome < 120);
    if (store && neighbors.length > 0) this.counter(store, neighbors);
    const sent = this.bundles.find((bundle) => bundle.parts.every(({ good }) => this.choices.carries(warehouse, good.id)));
    const person = known.find(({ kmFromHome }) => kmFromHome > 60);
    if (sent && person) this.buy(sent, person, later(this.world.now, -40 * minuteMs), (basket, at) => ({ ...this.choices.ship(person, basket, at), store: warehouse }));
  }

  private counter(store: Store, neighbors: readonly Person[]): void {
    const fits = new Set(this.choices.goodsAt(store, true));
    const here = this.bundles.filter(({ parts }) => parts.every(({ good }) => fits.has(good)));
    if (here.length === 0) return;
    const open = lastOpenMoment(store.opening, this.world.now, later(this.world.now, -4 * dayMs)) ?? this.world.now;
    const collect = (at: Date) => this.buy(this.random.pick(here), this.random.pick(neighbors), at, (basket, when) => this.choices.pickup(store, basket, when, "pickup", null));
    collect(later(open, -25 * minuteMs));
    this.staged(collect(later(open, -400 * minuteMs)), later(open, -210 * minuteMs), store);
    const collected = this.staged(collect(later(open, -6 * dayMs - 300 * minuteMs)), later(open, -6 * dayMs - 120 * minuteMs), store);
    if (!collected) return;
    this.steps.handOver(collected, later(open, -6 * dayMs - 20 * minuteMs), this.crew.someoneAt(store), "code");
    this.steps.close(collected.order);
  }

  private buy(bundle: BundlePlan, person: Person, at: Date, planOf: (basket: PartPlan["basket"], at: Date) => PartPlan | null): Part | null {
    const id = this.random.id<OrderBundleId>(at);
    const part = this.work.place(person, at, planOf(basketOf(bundle, id), at));
    if (part) this.books.orderBundles.push({ id, orderId: part.order.id, variantId: bundle.variantId, sku: bundle.story.number, title: bundle.story.title, variantTitle: "", quantity: 1, unitPriceMinor: bundle.amountMinor });
    return part;
  }

  private staged(part: Part | null, at: Date, store: Store): Part | null {
    if (!part) return null;
    const by = this.crew.someoneAt(store);
    this.steps.startPicking(part, later(at, -16 * minuteMs), by);
    this.steps.pickAll(part, later(at, -6 * minuteMs), by);
    this.steps.stage(part, at, by, store.plan?.holdDays ?? 7);
    return part;
  }
}
