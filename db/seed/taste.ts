import { readProfile } from "./data-files";
import type { Good } from "./catalog";
import type { Person } from "./people";
import type { Basket } from "./placing";
import type { Random } from "./random";

/** Departments (and single categories) that an interest of the shopper profiles is about. */
const interests: Record<string, string[]> = {
  furniture: ["living", "dining", "bedroom", "office", "storage"], homedecor: ["decor", "lighting"], housewares: ["kitchen", "bath-laundry"], floral: ["plants-flowers"], electronics: ["electronics", "small-appliances"],
  outdoors: ["outdoor"], tools: ["storage", "office"], seasonal: ["candles-holders", "outdoor"], groceries: ["kitchen"], books: ["bookcases-cabinets", "desk-lamps"], apparel: ["wardrobes"], beauty: ["bath-laundry"],
};

/** What goes with what: bought together more often than chance. */
const companions: Record<string, string[]> = {
  sofas: ["coffee-tables", "rugs-doormats", "table-lamps", "armchairs"], armchairs: ["ceiling-floor-lights", "coffee-tables", "rugs-doormats"], "dining-tables": ["dining-chairs", "ceiling-floor-lights", "dinnerware-serving"],
  "dining-chairs": ["dining-tables"], beds: ["nightstands-dressers", "table-lamps"], "nightstands-dressers": ["table-lamps", "beds"], desks: ["office-chairs", "desk-lamps"], "office-chairs": ["desks", "desk-lamps"],
  "coffee-tea": ["cups-teapots", "dinnerware-serving"], "cups-teapots": ["coffee-tea", "kitchen-storage"], "cookware-prep": ["kitchen-storage", "dinnerware-serving"], "plants-flowers": ["vases-pottery", "garden-accessories"],
  "vases-pottery": ["plants-flowers", "candles-holders"], "candles-holders": ["vases-pottery", "clocks-accents"], "outdoor-seating": ["outdoor-tables", "garden-accessories"], "kids-beds": ["kids-furniture", "toys"], toys: ["kids-furniture"],
  "towels-bath-mats": ["bath-accessories", "laundry-baskets"], "bath-accessories": ["towels-bath-mats"], "small-appliances": ["kitchen-storage", "coffee-tea"], "bookcases-cabinets": ["clocks-accents", "plants-flowers"],
};

/** By month: what is wanted more, or less, than on average. */
function seasonOf(good: Good, month: number): number {
  if (good.department === "outdoor") return [0.25, 0.4, 1, 2, 2.6, 2.4, 1.8, 1.2, 0.7, 0.4, 0.25, 0.25][month] ?? 1;
  if (good.categorySlug === "fans") return month >= 4 && month <= 7 ? 3 : 0.3;
  if (good.categorySlug === "toys" || good.categorySlug === "candles-holders") return month === 11 ? 3 : month === 10 ? 2 : 0.8;
  if (good.department === "office") return month === 7 || month === 8 || month === 0 ? 1.7 : 0.9;
  if (good.categorySlug === "plants-flowers") return month >= 2 && month <= 5 ? 1.7 : 0.9;
  return good.department === "decor" && month >= 10 ? 1.4 : 1;
}

const inSets = new Set(["dining-chairs", "bar-stools"]);
const inNumbers = new Set(["cups-teapots", "towels-bath-mats", "dinnerware-serving", "candles-holders", "kids-furniture", "bath-accessories"]);

/** What a person puts into one basket, of goods that can be had that way. */
export class Taste {
  private readonly profile = readProfile();
  private readonly pairs: Float64Array[];
  private readonly topics = new Map<string, Set<string>>();

  constructor(goods: readonly Good[]) {
    this.pairs = goods.map((had) => Float64Array.from(goods, (good) => affinity(had, good)));
  }

  basket(random: Random, person: Person, at: Date, wanted: readonly Good[]): Basket {
    if (wanted.length === 0) return [];
    const month = at.getUTCMonth();
    const topics = this.topicsOf(person);
    const weights = wanted.map((good) => good.popularity * seasonOf(good, month) * (topics.has(good.department) || topics.has(good.categorySlug) ? 2.4 : 1));
    const lines = random.position(this.profile.web.lines.map((count, size) => (size === 0 ? 0 : size > 3 ? count * 0.45 : count)));
    const basket: Basket = [];
    while (basket.length < Math.min(lines, wanted.length)) {
      const good = wanted[random.position(weights)];
      if (!good || basket.some((line) => line.good.slug === good.slug)) break;
      basket.push({ good, quantity: this.quantity(random, good) });
      if (good.priceMinor > 60_000 && random.chance(0.6)) break;
      const pairs = this.pairs[good.index];
      wanted.forEach((other, index) => (weights[index] = (weights[index] ?? 0) * (pairs?.[other.index] ?? 1)));
    }
    return basket;
  }

  private topicsOf(person: Person): Set<string> {
    const key = person.interests.join();
    const known = this.topics.get(key) ?? new Set(person.interests.flatMap((interest) => interests[interest] ?? []));
    this.topics.set(key, known);
    return known;
  }

  private quantity(random: Random, good: Good): number {
    if (inSets.has(good.categorySlug)) return random.weighted([1, 2, 4, 6], (count) => [0, 3, 4, 0, 4, 0, 1][count] ?? 0);
    if (good.priceMinor > 9_000) return random.chance(0.05) ? 2 : 1;
    const units = random.position(this.profile.web.units.map((count, size) => (size === 0 ? 0 : size > 1 && !inNumbers.has(good.categorySlug) ? count * 0.12 : size > 4 ? count * 0.3 : count)));
    return Math.max(1, units);
  }
}

/** How much likelier a thing becomes beside another one; nobody takes the same twice. */
function affinity(had: Good, good: Good): number {
  if (had.slug === good.slug) return 0;
  let weight = 0.5;
  if (companions[had.categorySlug]?.includes(good.categorySlug)) weight += 7;
  if (had.title.split(" ")[0] === good.title.split(" ")[0]) weight += 6;
  if (had.department === good.department) weight += 1.5;
  return had.categorySlug === good.categorySlug && had.priceMinor > 15_000 ? weight * 0.15 : weight;
}
