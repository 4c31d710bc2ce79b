import type { LocationId, VariantId } from "@/lib/kernel/ids";
import type { Good } from "./catalog";
import type { Random } from "./random";
import { busiestStoreCode } from "./store-plans";
import type { Store } from "./stores";
import type { World } from "./world";

/** What should stand at a location when history ends, promised and unsellable units not counted; `incoming` is on its way from the warehouse. */
export type StockPlan = { good: Good; store: Store; sellable: number; display: number; damaged: number; /** Null: by what leaves the shelf. */ safetyStock: number | null; reorderPoint: number; aheadCap: number; incoming: number; canPickup: boolean; aisle: string; bay: string };
export type StockKey = `${VariantId}@${LocationId}`;

export const stockKey = (variantId: VariantId, locationId: LocationId): StockKey => `${variantId}@${locationId}`;

/** The letter of each department's aisles; the walk through a store goes from A to M. */
const departments = ["living", "dining", "bedroom", "office", "storage", "kitchen", "lighting", "decor", "outdoor", "kids", "bath-laundry", "electronics"];

/** Stories for the demo's own store: what is gone, what is the last one, and what is sold only to who comes in. */
const goneAtBusiest = new Set(["aldeburgh-rattan-armchair", "trevose-table-lamp", "calder-two-seat-sofa"]);
const lastAtBusiest = new Set(["jura-candle-lantern", "bryher-vase", "cromer-coffee-press"]);
const shelfOnlyAtBusiest = new Set(["savernake-palm"]);
const plentyAtBusiest = new Set(["kennet-chesterfield-sofa", "ludlow-toaster", "arden-orchid", "pendeen-arc-desk-lamp", "nunney-stool", "kirkby-task-chair", "selborne-teapot", "bowland-lucky-bamboo"]);

/** Gone at the warehouse, in no store that sends parcels, ordered again, and sold ahead. */
export const comingSoon: ReadonlySet<string> = new Set(["aldeburgh-rattan-armchair"]);

/** Gone but for what shoppers bring back, and nothing is ordered: who wants it asks to be told. */
export const soldOut: ReadonlySet<string> = new Set(["bardsey-candlestick-lamp"]);

export function planStock(world: World, goods: readonly Good[], places: readonly Store[]): Map<StockKey, StockPlan> {
  const plans = new Map<StockKey, StockPlan>();
  for (const store of places) {
    const random = world.random(`stock:${store.code}`);
    const carried = new Map<string, boolean>();
    for (const good of goods) {
      const isCarried = carried.get(good.slug) ?? carries(good, store, random);
      carried.set(good.slug, isCarried);
      const plan = planOne(good, store, random);
      if (isCarried) plans.set(stockKey(good.id, store.id), plan);
    }
  }
  return plans;
}

function carries(good: Good, store: Store, random: Random): boolean {
  const chance = random.next();
  if (comingSoon.has(good.slug) && store.plan?.canShip) return false;
  if (!store.plan || goneAtBusiest.has(good.slug) || plentyAtBusiest.has(good.slug) || shelfOnlyAtBusiest.has(good.slug)) return true;
  const { maxGrams, maxMm, range } = store.plan;
  const isTooLarge = (maxGrams !== null && good.heaviestGrams > maxGrams) || (maxMm !== null && good.longestMm > maxMm);
  return chance < (isTooLarge ? 0.4 : range);
}

function planOne(good: Good, store: Store, random: Random): StockPlan {
  const isFurniture = good.priceMinor >= 20_000;
  const usual = isFurniture ? random.int(2, 7) : good.priceMinor >= 6_000 ? random.int(4, 14) : random.int(6, 28);
  const fate = random.next();
  const isWarehouse = store.plan === null;
  const depth = store.plan?.depth ?? (isFurniture ? 9 : 12);
  const gone = isWarehouse ? 0.025 : 0.075;
  const few = isWarehouse ? 0.04 : 0.18;
  const sellable = fate < gone ? 0 : fate < few ? random.int(1, 2) : Math.max(1, Math.round(usual * depth));
  const department = Math.max(0, departments.indexOf(good.department));
  const plan: StockPlan = {
    good, store, sellable,
    display: !isWarehouse && isFurniture && random.chance(0.55) ? 1 : 0,
    damaged: random.chance(0.06) ? random.int(1, 2) : 0,
    safetyStock: !isWarehouse && random.chance(0.02) ? 1 : null,
    reorderPoint: (isWarehouse || store.code === busiestStoreCode) && good.popularity > 1.2 ? (isWarehouse ? 24 : 4) : 0,
    aheadCap: 0,
    incoming: sellable <= 2 && random.chance(0.6) ? random.int(4, 12) : 0,
    canPickup: isWarehouse ? false : !random.chance(0.01),
    aisle: isWarehouse ? `${"RSTU"[department % 4] ?? "R"}${1 + (good.slug.length % 9)}` : `${"ABCDEFGHJKLM"[department] ?? "A"}${1 + (good.categorySlug.length % 3)}`,
    bay: String(1 + ((good.slug.length * 7 + good.categorySlug.length * 3) % (isWarehouse ? 40 : 18))).padStart(2, "0"),
  };
  if (comingSoon.has(good.slug) && isWarehouse) return { ...plan, sellable: 0, damaged: 0, safetyStock: 0, incoming: 0, aheadCap: 12 };
  if (soldOut.has(good.slug)) return { ...plan, sellable: 0, damaged: 0, incoming: 0, aheadCap: 0 };
  return store.code === busiestStoreCode ? told(plan) : plan;
}

function told(plan: StockPlan): StockPlan {
  const { slug } = plan.good;
  if (goneAtBusiest.has(slug)) return { ...plan, sellable: 0, incoming: 6, canPickup: true };
  if (lastAtBusiest.has(slug)) return { ...plan, sellable: 1, safetyStock: 0, canPickup: true };
  if (plentyAtBusiest.has(slug)) return { ...plan, sellable: Math.max(8, plan.sellable), canPickup: true };
  if (shelfOnlyAtBusiest.has(slug)) return { ...plan, sellable: Math.max(8, plan.sellable), canPickup: false };
  return { ...plan, canPickup: true };
}
