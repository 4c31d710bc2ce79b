import { eq } from "drizzle-orm";
import { expect } from "vitest";
import { dbTest } from "@/db/testing";
import { media, product, variant } from "@/db/schema/catalog";
import { price, priceList } from "@/db/schema/pricing";
import { receiveStock } from "@/lib/domain/inventory/receive-stock";
import { machine, makeLamp, openStore } from "@/lib/domain/locations/testing";
import { newId, type PriceListId, type VariantId } from "@/lib/kernel/ids";
import { googleItem, googleStoreItem } from "./google-feed";
import { listFeedItems } from "./list-feed-items";
import { listStoreOffers } from "./list-store-offers";
import { metaLine } from "./meta-feed";
import type { Tx } from "@/db/client";

async function soldLamp(tx: Tx, amountMinor: number, compareAtMinor: number | null = null): Promise<VariantId> {
  const id = await makeLamp(tx, 2500);
  const listId = newId<PriceListId>();
  await tx.insert(priceList).values({ id: listId, code: listId, name: "Web", currency: "USD" });
  await tx.insert(price).values({ priceListId: listId, variantId: id, amountMinor, compareAtMinor });
  const [row] = await tx.select({ productId: variant.productId }).from(variant).where(eq(variant.id, id));
  await tx.update(product).set({ title: "Alder <lamp> & shade", description: "Warm light." }).where(eq(product.id, row!.productId));
  await tx.insert(media).values({ id: newId(), productId: row!.productId, src: "/media/lamp.jpg", alt: "Lamp", width: 800, height: 800 });
  return id;
}

const itemOf = async (tx: Tx, id: VariantId) => (await listFeedItems(null, tx)).items.find((item) => item.variantId === id);

dbTest("a feed says the price and the delivery that the shop would", async ({ tx }) => {
  const id = await soldLamp(tx, 7900, 9900);
  const warehouse = await openStore(tx, { kind: "warehouse", canShip: true, name: "Warehouse" });
  expect((await itemOf(tx, id))?.ship.reason).not.toBeNull();
  await receiveStock(tx, machine, { lines: [{ variantId: id, locationId: warehouse, quantity: 4 }] });
  const item = await itemOf(tx, id);
  const xml = googleItem(item!, "https://shop.example");
  expect(xml).toContain("<g:title>Alder &lt;lamp&gt; &amp; shade, Brass</g:title>");
  expect(xml).toContain("<g:price>99.00 USD</g:price><g:sale_price>79.00 USD</g:sale_price>");
  expect(xml).toContain("<g:availability>in_stock</g:availability>");
  expect(xml).toContain("<g:image_link>https://shop.example/media/lamp.jpg</g:image_link>");
  expect(xml).toContain("<g:identifier_exists>no</g:identifier_exists>");
  expect(metaLine(item!, "https://shop.example")).toContain(",in stock,new,99.00 USD,79.00 USD,https://shop.example/products/");
});

dbTest("a variant without a price, or no longer sold, is in no feed", async ({ tx }) => {
  const [unpriced, archived] = [await makeLamp(tx), await soldLamp(tx, 100)];
  await tx.update(variant).set({ status: "archived" }).where(eq(variant.id, archived));
  expect([await itemOf(tx, unpriced), await itemOf(tx, archived)]).toEqual([undefined, undefined]);
});

dbTest("each store tells what it has and whether it can be picked up there", async ({ tx }) => {
  const id = await soldLamp(tx, 7900);
  const [pearl, showroom] = [await openStore(tx, { code: "PEARL" }), await openStore(tx, { code: "SHOW", canPickup: false, canCurbside: false })];
  await openStore(tx, { code: "EMPTY" });
  for (const locationId of [pearl, showroom]) await receiveStock(tx, machine, { lines: [{ variantId: id, locationId, quantity: 3 }] });
  const offers = (await listStoreOffers(null, tx)).offers.filter((offer) => offer.variantId === id).map(googleStoreItem).join("");
  expect(offers).toContain(`<g:store_code>PEARL</g:store_code><g:id>${id}</g:id><g:quantity>3</g:quantity><g:availability>limited_availability</g:availability><g:price>79.00 USD</g:price><g:pickup_method>buy</g:pickup_method><g:pickup_sla>same_day</g:pickup_sla>`);
  expect(offers).toContain("<g:store_code>SHOW</g:store_code>");
  expect(/SHOW.*not_supported/.test(offers)).toBe(true);
  expect(offers).not.toContain("EMPTY");
});
