import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { media, product, variant } from "@/db/schema/catalog";
import { price, priceChange } from "@/db/schema/pricing";
import { demonstrationGtin } from "@/lib/domain/catalog/gtin";
import { saveBundle } from "@/lib/domain/catalog/save-bundle";
import { systemPermit } from "@/lib/domain/identity/permit";
import { splitBundle } from "@/lib/domain/pricing/bundle";
import type { OrderBundleId, PriceListId, ProductId, VariantId } from "@/lib/kernel/ids";
import type { CatalogPlan, Good } from "./catalog";
import type { Basket } from "./placing";
import { itemAt } from "./random";
import type { World } from "./world";
import { writeRows } from "./write-rows";

type Story = { number: string; slug: string; title: string; summary: string; description: string; keywords: string[]; parts: { slug: string; color?: string; quantity: number }[] } & ({ priceMinor: number } | { percentOff: number });

const stories: Story[] = [
  {
    number: "AW-20001", slug: "harlow-dining-set", title: "Harlow dining set", priceMinor: 199_000, keywords: ["set", "bundle", "table and chairs"],
    summary: "The pedestal table with four arrow-back chairs, in one oak.", description: "Everything for a table of four, cut from the same medium oak: the Harlow pedestal table, which leaves room for knees, and four arrow-back chairs.\n\nBought as a set it costs less than its pieces; each can be added to later.",
    parts: [{ slug: "harlow-pedestal-table", quantity: 1 }, { slug: "harlow-arrow-back-chair", quantity: 4 }],
  },
  {
    number: "AW-20002", slug: "kirkby-work-corner", title: "Kirkby work corner", priceMinor: 104_900, keywords: ["set", "bundle", "home office"],
    summary: "Desk, task chair and arc lamp for a corner that works.", description: "A desk in slate gray, the task chair that goes with it and a lamp that reaches over the whole of it. It arrives together, so that Monday can begin.",
    parts: [{ slug: "kirkby-desk", quantity: 1 }, { slug: "kirkby-task-chair", color: "Graphite", quantity: 1 }, { slug: "pendeen-arc-desk-lamp", color: "Black", quantity: 1 }],
  },
  {
    number: "AW-20003", slug: "slow-morning-set", title: "Slow morning set", percentOff: 15, keywords: ["set", "bundle", "breakfast", "gift"],
    summary: "Kettle, coffee press and toaster, all in cream.", description: "A whistling kettle, a coffee press and a toaster: breakfast without hurry, in colors that go together. A wedding present that is used every day.",
    parts: [{ slug: "ludlow-whistling-kettle", color: "Cream", quantity: 1 }, { slug: "cromer-coffee-press", quantity: 1 }, { slug: "ludlow-toaster", color: "Cream", quantity: 1 }],
  },
  {
    number: "AW-20004", slug: "linnet-play-set", title: "Linnet play set", percentOff: 10, keywords: ["set", "bundle", "kids table and chairs"],
    summary: "A low table and two chairs for drawing, tea parties and plans.", description: "The Linnet table in pine and white with two chairs that match it. Rounded everywhere, light enough to be moved by those who sit at it.",
    parts: [{ slug: "linnet-kids-table", quantity: 1 }, { slug: "linnet-kids-chair", quantity: 2 }],
  },
];

/** A bundle with its ids and what it costs, of goods that are sold alone too. */
export type BundlePlan = { story: Story; productId: ProductId; variantId: VariantId; amountMinor: number; parts: { good: Good; quantity: number }[] };

export function planBundles(world: World, { goods }: CatalogPlan): BundlePlan[] {
  const random = world.random("bundles");
  return stories.map((story): BundlePlan => {
    const parts = story.parts.map(({ quantity, ...part }) => ({ good: goodOf(goods, part), quantity }));
    const aloneMinor = parts.reduce((sum, { good, quantity }) => sum + good.priceMinor * quantity, 0);
    return { story, productId: random.id(world.start), variantId: random.id(world.start), parts, amountMinor: "priceMinor" in story ? story.priceMinor : Math.round((aloneMinor * (100 - story.percentOff)) / 100) };
  });
}

/** One of a bundle as an order holds it: its parts, each with its share of the price. */
export const basketOf = ({ amountMinor, parts }: BundlePlan, id: OrderBundleId): Basket =>
  splitBundle(amountMinor, parts.map(({ good, quantity }) => ({ good, quantity, weightMinor: good.priceMinor }))).map(({ part, quantity, unitMinor }) => ({ good: part.good, quantity, inBundle: { id, unitMinor } }));

/** With the pictures of their parts. */
export async function writeBundles(tx: Tx, world: World, { rows }: CatalogPlan, plans: readonly BundlePlan[]): Promise<string> {
  const random = world.random("bundle-rows");
  const { rows: [list] } = await tx.execute<{ id: PriceListId }>(sql`select id from price_list where code = 'us'`);
  if (!list) throw new Error("There is no base list");
  for (const { story, productId, variantId, amountMinor, parts } of plans) {
    const { number, slug, title, summary, description, keywords } = story;
    const homes = parts.map(({ good }) => productOf(rows.products, good));
    const [materials, care] = [wordsOf(homes.map((home) => home.materials)), wordsOf(homes.map((home) => home.care))];
    const credit = [...new Set(homes.map((home) => home.credit))].join("; ");
    await writeRows(tx, product, [{ id: productId, externalId: number, slug, title, summary, description, keywords, materials, care, brand: "Alderway", categoryId: itemAt(homes, 0).categoryId, status: "active", attributes: {}, credit, publishedAt: world.start, updatedAt: world.start, version: 1 }]);
    await writeRows(tx, variant, [{ id: variantId, productId, sku: number, gtin: demonstrationGtin(Number(number.slice(3))), title: "", options: {}, swatch: null, position: 0, taxClass: "standard", needsTwoPeople: parts.some(({ good }) => good.needsTwoPeople), status: "active", version: 1 }]);
    await writeRows(tx, media, parts.flatMap(({ good }, position) => {
      const picture = rows.media.find((row) => row.productId === good.productId && row.variantId === good.id) ?? rows.media.find((row) => row.productId === good.productId);
      return picture ? [{ ...picture, id: random.id<string>(world.start), productId, variantId: null, position }] : [];
    }));
    await writeRows(tx, price, [{ priceListId: list.id, variantId, amountMinor, compareAtMinor: null, version: 1, updatedAt: world.start }]);
    await writeRows(tx, priceChange, [{ id: random.id<string>(world.start), priceListId: list.id, variantId, beforeMinor: null, afterMinor: amountMinor, at: world.start }]);
    await saveBundle(tx, systemPermit("seed"), { variantId, version: 0, percentOff: "percentOff" in story ? story.percentOff : null, parts: parts.map(({ good, quantity }) => ({ sku: good.sku, quantity })) }, { at: world.start });
  }
  await tx.execute(sql`update bundle set updated_at = ${world.start.toISOString()}`);
  return `${plans.length} bundles`;
}

const wordsOf = (texts: readonly (string | undefined)[]): string => [...new Set(texts.filter(Boolean))].join("\n");

function productOf(products: CatalogPlan["rows"]["products"], { slug, productId }: Good) {
  const found = products.find((row) => row.id === productId);
  if (!found) throw new Error(`${slug} is no product`);
  return found;
}

function goodOf(goods: readonly Good[], { slug, color }: { slug: string; color?: string }): Good {
  const good = goods.find((one) => one.slug === slug && (color === undefined || one.variantTitle === color));
  if (!good) throw new Error(`There is no ${slug}`);
  return good;
}
