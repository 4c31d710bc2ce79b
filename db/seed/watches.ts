import type { StockWatchId } from "@/lib/kernel/ids";
import { tell, type Books } from "./books";
import type { CatalogPlan } from "./catalog";
import type { Person } from "./people";
import type { Random } from "./random";
import { soldOut } from "./stock-plan";
import { dayMs, hourMs, later, type World } from "./world";

const waiting = 6;

/** Members who want to hear when something is back; the demo's own shopper is one of them. */
export function planWatches(world: World, books: Books, random: Random, { goods }: CatalogPlan, people: readonly Person[]): void {
  const [june, ...others] = people.filter((person) => person.accountId !== null && person.since < later(world.now, -30 * dayMs));
  for (const good of goods.filter(({ slug }) => soldOut.has(slug))) {
    for (const person of june ? [june, ...random.shuffle(others).slice(0, waiting - 1)] : []) {
      const createdAt = later(world.now, -Math.floor((3 + 200 * random.next()) * hourMs));
      books.watches.push({ id: random.id<StockWatchId>(createdAt), variantId: good.id, email: person.email, customerId: person.id, locationId: null, channel: "web", createdAt });
      tell(books, "watch.added", createdAt, "web", { kind: "shopper", person, deviceId: person.computer }, { subject: `product:${good.productId}`, payload: { variantId: good.id, storeId: null } });
    }
  }
}
