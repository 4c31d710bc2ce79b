import type { Channel } from "@/lib/domain/channel";
import { tell, type Books } from "./books";
import type { Crew } from "./crew";
import { readLetters } from "./data-files";
import { staffed } from "./order-steps";
import type { Person } from "./people";
import type { Placed } from "./placing";
import type { Random } from "./random";
import { dayMs, hourMs, later, type World } from "./world";

const notes = [
  "Prefers a call over a mail, after 5 PM.", "Has a narrow stairwell: asks for box sizes before buying.", "Furnishing a new apartment until spring.", "Collects with a cargo bike, no large boxes.",
  "Likes to see fabrics in daylight. Offered samples.", "Buys presents for her grandchildren; gift receipt every time.", "Allergic to wool.", "Architect, asks for exact dimensions.", "Waits for the matching nightstand.",
];

/** People write in about some of their orders; colleagues keep a note about some people. */
export function planService(world: World, books: Books, random: Random, crew: Crew, orders: readonly Placed[], people: readonly Person[]): void {
  const letters = readLetters();
  for (const order of orders) {
    if (!random.chance(0.06)) continue;
    const { person } = order.plan;
    const at = later(order.plan.at, Math.floor((0.1 + 9 * random.next() ** 2) * dayMs));
    if (at >= world.now) continue;
    const { topic, text } = random.pick(letters);
    const channel = random.weighted<Channel>(["email", "web", "social", "call_center"], (each) => ({ email: 6, web: 3, social: 1, call_center: 2 })[String(each)] ?? 1);
    tell(books, "customer.wrote", at, channel, { kind: "shopper", person, deviceId: person.phoneDevice }, { customerId: person.id, orderId: order.id, payload: { topic, text } });
  }
  for (const person of people.slice(1)) {
    if (person.kmFromHome > 80 || !random.chance(0.04)) continue;
    const at = later(world.now, -Math.floor(random.next() * Math.min(200, (world.now.getTime() - person.since.getTime()) / dayMs) * dayMs) - hourMs);
    note(books, random, person, at, random.pick(notes), crew, person.home);
  }
}

export function note(books: Books, random: Random, person: Person, at: Date, body: string, crew: Crew, store: Person["home"]): void {
  const by = crew.someoneAt(store);
  const id = random.id<string>(at);
  books.notes.push({ id, customerId: person.id, staffId: by.id, body, createdAt: at });
  tell(books, "customer.file_opened", later(at, -4 * 60_000), "store", staffed(by), { customerId: person.id, locationId: store.id });
  tell(books, "customer.note_added", at, "store", staffed(by), { customerId: person.id, locationId: store.id, subject: `note:${id}` });
}
