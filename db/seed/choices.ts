import type { Channel } from "@/lib/domain/channel";
import { pickupPromise } from "@/lib/domain/locations/promise";
import { slotsFrom } from "@/lib/domain/locations/slots";
import { instantAt, dayAfter, dayAt, weekdayOf } from "@/lib/domain/locations/zone-day";
import type { Good } from "./catalog";
import type { Person } from "./people";
import { kmBetween } from "./people";
import type { Basket, PartPlan } from "./placing";
import { itemAt, type Random } from "./random";
import { stockKey, type StockKey, type StockPlan } from "./stock-plan";
import type { Store, StoresPlan } from "./stores";

export type Way = "ship" | "pickup" | "curbside" | "carry_out" | "mixed";

/** What can be had where, and what is promised for it. */
export class Choices {
  private readonly carried = new Map<Store, readonly Good[]>();
  private readonly collectable = new Map<Store, readonly Good[]>();

  constructor(private readonly goods: readonly Good[], private readonly stock: ReadonlyMap<StockKey, StockPlan>, readonly stores: StoresPlan, private readonly random: Random) {}

  way(person: Person, channel: Channel): Way {
    const { random } = this;
    if (channel === "store") return "carry_out";
    if (person.kmFromHome > 120 || channel === "call_center") return "ship";
    const canCurbside = person.home.plan?.canCurbside ?? false;
    return random.weighted(["pickup", "curbside", "ship", "mixed"] as const, (way) => (way === "pickup" ? 46 : way === "curbside" ? (canCurbside ? 15 : 0) : way === "ship" ? 34 : 5));
  }

  carries(store: Store, variantId: Good["id"]): boolean {
    return this.stock.has(stockKey(variantId, store.id));
  }

  /** Carried here, and for a pickup also small enough for the store's counter. */
  goodsAt(store: Store, isPickup: boolean): readonly Good[] {
    const lists = isPickup ? this.collectable : this.carried;
    const known = lists.get(store);
    if (known) return known;
    const { maxGrams = null, maxMm = null } = store.plan ?? {};
    const fits = (good: Good) => (maxGrams === null || good.heaviestGrams <= maxGrams) && (maxMm === null || good.longestMm <= maxMm);
    const list = this.goods.filter((good) => {
      const plan = this.stock.get(stockKey(good.id, store.id));
      return plan !== undefined && (!isPickup || (plan.canPickup && fits(good)));
    });
    lists.set(store, list);
    return list;
  }

  /** Now and then a delivery leaves from a store that is nearer and has everything. */
  sender(person: Person, basket: Basket): Store {
    const near = this.stores.stores.filter((store) => store.plan?.canShip && kmBetween(person.postcode, store) < 900 && basket.every(({ good }) => this.carries(store, good.id) && good.heaviestGrams < 30_000));
    return near.length > 0 && this.random.chance(0.3) ? itemAt(near, 0) : this.stores.warehouse;
  }

  pickup(store: Store, basket: Basket, at: Date, method: "pickup" | "curbside", pickupPerson: string | null): PartPlan | null {
    const promise = pickupPromise(at, store.opening);
    if (!promise) return null;
    const slots = [...slotsFrom(store.opening, promise.readyAt.getTime(), 3)].filter((slot) => slot.startMs >= promise.readyAt.getTime()).slice(0, 26);
    const slot = this.random.chance(0.55) && slots.length > 0 ? slots[Math.floor(slots.length * this.random.next() ** 2)] : undefined;
    const chosen = slot ? { startsAt: new Date(slot.startMs), endsAt: new Date(slot.endMs) } : null;
    return { method, store, basket, promisedAt: chosen?.startsAt ?? promise.readyAt, promiseInputs: { ...promise.inputs }, slot: chosen, pickupPerson };
  }

  ship(person: Person, basket: Basket, at: Date): PartPlan {
    const store = this.sender(person, basket);
    const transitDays = Math.min(5, 2 + Math.floor(kmBetween(store, person.postcode) / 1_200));
    let day = dayAt(store.timeZone, at.getTime());
    for (let left = transitDays + 1; left > 0; ) if (weekdayOf((day = dayAfter(day))) <= 5) left--;
    return { method: "ship", store, basket, promisedAt: new Date(instantAt(person.home.timeZone, day, 20 * 60)), promiseInputs: { orderedAt: at.toISOString(), transitDays, handlingDays: 1, from: store.code }, slot: null, pickupPerson: null };
  }

  carryOut(store: Store, basket: Basket, at: Date): PartPlan {
    return { method: "carry_out", store, basket, promisedAt: at, promiseInputs: {}, slot: null, pickupPerson: null };
  }
}
