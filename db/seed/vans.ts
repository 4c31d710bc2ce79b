import type { Tx } from "@/db/client";
import { localDelivery } from "@/db/schema/locations";
import { deliveryWindowsOn } from "@/lib/domain/locations/delivery-windows";
import type { LocalDelivery } from "@/lib/domain/locations/local-delivery";
import type { Slot } from "@/lib/domain/locations/slots";
import { dayAfter, dayAt } from "@/lib/domain/locations/zone-day";
import type { Books } from "./books";
import type { Choices } from "./choices";
import type { Crew } from "./crew";
import type { OpenWork } from "./open-work";
import type { Steps } from "./order-steps";
import type { Person } from "./people";
import type { Part } from "./placing";
import type { Random } from "./random";
import { roomLeft } from "./room-left";
import type { Store } from "./stores";
import { busiestStoreCode } from "./store-plans";
import type { Taste } from "./taste";
import { vanTerms } from "./van-terms";
import { dayMs, hourMs, later, minuteMs, type World } from "./world";
import { writeRows } from "./write-rows";

const kmPerMile = 1.609344;
const words = { missed: "Nobody opened, bell rung twice", left: "Behind the planter on the porch", took: "the doorman" } as const;

/** The runs of yesterday and today: what was brought, what came back, what is on the van and what is still to pack. */
export class VanRuns {
  constructor(
    private readonly world: World, private readonly books: Books, private readonly random: Random, private readonly work: OpenWork, private readonly steps: Steps, private readonly choices: Choices, private readonly taste: Taste, private readonly crew: Crew,
  ) {}

  make(everybody: readonly Person[]): void {
    for (const store of this.choices.stores.stores) {
      const terms = vanTerms[store.code];
      if (!terms) continue;
      const near = everybody.slice(1).filter((person) => person.home.id === store.id && person.kmFromHome < terms.radiusMiles * kmPerMile && person.since < later(this.world.now, -9 * dayMs));
      if (near.length > 0) this.runs(store, terms, near);
    }
  }

  private runs(store: Store, terms: LocalDelivery, near: readonly Person[]): void {
    const today = dayAt(store.timeZone, this.world.now.getTime());
    const doors = store.code === busiestStoreCode ? 3 : 1;
    for (const day of [dayAfter(today, -1), today, dayAfter(today)]) {
      deliveryWindowsOn(store.opening, terms, day).slice(1, 4).forEach((window, index) => {
        for (let door = 0; door < doors; door++) this.door(store, this.random.pick(near), window, { index, door, isTomorrow: day > today });
      });
    }
  }

  private door(store: Store, person: Person, window: Slot, { index, door, isTomorrow }: { index: number; door: number; isTomorrow: boolean }): void {
    const { random, steps, world } = this;
    const starts = new Date(window.startMs);
    if (roomLeft(this.books, store, window.startMs) < 1) return;
    const at = new Date(Math.min(later(starts, -random.int(5, 20) * hourMs).getTime(), later(world.now, -random.int(20, 90) * minuteMs).getTime()));
    const basket = this.taste.basket(random, person, at, this.choices.goodsAt(store, true)).slice(0, 3);
    const slot = { startsAt: starts, endsAt: new Date(window.endMs) };
    const part = basket.length === 0 ? null : this.work.place(person, at, { method: "local_delivery", store, basket, promisedAt: slot.endsAt, promiseInputs: { slot, quotedAt: at.toISOString() }, slot, pickupPerson: null });
    const packedAt = later(starts, -random.int(40, 100) * minuteMs);
    if (!part || isTomorrow) return;
    const driver = store.code === busiestStoreCode ? this.crew.named("associate@alderway.example") : this.crew.someoneAt(store);
    if (packedAt > world.now) {
      if (door === 0 && index === 0) this.pack(part, later(world.now, -random.int(6, 15) * minuteMs), store);
      return;
    }
    this.pack(part, packedAt, store);
    if (starts > world.now) return;
    steps.putOnVan(part, starts, driver);
    const there = later(starts, (18 * (door + 1) + random.int(0, 9)) * minuteMs);
    if (there > world.now) return;
    if (index === 0 && door === 2) return steps.missAtDoor(part, there, driver, words.missed);
    const isAtDoor = door === 1;
    steps.deliverAtDoor(part, there, driver, isAtDoor ? { proof: "door", note: words.left } : { proof: "name", note: random.chance(0.7) ? person.name : words.took });
    steps.close(part.order);
  }

  private pack(part: Part, at: Date, store: Store): void {
    const by = this.crew.someoneAt(store);
    this.steps.startPicking(part, later(at, -12 * minuteMs), by);
    this.steps.pack(part, at, by);
  }
}

export async function writeVans(tx: Tx, stores: readonly Store[]): Promise<string> {
  return `${await writeRows(tx, localDelivery, stores.flatMap(({ id, code }) => (vanTerms[code] ? [{ locationId: id, ...vanTerms[code] }] : [])))} vans`;
}
