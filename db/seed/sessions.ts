import { isDelivery } from "@/lib/domain/fulfillment/fulfillment-state";
import type { Channel } from "@/lib/domain/channel";
import { tell, type Actor, type Books } from "./books";
import type { Good } from "./catalog";
import type { Person } from "./people";
import type { Basket, PartPlan } from "./placing";
import type { Random } from "./random";
import { later } from "./world";

export type Visit = { person: Person; at: Date; deviceId: string; channel: Channel };
type Cart = { cartId: string; parts: readonly Pick<PartPlan, "basket" | "method" | "store">[] };

/** Looking around: categories, searches and products, seconds apart. */
export class Sessions {
  readonly searched = new Map<string, { searches: number; lastAt: Date; lastResults: number }>();

  private readonly byCategory = new Map<string, Good[]>();

  constructor(private readonly books: Books, private readonly random: Random, private readonly goods: readonly Good[]) {
    for (const good of goods) this.byCategory.set(good.categorySlug, [...(this.byCategory.get(good.categorySlug) ?? []), good]);
  }

  /** Returns when it ended. */
  look(visit: Visit, wanted: readonly Good[]): Date {
    const { random } = this;
    const actor: Actor = { kind: "shopper", person: visit.person, deviceId: visit.deviceId };
    let at = visit.at;
    const next = () => (at = later(at, random.int(9, 140) * 1_000));
    for (const good of wanted) {
      if (random.chance(0.35)) this.search(good, at, visit.channel, actor);
      else if (random.chance(0.7)) tell(this.books, "category.viewed", at, visit.channel, actor, { subject: `category:${good.categorySlug}`, payload: { slug: good.categorySlug } });
      next();
      for (const other of this.similar(good)) {
        this.view(other, at, visit.channel, actor);
        next();
      }
      this.view(good, at, visit.channel, actor);
      next();
    }
    return at;
  }

  /** The last look before an order: everything is put into the cart. */
  fillCart(visit: Visit, { cartId, parts }: Cart, until: Date): void {
    const actor: Actor = { kind: "shopper", person: visit.person, deviceId: visit.deviceId };
    const lines = parts.flatMap((part) => part.basket.map((line) => ({ ...line, part })));
    const step = Math.max(4_000, (until.getTime() - visit.at.getTime()) / (lines.length + 2));
    lines.forEach(({ good, quantity, part }, index) => {
      const isShipped = isDelivery(part.method);
      tell(this.books, "cart.line_added", later(visit.at, Math.floor(step * (index + 0.4))), visit.channel, actor, {
        locationId: isShipped ? null : part.store.id, subject: `product:${good.productId}`, payload: { cartId, variantId: good.id, quantity, method: isShipped ? "ship" : part.method },
      });
    });
    tell(this.books, "checkout.started", later(until, -Math.floor(step * 0.8)), visit.channel, actor, { payload: { cartId } });
  }

  view(good: Good, at: Date, channel: Channel, actor: Actor): void {
    tell(this.books, "product.viewed", at, channel, actor, { subject: `product:${good.productId}`, payload: { productId: good.productId, variantId: good.id } });
  }

  private search(good: Good, at: Date, channel: Channel, actor: Actor): void {
    const query = this.random.pick([...good.keywords.slice(0, 3), good.categorySlug.replaceAll("-", " ")]).toLowerCase();
    const known = this.searched.get(query);
    const results = known?.lastResults ?? this.goods.filter((each) => each.categorySlug === good.categorySlug || each.keywords.some((word) => word.includes(query))).length;
    this.searched.set(query, { searches: (known?.searches ?? 0) + 1, lastResults: results, lastAt: known && known.lastAt > at ? known.lastAt : at });
    tell(this.books, "search.performed", at, channel, actor, { payload: { query, results } });
  }

  private similar(good: Good): Good[] {
    const others = (this.byCategory.get(good.categorySlug) ?? []).filter((each) => each.slug !== good.slug);
    return others.length === 0 ? [] : [...new Set(Array.from({ length: this.random.int(0, 2) }, () => this.random.pick(others)))];
  }
}

export const goodsOf = (basket: Basket): Good[] => basket.map((line) => line.good);
