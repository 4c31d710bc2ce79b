import { sql } from "drizzle-orm";
import { beforeAll, expect, vi } from "vitest";
import { dbTest } from "@/db/testing";
import { newId, type CartId, type CustomerId } from "@/lib/kernel/ids";
import { addToCart } from "./add-to-cart";
import { addToSharedCart } from "./add-to-shared-cart";
import { getCustomerCart, getSharedCart, readSharedCart } from "./get-shared-cart";
import { shareCart } from "./share-cart";
import { takeSharedCart } from "./take-shared-cart";
import { associate, guest, linesOf, member, openShop } from "./testing";

beforeAll(() => {
  vi.stubEnv("AUTH_SECRET", "a secret that is only used in this test file");
  vi.stubEnv("DATABASE_URL", "postgres://unused:unused@localhost/unused");
});

const now = () => new Date();
const tokenOf = (path: string) => path.replace("/cart/shared/", "");

dbTest("a link shows the cart an associate filled, and taking it twice doubles nothing and opens nothing of its owner", async ({ tx }) => {
  const shop = await openShop(tx);
  const [maya, ana] = [await member(tx), associate()];
  const line = { variantId: shop.mug, quantity: 2, method: "pickup", storeId: shop.seattle } as const;
  const filled = await addToSharedCart(tx, ana, { customerId: maya.customerId, line });
  const token = tokenOf((await shareCart(tx, ana, { customerId: maya.customerId })).path);
  expect((await getSharedCart(guest(), token, now(), tx))?.count).toBe(2);

  const taken = await takeSharedCart(tx, guest(), { sharedCartId: filled.cartId });
  await takeSharedCart(tx, guest(taken.cartId), { sharedCartId: filled.cartId });
  expect(taken.cartId).not.toBe(filled.cartId);
  expect(await linesOf(tx, taken.cartId)).toMatchObject([{ variant_id: shop.mug, quantity: 2 }]);
  expect(await linesOf(tx, filled.cartId)).toHaveLength(1);
  expect(await takeSharedCart(tx, maya, { sharedCartId: filled.cartId })).toEqual({ cartId: filled.cartId });
});

dbTest("a forged, expired or foreign link opens nothing, nor does a cart that was never shared", async ({ tx }) => {
  const shop = await openShop(tx);
  const [maya, ana] = [await member(tx), associate()];
  await addToSharedCart(tx, ana, { customerId: maya.customerId, line: { variantId: shop.mug, quantity: 1, method: "ship", storeId: null } });
  const token = tokenOf((await shareCart(tx, ana, { customerId: maya.customerId })).path);
  expect(readSharedCart(`${newId<CartId>()}${token.slice(36)}`, now())).toBeNull();
  expect(readSharedCart(token, new Date(Date.now() + 8 * 86_400_000))).toBeNull();
  expect(await getSharedCart(guest(), "nonsense", now(), tx)).toBeNull();
  const private_ = await addToCart(tx, guest(), { variantId: shop.mug, quantity: 1, method: "ship", storeId: null });
  await expect(takeSharedCart(tx, guest(), { sharedCartId: private_.cartId })).rejects.toMatchObject({ code: "link_expired" });
});

dbTest("an associate sees a shopper's cart only with consent, or once they have added to it", async ({ tx }) => {
  const shop = await openShop(tx);
  const [maya, ana] = [await member(tx), associate()];
  const line = { variantId: shop.lamp, quantity: 1, method: "ship", storeId: null } as const;
  await addToCart(tx, maya, line);
  expect(await getCustomerCart(ana, maya.customerId, tx)).toBeNull();
  await tx.execute(sql`update customer set shares_browsing = true where id = ${maya.customerId}`);
  expect((await getCustomerCart(ana, maya.customerId, tx))?.count).toBe(1);
  await tx.execute(sql`update customer set shares_browsing = false where id = ${maya.customerId}`);
  await addToSharedCart(tx, ana, { customerId: maya.customerId, line });
  expect((await getCustomerCart(ana, maya.customerId, tx))?.count).toBe(2);
  expect(await getCustomerCart(associate(), maya.customerId, tx)).toBeNull();
});

dbTest("an unknown customer and an empty cart are refused", async ({ tx }) => {
  const shop = await openShop(tx);
  const line = { variantId: shop.lamp, quantity: 1, method: "ship", storeId: null } as const;
  await expect(addToSharedCart(tx, associate(), { customerId: newId<CustomerId>(), line })).rejects.toMatchObject({ code: "not_found" });
  await expect(shareCart(tx, associate(), { customerId: (await member(tx)).customerId })).rejects.toMatchObject({ code: "cart_empty" });
});
