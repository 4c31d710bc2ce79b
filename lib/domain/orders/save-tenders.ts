import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import type { Permit } from "@/lib/domain/identity/permit";
import { findGiftCard } from "@/lib/domain/payments/find-gift-card";
import type { OwnValueKind } from "@/lib/domain/payments/tender";
import type { CheckoutId, StoredValueId } from "@/lib/kernel/ids";
import { Refusal } from "@/lib/kernel/refusal";
import { goodsMinor, lockForEdit, setStoredValues, type LockedCheckout } from "./rows";

export type Tenders = { checkoutId: CheckoutId; giftCards: readonly { code: string; paysMinor: number }[]; creditMinor: number; pointsMinor: number };

/**
 * What pays at a till beside cash and card: exactly these gift cards, the customer's points and store credit, each what was agreed. Nothing is
 * taken before the order is placed; a balance that has fallen until then is refused there. @throws Refusal `forbidden` away from a till,
 * `gift_card_unknown`, `gift_card_empty`, `gift_cards_only`, `tender_changed`, `not_found`, `in_progress`
 */
export async function saveTenders(tx: Tx, by: Permit<"orders.place">, { checkoutId, giftCards, creditMinor, pointsMinor }: Tenders): Promise<void> {
  if (by.actor.kind !== "staff") throw new Refusal("forbidden");
  const checkout = await lockForEdit(tx, by, checkoutId);
  const caps = new Map<StoredValueId, number>();
  if (pointsMinor > 0) caps.set(await ownValueOf(tx, checkout, "points", pointsMinor), pointsMinor);
  for (const { code, paysMinor } of giftCards) {
    const card = await findGiftCard(by, code, tx);
    if (!card?.isSpendable) throw new Refusal("gift_card_unknown");
    if (card.balanceMinor === 0) throw new Refusal("gift_card_empty", { last4: card.last4 });
    if (caps.has(card.id) || card.balanceMinor < paysMinor) throw new Refusal("tender_changed");
    caps.set(card.id, paysMinor);
  }
  if (creditMinor > 0) caps.set(await ownValueOf(tx, checkout, "store_credit", creditMinor), creditMinor);
  const { rows: [goods] } = await tx.execute<{ minor: number }>(sql`select ${goodsMinor}::integer as minor from checkout c where c.id = ${checkout.id} and exists (select from cart_line l where l.cart_id = c.cart_id and l.gift is not null)`);
  if (goods && [...caps.values()].reduce((sum, minor) => sum + minor, 0) > goods.minor) throw new Refusal("gift_cards_only");
  await setStoredValues(tx, checkout, sql`${sql.param([...caps.keys()])}::uuid[]`, sql`${JSON.stringify(Object.fromEntries(caps))}::jsonb`);
}

async function ownValueOf(tx: Tx, checkout: LockedCheckout, kind: OwnValueKind, paysMinor: number): Promise<StoredValueId> {
  const { rows } = await tx.execute<{ id: StoredValueId }>(sql`
    select v.id from stored_value v join checkout c on c.id = ${checkout.id} and c.customer_id = v.customer_id and c.currency = v.currency where v.kind = ${kind} and v.status = 'active' and value_left(v) >= ${paysMinor}`);
  if (!rows[0]) throw new Refusal("tender_changed");
  return rows[0].id;
}
