import type { supplier, supplierItem } from "@/db/schema/purchasing";
import type { SupplierId } from "@/lib/kernel/ids";
import type { Good } from "./catalog";
import type { Random } from "./random";
import type { World } from "./world";

export type Seller = { id: SupplierId; name: string; email: string; currency: string; leadTimeDays: number; minimumMinor: number; departments: readonly string[]; /** Dollars for one of its currency, in millionths. */ ratePpm: number };

const terms: Omit<Seller, "id">[] = [
  { name: "Cascadia Furniture Works", email: "orders@cascadia-furniture.example", currency: "USD", leadTimeDays: 35, minimumMinor: 300_000, departments: ["living", "dining", "bedroom", "office"], ratePpm: 1_000_000 },
  { name: "Northlight Studio", email: "sales@northlight-studio.example", currency: "USD", leadTimeDays: 21, minimumMinor: 50_000, departments: ["lighting", "electronics"], ratePpm: 1_000_000 },
  { name: "Atelier Morvan", email: "commandes@atelier-morvan.example", currency: "EUR", leadTimeDays: 28, minimumMinor: 40_000, departments: ["kitchen", "bath-laundry"], ratePpm: 1_083_400 },
  { name: "Green Acre Nursery", email: "", currency: "USD", leadTimeDays: 7, minimumMinor: 0, departments: ["decor", "outdoor"], ratePpm: 1_000_000 },
  { name: "Lakeside Home Supply", email: "orders@lakeside-supply.example", currency: "USD", leadTimeDays: 14, minimumMinor: 25_000, departments: [], ratePpm: 1_000_000 },
];

/** Whom Alderway Home buys from. The last one sells what nobody else does. */
export class Suppliers {
  readonly sellers: Seller[];
  readonly rows: (typeof supplier.$inferInsert)[];
  readonly items: (typeof supplierItem.$inferInsert)[];
  private readonly goods = new Map<string, Good[]>();
  private readonly costs = new Map<string, number>();

  constructor(world: World, goods: readonly Good[], random: Random) {
    this.sellers = terms.map((term) => ({ ...term, id: random.id<SupplierId>(world.start) }));
    this.rows = this.sellers.map(({ departments: _departments, ratePpm: _rate, ...row }) => ({ ...row, isActive: true, version: 1, createdAt: world.start }));
    this.items = goods.map((good) => {
      const seller = this.sellers.find((one) => one.departments.includes(good.department)) ?? this.sellers[this.sellers.length - 1];
      if (!seller) throw new Error("Nobody sells anything");
      this.goods.set(seller.id, [...(this.goods.get(seller.id) ?? []), good]);
      const unitCostMinor = Math.max(50, Math.round((good.priceMinor * random.int(38, 54)) / 100 / 5) * 5);
      this.costs.set(good.id, unitCostMinor);
      return { variantId: good.id, supplierId: seller.id, supplierSku: `${seller.name.slice(0, 2).toUpperCase()}-${random.int(10_000, 99_999)}`, unitCostMinor, packSize: packOf(good) };
    });
  }

  soldBy(seller: Seller): Good[] {
    return this.goods.get(seller.id) ?? [];
  }

  costOf(good: Good): number {
    return this.costs.get(good.id) ?? 0;
  }
}

/** Small things come by the dozen, furniture by the piece. */
export const packOf = (good: Good): number => (good.priceMinor < 2_500 ? 12 : good.priceMinor < 6_000 ? 6 : good.priceMinor < 20_000 ? 2 : 1);
