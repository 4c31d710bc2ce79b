import { publicName } from "@/lib/domain/catalog/review";
import type { ReviewId } from "@/lib/kernel/ids";
import { tell, type Books } from "./books";
import type { CatalogPlan, Good } from "./catalog";
import { readReviews } from "./data-files";
import type { Person } from "./people";
import type { Placed } from "./placing";
import type { Random } from "./random";
import { dayMs, later, type World } from "./world";

type Bought = { person: Person; at: Date; good: Good; place: "online" | "store"; storeName: string };

/** Members write about what they have had for a while; what sells well is written about more. */
export function planReviews(world: World, books: Books, { texts: random, photos }: { texts: Random; photos: Random }, catalog: CatalogPlan, orders: readonly Placed[]): void {
  const texts = readReviews();
  const bought = purchases(world, orders);
  for (const product of catalog.rows.products) {
    const buyers = random.shuffle(bought.get(product.slug) ?? []);
    const own = buyers[0]?.good.categorySlug;
    const quality = 0.6 + random.next();
    let left = random.shuffle(texts.filter((text) => text.about === own || text.about === "any"));
    const wanted = Math.min(left.length, Math.max(buyers.length >= 8 ? 2 : 0, Math.round(Math.min(14, (buyers.length / 11) * (0.6 + random.next())))));
    const written = new Set<string>();
    // A buyer's own picture is not among the demo's data: the second view stands for it.
    const seen = catalog.rows.media.filter((row) => row.productId === product.id && row.src.includes("-angle.")).slice(0, 1).map(({ src }) => src);
    for (const buyer of buyers) {
      if (written.size >= wanted || left.length === 0) break;
      if (written.has(buyer.person.id)) continue;
      const text = random.weighted(left, ({ rating, about }) => rating ** (2 * quality) * (about === "any" ? 0.35 : 1));
      left = left.filter((each) => each !== text);
      const at = later(buyer.at, Math.floor((4 + 36 * random.next()) * dayMs));
      if (at >= world.now) continue;
      written.add(buyer.person.id);
      const id = random.id<ReviewId>(at);
      const status = at > later(world.now, -2 * dayMs) ? "waiting" : "published";
      const isPictured = text.rating >= 4 && photos.chance(0.18);
      books.reviews.push({
        id, productId: buyer.good.productId, customerId: buyer.person.id, authorName: publicName(buyer.person.name), rating: text.rating, title: text.title,
        body: `${text.body}${detail(random, buyer)}`, verified: buyer.place, photos: isPictured ? seen : [], status, createdAt: at,
      });
      if (status === "published") {
        product.ratingCount = (product.ratingCount ?? 0) + 1;
        product.ratingSum = (product.ratingSum ?? 0) + text.rating;
      }
      tell(books, "review.written", at, "web", { kind: "shopper", person: buyer.person, deviceId: buyer.person.computer }, { subject: `product:${buyer.good.productId}`, payload: { productId: buyer.good.productId, reviewId: id, rating: text.rating } });
    }
  }
}

function purchases(world: World, orders: readonly Placed[]): Map<string, Bought[]> {
  const bought = new Map<string, Bought[]>();
  for (const order of orders) {
    const { person, channel } = order.plan;
    if (person.accountId === null) continue;
    for (const part of order.parts) {
      const at = part.row.deliveredAt ?? part.row.handedOverAt;
      if (!at || at > later(world.now, -5 * dayMs)) continue;
      for (const { good } of part.lines) {
        const list = bought.get(good.slug) ?? [];
        list.push({ person, at, good, place: channel === "store" ? "store" : "online", storeName: part.plan.method === "ship" ? "" : part.plan.store.name.replace("Alderway ", "") });
        bought.set(good.slug, list);
      }
    }
  }
  return bought;
}

/** What makes two reviews of the same kind differ: the color taken, the way it came. */
function detail(random: Random, { good, place, storeName }: Bought): string {
  const color = good.variantTitle.toLowerCase();
  const details = [
    "", "", ` We took it in ${color}.`, ` Ours is the ${color} one.`,
    ...(storeName === "" ? [" Came well packed.", " Delivered to the third floor."] : place === "store" ? [` Carried it out of ${storeName} the same day.`] : [` Ordered at noon, collected at ${storeName} after work.`, ` The people at ${storeName} had it ready early.`]),
  ];
  return random.pick(details);
}
