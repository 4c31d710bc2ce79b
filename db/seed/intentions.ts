import type { CartId } from "@/lib/kernel/ids";
import { tell, type Actor, type Books } from "./books";
import type { Choices } from "./choices";
import type { Person } from "./people";
import type { Basket } from "./placing";
import type { Random } from "./random";
import type { Taste } from "./taste";
import { dayMs, later, minuteMs, type World } from "./world";

/** What members want but have not bought: wish lists and carts that wait. */
export function planIntentions(world: World, books: Books, random: Random, people: readonly Person[], taste: Taste, choices: Choices): void {
  for (const person of people.slice(1)) {
    if (person.accountId === null) continue;
    const since = Math.max(person.since.getTime() + dayMs, world.now.getTime() - 120 * dayMs);
    const someDay = () => new Date(since + Math.floor(random.next() ** 0.6 * (world.now.getTime() - since - 3_600_000)));
    if (random.chance(0.22)) wish(books, person, taste.basket(random, person, world.now, choices.goodsAt(choices.stores.warehouse, false)), someDay());
    if (random.chance(0.07)) leaveCart(books, random, person, taste.basket(random, person, world.now, choices.goodsAt(person.home, true)), someDay());
  }
}

function wish(books: Books, person: Person, basket: Basket, at: Date): void {
  basket.forEach(({ good }, index) => {
    const addedAt = later(at, index * 4 * minuteMs);
    books.wishes.push({ customerId: person.id, variantId: good.id, addedAt });
    tell(books, "wish.added", addedAt, "web", by(person), { subject: `product:${good.productId}`, payload: { variantId: good.id } });
  });
}

function leaveCart(books: Books, random: Random, person: Person, basket: Basket, at: Date): void {
  if (basket.length === 0) return;
  const id = random.id<CartId>(at);
  const locationId = person.kmFromHome < 100 && random.chance(0.6) ? person.home.id : null;
  books.carts.push({ id, customerId: person.id, channel: "web", version: 1 + basket.length, codes: [], status: "open", mergedIntoId: null, sharedByStaffId: null, createdAt: at, updatedAt: later(at, basket.length * 2 * minuteMs) });
  basket.forEach(({ good, quantity }, index) => {
    const addedAt = later(at, index * 2 * minuteMs);
    const method = locationId ? ("pickup" as const) : ("ship" as const);
    books.cartLines.push({ id: random.id(addedAt), cartId: id, variantId: good.id, quantity, method, locationId, addedByStaffId: null, addedAt });
    tell(books, "cart.line_added", addedAt, "web", by(person), { locationId, subject: `product:${good.productId}`, payload: { cartId: id, variantId: good.id, quantity, method } });
  });
}

const by = (person: Person): Actor => ({ kind: "shopper", person, deviceId: person.computer });

/** How this year's new customers became known: account, confirmed e-mail, chosen store, choices about privacy. */
export function planBeginnings(world: World, books: Books, people: readonly Person[]): void {
  for (const person of people) {
    if (person.since <= world.start) continue;
    const subject = person.accountId ? `account:${person.accountId}` : null;
    tell(books, "customer.created", person.since, "web", by(person), { customerId: person.id, subject });
    if (person.accountId === null) continue;
    tell(books, "account.created", person.since, "web", by(person), { subject });
    tell(books, "account.verified", later(person.since, 9 * minuteMs), "web", by(person), { subject });
    if (person.kmFromHome < 80) tell(books, "store.chosen", later(person.since, 14 * minuteMs), "web", by(person), { locationId: person.home.id });
    if (person.wantsMarketing) tell(books, "consent.changed", later(person.since, 15 * minuteMs), "web", by(person), { payload: { purpose: "marketing", isGranted: true } });
    if (person.sharesBrowsing) tell(books, "consent.changed", later(person.since, 16 * minuteMs), "web", by(person), { payload: { purpose: "share_browsing", isGranted: true } });
  }
}
