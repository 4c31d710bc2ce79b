import { sql } from "drizzle-orm";
import { db, transaction, type Tx } from "@/db/client";
import { addGiftCard } from "@/lib/domain/carts/add-gift-card";
import type { NewGift } from "@/lib/domain/carts/cart-input";
import { openGiftShelf, type GiftShelf } from "@/lib/domain/carts/gift-shelf.testing";
import { guest } from "@/lib/domain/carts/testing";
import { systemPermit } from "@/lib/domain/identity/permit";
import type { OrderId, StoredValueId } from "@/lib/kernel/ids";
import { as, beginCheckout, fillIn, openStockedShop, payment, type Buyer, type Shop, type Wanted } from "./checkout.testing";
import { completeCheckout } from "./complete-checkout";
import { prepareCheckout } from "./prepare-checkout";
import { saveContact } from "./save-contact";
import { settleOrderMoney } from "./settle-order-money";
import { startCheckout } from "./start-checkout";

export const openGiftShop = (): Promise<{ shop: Shop; shelf: GiftShelf }> => transaction(async (tx) => { const shop = await openStockedShop(tx); return { shop, shelf: await openGiftShelf(tx, shop) }; });

/** A guest with gift cards, and perhaps goods, ready to pay. */
export async function giftBuyer(tx: Tx, gifts: readonly NewGift[], goods: readonly Wanted[] = []): Promise<Buyer> {
  let cart = goods.length > 0 ? as((await beginCheckout(tx, goods)).by, "cart.use") : guest();
  for (const gift of gifts) cart = guest((await addGiftCard(tx, cart, gift)).cartId);
  const by = as(cart, "orders.place");
  const { checkoutId } = await startCheckout(tx, by);
  await saveContact(tx, by, { checkoutId, name: "Maya Lin", email: "maya@example.com", phone: null });
  await fillIn(tx, { by, checkoutId }, goods);
  const prepared = await prepareCheckout(tx, by, { checkoutId });
  if (!prepared.isReady) throw new Error(`not ready: ${JSON.stringify(prepared.problems)}`);
  return { by, checkoutId };
}

export type SoldCardRow = { id: StoredValueId; balance: number; email: string; position: number };
export const soldCards = async (): Promise<SoldCardRow[]> => (await db.execute<SoldCardRow>(sql`select id, balance_minor as balance, recipient_email as email, position from stored_value where order_line_id is not null order by recipient_email, position`)).rows;

/** One gift card that was ordered, paid and made, in a shop of its own. */
export async function oneSold(gift: (shelf: GiftShelf) => NewGift): Promise<SoldCardRow & { orderId: OrderId; shop: Shop }> {
  const { shop, shelf } = await openGiftShop();
  const buyer = await transaction((tx) => giftBuyer(tx, [gift(shelf)]));
  const placed = await completeCheckout(buyer.by, payment(buyer));
  if (placed.status !== "placed") throw new Error("not placed");
  await settleOrderMoney(systemPermit("test"), { orderId: placed.orderId });
  const [card] = await soldCards();
  if (!card) throw new Error("no card");
  return { ...card, orderId: placed.orderId, shop };
}
