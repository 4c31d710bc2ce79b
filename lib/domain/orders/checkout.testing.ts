import { randomUUID } from "node:crypto";
import { sql } from "drizzle-orm";
import type { Reader, Tx } from "@/db/client";
import { addToCart } from "@/lib/domain/carts/add-to-cart";
import type { CartMethod } from "@/lib/domain/carts/cart-input";
import { guest, openShop, stock, type Shop } from "@/lib/domain/carts/testing";
import type { Actor } from "@/lib/domain/identity/actor";
import { permit, type Permit } from "@/lib/domain/identity/permit";
import type { ShopperPermission } from "@/lib/domain/identity/permission";
import { listPickupSlots } from "@/lib/domain/locations/list-pickup-slots";
import type { CheckoutId, LocationId, VariantId } from "@/lib/kernel/ids";
import { partKey } from "@/lib/domain/payments/authorization-ctes";
import type { TestToken } from "@/lib/domain/payments/test-cards";
import { chooseSlot } from "./choose-slot";
import type { CompleteInput } from "./checkout-input";
import { attemptOf, claimCompletion, type Claim } from "./claim-completion";
import { placeOrder } from "./place-order";
import { prepareCheckout } from "./prepare-checkout";
import { saveAddress } from "./save-address";
import { saveContact } from "./save-contact";
import { startCheckout } from "./start-checkout";

process.env.AUTH_SECRET ??= "a secret that only tests know, long enough";
process.env.DATABASE_URL ??= "postgresql://nobody@localhost:1/nothing";

export type Wanted = { variantId: VariantId; quantity: number; method: CartMethod; storeId: LocationId | null };
export type Buyer = { by: Permit<"orders.place">; checkoutId: CheckoutId };

/** The shop of the carts' tests, with units on the shelves and a postcode to deliver to. */
export async function openStockedShop(tx: Tx, units: { lamps?: number; mugs?: number } = {}): Promise<Shop> {
  const shop = await openShop(tx);
  await stock(tx, shop.lamp, shop.seattle, units.lamps ?? 5);
  await stock(tx, shop.mug, shop.seattle, units.mugs ?? 5);
  await stock(tx, shop.mug, shop.warehouse, units.mugs ?? 5);
  await tx.execute(sql`update location set pickups_per_hour = 200`);
  await tx.execute(sql`insert into postcode (code, city, state, latitude, longitude) values ('98101', 'Seattle', 'WA', 47.61, -122.33), ('97205', 'Portland', 'OR', 45.52, -122.69) on conflict do nothing`);
  return shop;
}

export const as = <K extends ShopperPermission>(by: { actor: Actor }, can: K): Permit<K> => permit(by.actor, can, { channel: "web" });

/** A guest with goods in the cart and a checkout begun. */
export async function beginCheckout(tx: Tx, wanted: readonly Wanted[], email = `${randomUUID()}@example.com`): Promise<Buyer> {
  let cart = guest();
  for (const line of wanted) cart = guest((await addToCart(tx, cart, line)).cartId);
  const by = as(cart, "orders.place");
  const { checkoutId } = await startCheckout(tx, by);
  await saveContact(tx, by, { checkoutId, name: "Maya Lin", email, phone: null });
  return { by, checkoutId };
}

/** Fills in hours and address, up to the last step. */
export async function fillIn(tx: Tx, { by, checkoutId }: Buyer, wanted: readonly Wanted[]): Promise<void> {
  for (const storeId of new Set(wanted.flatMap((line) => line.storeId ?? []))) {
    const slot = (await listPickupSlots({ locationId: storeId, days: 3, ownCheckoutId: checkoutId }, tx)).find((one) => one.left > 0);
    if (!slot) throw new Error("no free hour");
    await chooseSlot(tx, by, { checkoutId, locationId: storeId, startsAt: slot.startsAt, endsAt: slot.endsAt });
  }
  if (wanted.some((line) => line.method === "ship")) {
    await saveAddress(tx, by, { checkoutId, name: "Maya Lin", line1: "1 Pine St", line2: "", city: "Seattle", state: "WA", postcode: "98101" });
  }
}

/** Ready to pay, with stock and hours held. */
export async function readyToPay(tx: Tx, wanted: readonly Wanted[], email?: string): Promise<Buyer & { totalMinor: number }> {
  const buyer = await beginCheckout(tx, wanted, email);
  await fillIn(tx, buyer, wanted);
  const prepared = await prepareCheckout(tx, buyer.by, { checkoutId: buyer.checkoutId });
  if (!prepared.isReady) throw new Error(`not ready: ${JSON.stringify(prepared.problems)}`);
  return { ...buyer, totalMinor: prepared.totalMinor };
}

/** Pays and places inside the test's own transaction, with authorizations that no gateway knows. */
export async function placeInside(tx: Tx, buyer: Buyer): Promise<Claim> {
  const seen = await claimCompletion(buyer.by, payment(buyer), tx);
  if (seen.is !== "claimed") throw new Error(`not claimed: ${seen.is}`);
  await finishInside(tx, buyer, seen.claim);
  return seen.claim;
}

/** Places what was claimed, in the test's own transaction. */
export async function finishInside(tx: Tx, buyer: Buyer, claim: Claim): Promise<void> {
  const parts = claim.plan.parts.map((part, i) => ({ key: partKey(attemptOf(claim), i + 1), ref: randomUUID(), amountMinor: part.totalMinor, expiresAt: new Date(Date.now() + 86_400_000) }));
  await placeOrder(tx, buyer.by, claim, parts);
}

export const payment = ({ checkoutId }: Buyer, token: TestToken = "success_token", key: string = randomUUID()): CompleteInput => ({ checkoutId, token, cardBrand: "Visa", cardLast4: "4242", idempotencyKey: key });

export type Books = { orders: number; authorized: number; authorizedMinor: number; created: number; onHand: number; allocated: number; holds: number; openTasks: number };

/** What the shop has written down, to be compared with the gateway's books. */
export async function shopBooks(from: Reader): Promise<Books> {
  const { rows } = await from.execute<Books>(sql`
    select (select count(*)::int from "order") as orders, (select count(*)::int from payment where status = 'authorized') as authorized,
      (select coalesce(sum(amount_minor - captured_minor - voided_minor), 0)::int from payment where order_id is not null) as "authorizedMinor", (select count(*)::int from payment where status = 'created') as created,
      (select sum(on_hand)::int from stock_level) as "onHand", (select sum(allocated)::int from stock_level) as allocated,
      (select count(*)::int from hold where expires_at > shop_clock()) as holds, (select count(*)::int from task where status = 'open') as "openTasks"`);
  if (!rows[0]) throw new Error("no books");
  return rows[0];
}

export type { Shop };
