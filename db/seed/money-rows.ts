import type { Tx } from "@/db/client";
import { customerGroup, price, priceChange, priceList, taxExemption, taxRate } from "@/db/schema/pricing";
import type { TaxRate } from "@/lib/domain/pricing/tax";
import type { CustomerGroupId, PriceListId, TaxExemptionId } from "@/lib/kernel/ids";
import type { Good } from "./catalog";
import { dayMs, later, type World } from "./world";
import { writeRows } from "./write-rows";

/** General sales tax of the states alone, in millionths: close to the real ones of 2025, good enough for a demonstration. */
const stateRates: Record<string, number> = {
  AL: 40000, AK: 0, AZ: 56000, AR: 65000, CA: 72500, CO: 29000, CT: 63500, DE: 0, DC: 60000, FL: 60000, GA: 40000, HI: 40000, ID: 60000, IL: 62500, IN: 70000, IA: 60000,
  KS: 65000, KY: 60000, LA: 50000, ME: 55000, MD: 60000, MA: 62500, MI: 60000, MN: 68750, MS: 70000, MO: 42250, MT: 0, NE: 55000, NV: 68500, NH: 0, NJ: 66250, NM: 48750,
  NY: 40000, NC: 47500, ND: 50000, OH: 57500, OK: 45000, OR: 0, PA: 60000, RI: 70000, SC: 60000, SD: 42000, TN: 70000, TX: 62500, UT: 61000, VT: 60000, VA: 53000, WA: 65000,
  WV: 60000, WI: 50000, WY: 40000,
};

/** States that tax what delivery costs when the goods are taxed. */
const taxedDelivery = new Set(["AR", "CT", "DC", "GA", "HI", "IN", "KS", "KY", "MI", "MN", "MS", "NE", "NJ", "NM", "NY", "NC", "ND", "OH", "PA", "SC", "SD", "TN", "TX", "VT", "WA", "WV", "WI"]);

export const taxRates: TaxRate[] = Object.entries(stateRates).flatMap(([state, ratePpm]) => [
  { country: "US", state, taxClass: "standard", ratePpm, name: `${state} sales tax (state rate, estimate)` },
  ...(taxedDelivery.has(state) ? [{ country: "US", state, taxClass: "delivery" as const, ratePpm, name: `${state} sales tax on delivery (estimate)` }] : []),
]);

/** When the goods with a former price got their present one. */
export const markdownAt = (world: World): Date => later(world.now, -19 * dayMs);

export const priceAt = (good: Good, at: Date, world: World): number => (good.compareAtMinor !== null && at < markdownAt(world) ? good.compareAtMinor : good.priceMinor);

export async function writePricing(tx: Tx, world: World, goods: readonly Good[]): Promise<string> {
  const random = world.random("prices");
  const id = random.id<PriceListId>(world.start);
  await writeRows(tx, priceList, [{ id, code: "us", name: "US web & stores", currency: "USD", channel: null, priority: 0, startsAt: null, endsAt: null, timesAppliedAt: null }]);
  const written = await writeRows(tx, price, goods.map((good) => ({
    priceListId: id, variantId: good.id, amountMinor: good.priceMinor, compareAtMinor: good.compareAtMinor, version: good.compareAtMinor === null ? 1 : 2,
    updatedAt: good.compareAtMinor === null ? world.start : markdownAt(world),
  })));
  const first = goods.map((good) => ({ id: random.id<string>(world.start), priceListId: id, variantId: good.id, beforeMinor: null, afterMinor: priceAt(good, world.start, world), at: world.start }));
  const marked = goods.flatMap((good) => (good.compareAtMinor === null ? [] : [{ id: random.id<string>(markdownAt(world)), priceListId: id, variantId: good.id, beforeMinor: good.compareAtMinor, afterMinor: good.priceMinor, at: markdownAt(world) }]));
  await writeRows(tx, priceChange, [...first, ...marked]);
  await writeTradePrices(tx, world, goods);
  const rates = await writeRows(tx, taxRate, taxRates.map((rate) => ({ ...rate, toldAt: world.start })));
  return `${written} prices, ${rates} tax rates`;
}

/** Tables, chairs and desks for those who furnish for others: a tenth below everybody's price. */
async function writeTradePrices(tx: Tx, world: World, goods: readonly Good[]): Promise<void> {
  const random = world.random("trade prices");
  const [groupId, listId] = [random.id<CustomerGroupId>(world.start), random.id<PriceListId>(world.start)];
  await writeRows(tx, customerGroup, [{ id: groupId, code: "trade", name: "Trade" }]);
  await writeRows(tx, taxExemption, [{ state: "WA", certificate: "WA-RSL-604-118-227", days: 412 }, { state: "CA", certificate: "CA-230-77120", days: 61 }, { state: "TX", certificate: "TX-01-339-8824", days: -24 }].map(({ state, certificate, days }) =>
    ({ id: random.id<TaxExemptionId>(world.start), groupId, state, certificate, expiresOn: later(world.now, days * dayMs).toISOString().slice(0, 10), createdAt: world.start })));
  await writeRows(tx, priceList, [{ id: listId, code: "trade", name: "Trade prices", currency: "USD", channel: null, groupId, priority: 10, startsAt: null, endsAt: null, timesAppliedAt: null }]);
  const priced = goods.filter((good) => ["living", "dining", "office"].includes(good.department)).map((good) => ({ variantId: good.id, minor: Math.floor((good.priceMinor * 9) / 1000) * 10 }));
  await writeRows(tx, price, priced.map(({ variantId, minor }) => ({ priceListId: listId, variantId, amountMinor: minor, compareAtMinor: null, version: 1, updatedAt: world.start })));
  await writeRows(tx, priceChange, priced.map(({ variantId, minor }) => ({ id: random.id<string>(world.start), priceListId: listId, variantId, beforeMinor: null, afterMinor: minor, at: world.start })));
}
