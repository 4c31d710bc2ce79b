import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import type { Permit } from "@/lib/domain/identity/permit";
import { findGiftCard } from "@/lib/domain/payments/find-gift-card";
import { mostGiftCards, tenders } from "@/lib/domain/payments/tender";
import { Refusal } from "@/lib/kernel/refusal";
import type { GiftCardInput } from "./checkout-input";
import { lockForEdit, requireGoods, setStoredValues } from "./rows";

/**
 * Lets a gift card pay what it can of the checkout; the totals stay as they are, and nothing is taken before the order is placed.
 * @throws Refusal `gift_cards_only`, `gift_card_unknown`, `gift_card_empty`, `not_found`, `in_progress`, `invalid` (too many cards, another currency)
 */
export async function applyGiftCard(tx: Tx, by: Permit<"orders.place">, { checkoutId, code }: GiftCardInput): Promise<{ version: number }> {
  const checkout = await lockForEdit(tx, by, checkoutId);
  await requireGoods(tx, checkout);
  const card = await findGiftCard(by, code, tx);
  if (!card?.isSpendable) throw new Refusal("gift_card_unknown");
  if (card.balanceMinor === 0) throw new Refusal("gift_card_empty", { last4: card.last4 });
  const { rows: [order] } = await tx.execute<{ currency: string; cards: number }>(sql`select currency, cardinality(stored_value_ids) as cards from checkout where id = ${checkout.id}`);
  if (order && order.currency !== card.currency) throw new Refusal("invalid", { reason: `The card ending in ${card.last4} holds ${card.currency}, and this order is in ${order.currency}.` });
  if (order && order.cards >= mostGiftCards) throw new Refusal("invalid", { reason: `An order can be paid with up to ${mostGiftCards} gift cards.` });
  // Points stay first, because they end; store credit stays last: it never expires and belongs to the account anyway.
  return setStoredValues(tx, checkout, sql`(select array_agg(id order by array_position(${sql.param([...tenders])}::text[], v.kind), o.n) from (select id, min(n) as n from unnest(stored_value_ids || ${card.id}::uuid) with ordinality x(id, n) group by id) o join stored_value v using (id))`);
}
