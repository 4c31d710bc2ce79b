import type { Tx } from "@/db/client";
import { promotion, promotionCode } from "@/db/schema/pricing";
import { anyone, isLimited, type Conditions, type Effect, type Promotion } from "@/lib/domain/pricing/promotion";
import type { PromotionCodeId, PromotionId } from "@/lib/kernel/ids";
import type { Books } from "./books";
import type { CatalogPlan } from "./catalog";
import type { Random } from "./random";
import { dayMs, later, type World } from "./world";
import { writeRows } from "./write-rows";

type Terms = {
  name: string; effect: Effect; from: Date; to?: Date | null; code?: string; conditions?: Partial<Conditions>;
  perCustomerLimit?: number | null; usageLimit?: number | null; budgetMinor?: number | null; isCombinable?: boolean; isActive?: boolean;
};

/** What Alderway gives: codes of the year, and four offers that need none and run now. */
export function planPromotions(world: World, { goods, rows }: CatalogPlan): Promotion[] {
  const random = world.random("promotions");
  const day = (days: number) => later(world.now, days * dayMs);
  const category = (slug: string) => rows.categories.flatMap((one) => (one.slug === slug && one.id ? [one.id] : []));
  const gift = goods.find((good) => good.slug === "dunster-utensil-pot");
  const percent = (basisPoints: number): Effect => ({ kind: "percent", basisPoints });
  const fixed = (amountMinor: number): Effect => ({ kind: "fixed", amountMinor });
  const terms: Terms[] = [
    { code: "WELCOME10", name: "Welcome: 10% off your first order", effect: percent(1000), conditions: { minimumMinor: 5000 }, perCustomerLimit: 1, from: world.start },
    { code: "PLANT5", name: "$5 off something green", effect: fixed(500), conditions: { minimumMinor: 2500, categoryIds: category("plants-flowers") }, isCombinable: true, from: later(world.start, 60 * dayMs) },
    { code: "SPRING15", name: "Spring event: 15% off", effect: percent(1500), conditions: { minimumMinor: 10000 }, perCustomerLimit: 1, from: later(world.start, 100 * dayMs), to: day(-150) },
    { code: "FIRST100", name: "For the first hundred: $20 off", effect: fixed(2000), conditions: { minimumMinor: 15000 }, perCustomerLimit: 1, usageLimit: 100, from: day(-30), to: day(60) },
    { name: "Three plants for two", effect: { kind: "buy_get", buy: 2, get: 1, basisPoints: 10_000, getProductIds: [] }, conditions: { categoryIds: category("plants-flowers") }, isCombinable: true, from: day(-26), to: day(18) },
    { name: "More room, more saved", effect: { kind: "tiered", tiers: [{ fromMinor: 75_000, basisPoints: 500 }, { fromMinor: 150_000, basisPoints: 1000 }] }, conditions: { categoryIds: [...category("living"), ...category("dining")], isFullPriceOnly: true }, budgetMinor: 1_500_000, from: day(-20), to: day(10) },
    ...(gift ? [{ name: "A utensil pot with your kitchen", effect: { kind: "gift" as const, variantId: gift.id }, conditions: { categoryIds: category("kitchen"), minimumMinor: 12_000 }, isCombinable: true, from: day(-9), to: day(40) }] : []),
    { name: "Members: free delivery from $45", effect: { kind: "free_shipping", upToMinor: 2000 }, conditions: { segment: "member", minimumMinor: 4500 }, isCombinable: true, from: day(-60) },
    { name: "Lamp week", effect: percent(1500), conditions: { categoryIds: category("lighting"), isFullPriceOnly: true }, from: day(12), to: day(19) },
    { name: "Warehouse weekend", effect: fixed(5000), conditions: { minimumMinor: 40_000 }, usageLimit: 500, isActive: false, from: day(5), to: day(8) },
  ];
  return terms.map((one) => planned(one, random));
}

const planned = ({ name, effect, from, to = null, code, conditions, perCustomerLimit = null, usageLimit = null, budgetMinor = null, isCombinable = false, isActive = true }: Terms, random: Random): Promotion => ({
  id: random.id<PromotionId>(from), name, effect, conditions: { ...anyone, ...conditions }, currency: "USD", startsAt: from, endsAt: to, isActive, priority: 0, isCombinable,
  usageLimit, perCustomerLimit, budgetMinor, used: 0, spentMinor: 0, usedByPerson: 0, gift: null, code: code ? { id: random.id<PromotionCodeId>(from), code, isUsedUp: false } : null,
});

/** What was cancelled costs no promotion anything, and a wholly cancelled order has used none. */
export function restoreCancelled(books: Books, promotions: readonly Promotion[]): void {
  const cancelled = new Set(books.orders.flatMap((order) => (order.status === "cancelled" ? [order.id] : [])));
  const gone = new Set(books.orderLines.flatMap((line) => ((line.cancelled ?? 0) > 0 ? [line.id] : [])));
  const keptUses = books.promotionUses.filter((use) => {
    const isOver = cancelled.has(use.orderId);
    const parts = books.orderDiscounts.filter((one) => one.orderId === use.orderId && one.promotionId === use.promotionId);
    const back = isOver ? use.amountMinor : parts.reduce((sum, one) => sum + (one.orderLineId && gone.has(one.orderLineId) ? one.amountMinor : 0), 0);
    const promotion = promotions.find(({ id }) => id === use.promotionId);
    if (promotion && isLimited(promotion)) Object.assign(promotion, { used: promotion.used - (isOver ? 1 : 0), spentMinor: promotion.spentMinor - back });
    use.amountMinor -= back;
    return !isOver;
  });
  books.promotionUses.splice(0, books.promotionUses.length, ...keptUses);
}

/** After the history that used them: the counts are of its orders. */
export async function writePromotions(tx: Tx, promotions: readonly Promotion[]): Promise<string> {
  const count = await writeRows(tx, promotion, promotions.map(({ id, name, effect, conditions, currency, startsAt, endsAt, isActive, priority, isCombinable, usageLimit, perCustomerLimit, budgetMinor, used, spentMinor, code }) => (
    { id, name, effect, conditions, currency, needsCode: code !== null, startsAt, endsAt, isActive, priority, isCombinable, usageLimit, perCustomerLimit, budgetMinor, used, spentMinor, createdAt: startsAt ?? undefined, version: 1 })));
  await writeRows(tx, promotionCode, promotions.flatMap(({ id, used, code, startsAt }) => (code ? [{ id: code.id, promotionId: id, code: code.code, usageLimit: null, used, createdAt: startsAt ?? undefined }] : [])));
  return `${count} promotions`;
}
