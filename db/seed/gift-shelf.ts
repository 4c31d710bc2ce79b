import type { Tx } from "@/db/client";
import { media, product, variant } from "@/db/schema/catalog";
import type { ProductId, VariantId } from "@/lib/kernel/ids";
import type { CatalogPlan, Good } from "./catalog";
import type { World } from "./world";
import { writeRows } from "./write-rows";

const card = {
  externalId: "AW-90001", slug: "gift-card", title: "Alderway gift card", summary: "For anything we sell, online and in every store.",
  description: "It comes by e-mail, at once or on the day you choose, and never expires. What an order leaves on it stays there.", materials: "", care: "", brand: "Alderway", status: "active" as const,
  attributes: {}, keywords: ["present", "voucher"], credit: "", ratingCount: 0, ratingSum: 0, version: 1,
};
const picture = { src: "/media/products/gift-card-hero.webp", alt: "A green Alderway gift card", width: 900, height: 900, background: "#EEECE6", position: 0 };

/** What can be put on a card: four round sums, and any from 10 to 500 dollars. */
const cards = [{ title: "$25", minor: 2_500 }, { title: "$50", minor: 5_000 }, { title: "$100", minor: 10_000 }, { title: "$200", minor: 20_000 }, { title: "Chosen amount", minor: 1_000, giftMostMinor: 50_000 }];

export type GiftShelf = { rows: Pick<CatalogPlan["rows"], "products" | "variants" | "media">; goods: Good[] };

/** Gift cards, which lie on no shelf: history sells none of them by chance. */
export function planGiftShelf(world: World, { rows }: CatalogPlan): GiftShelf {
  const categoryId = rows.categories.find(({ slug }) => slug === "decor")?.id;
  if (!categoryId) throw new Error("There is no category for gift cards");
  const random = world.random("gift shelf");
  const productId = random.id<ProductId>(world.start);
  const goods = cards.map(({ title, minor, giftMostMinor = null }, position): Good & { giftMostMinor: number | null } => ({
    index: -1, id: random.id<VariantId>(world.start), productId, sku: `${card.externalId}-${giftMostMinor ? "OPEN" : String(minor / 100)}`, slug: card.slug, title: card.title, variantTitle: title, categorySlug: "decor", categoryIds: [categoryId], department: "decor",
    priceMinor: minor, compareAtMinor: null, needsTwoPeople: false, parcels: 0, keywords: [], heaviestGrams: 0, longestMm: 0, popularity: position, giftMostMinor,
  }));
  return {
    goods,
    rows: {
      products: [{ ...card, id: productId, categoryId, publishedAt: world.start, updatedAt: world.start }],
      variants: goods.map(({ id, sku, variantTitle, giftMostMinor }, position) => ({ id, productId, sku, title: variantTitle, options: {}, position, taxClass: "exempt" as const, isGiftCard: true, giftMostMinor, status: "active" as const, version: 1 })),
      media: [{ ...picture, id: random.id(world.start), productId }],
    },
  };
}

export async function writeGiftShelf(tx: Tx, { rows }: GiftShelf): Promise<string> {
  await writeRows(tx, product, rows.products);
  const cards = await writeRows(tx, variant, rows.variants);
  await writeRows(tx, media, rows.media);
  return `${cards} gift cards`;
}
