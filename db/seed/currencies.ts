import type { Tx } from "@/db/client";
import { price, priceChange, priceList } from "@/db/schema/pricing";
import type { Currency } from "@/lib/kernel/currency";
import type { PriceListId } from "@/lib/kernel/ids";
import type { BundlePlan } from "./bundles";
import type { Good } from "./catalog";
import type { World } from "./world";
import { writeRows } from "./write-rows";

type List = { code: string; name: string; currency: Currency; /** What a cent of ours is in its minor units, roughly. */ rate: number; /** Prices are whole multiples of it, … */ step: number; /** … less so much: 119.00 is 118.99. */ less: number };

const lists: List[] = [
  { code: "eur", name: "Euro prices", currency: "EUR", rate: 0.92, step: 100, less: 1 },
  { code: "gbp", name: "Sterling prices", currency: "GBP", rate: 0.79, step: 100, less: 5 },
  { code: "jpy", name: "Yen prices", currency: "JPY", rate: 1.52, step: 100, less: 20 },
];

/** As a merchandiser writes it: near the exchange rate, and round in its own way. */
const priceIn = ({ rate, step, less }: List, minor: number): number => Math.max(2, Math.round((minor * rate) / step)) * step - less;

/** As the shop's own job prices one that follows its parts. */
function bundlePriceIn(list: List, { story, amountMinor, parts }: BundlePlan): number {
  if (!("percentOff" in story)) return priceIn(list, amountMinor);
  return Math.round((parts.reduce((sum, { good, quantity }) => sum + quantity * priceIn(list, good.priceMinor), 0) * (100 - story.percentOff)) / 100);
}

/** Base lists in the other currencies, for everything but gift cards. */
export async function writeCurrencies(tx: Tx, world: World, goods: readonly Good[], bundles: readonly BundlePlan[]): Promise<string> {
  const random = world.random("currencies");
  let written = 0;
  for (const list of lists) {
    const priceListId = random.id<PriceListId>(world.start);
    await writeRows(tx, priceList, [{ id: priceListId, code: list.code, name: list.name, currency: list.currency, channel: null, priority: 0, startsAt: null, endsAt: null, timesAppliedAt: null }]);
    const alone = goods.map(({ id, priceMinor, compareAtMinor }) => ({ variantId: id, amountMinor: priceIn(list, priceMinor), compareAtMinor: compareAtMinor && priceIn(list, compareAtMinor) }));
    const priced = [...alone, ...bundles.map((bundle) => ({ variantId: bundle.variantId, amountMinor: bundlePriceIn(list, bundle), compareAtMinor: null }))];
    written += await writeRows(tx, price, priced.map((row) => ({ priceListId, ...row, compareAtMinor: row.compareAtMinor && row.compareAtMinor > row.amountMinor ? row.compareAtMinor : null, version: 1, updatedAt: world.start })));
    await writeRows(tx, priceChange, priced.map(({ variantId, amountMinor }) => ({ id: random.id<string>(world.start), priceListId, variantId, beforeMinor: null, afterMinor: amountMinor, at: world.start })));
  }
  return `${written} prices in other currencies`;
}
