import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import type { Permit } from "@/lib/domain/identity/permit";
import { giftZone, mostGiftDays } from "@/lib/domain/payments/gift";
import { currentPrices } from "@/lib/domain/pricing/get-prices";
import { newId, type CartLineId, type StaffId } from "@/lib/kernel/ids";
import { formatMoney } from "@/lib/kernel/money";
import { Refusal } from "@/lib/kernel/refusal";
import { mostLines, type NewGift } from "./cart-input";
import type { OpenCart, WrittenLine } from "./rows";

type Card = { product_id: string; least: number | null; most: number | null; has_room: boolean; is_soon: boolean };

/**
 * Puts gift cards into a locked cart: a line of their own, whatever is in it already.
 * @throws Refusal `not_found`, `cart_full`, `invalid` for an amount outside its limits or a day too far ahead
 */
export async function putGift(tx: Tx, cart: OpenCart, { variantId, quantity, gift }: NewGift, { channel, currency, staffId }: Pick<Permit<"cart.use">, "channel" | "currency"> & { staffId: StaffId | null }): Promise<WrittenLine> {
  const { rows: [card] } = await tx.execute<Card>(sql`
    select v.product_id, price.amount_minor as least, v.gift_most_minor as most, (select count(*) from cart_line where cart_id = ${cart.id}) < ${mostLines} as has_room,
      coalesce(${gift.sendOn}::date < (shop_clock() at time zone ${giftZone})::date + ${mostGiftDays}::integer, true) as is_soon
    from variant v join product p on p.id = v.product_id left join (${currentPrices(sql`${variantId}`, { channel, currency })}) price on price.variant_id = v.id
    where v.id = ${variantId} and v.is_gift_card and v.status = 'active' and p.status = 'active'`);
  if (!card || card.least === null) throw new Refusal("not_found");
  if (!card.has_room) throw new Refusal("cart_full");
  if (!card.is_soon) throw new Refusal("invalid", { reason: "Choose a day within a year." });
  const lineId = newId<CartLineId>();
  await tx.execute(sql`
    insert into cart_line (id, cart_id, variant_id, quantity, method, gift, added_by_staff_id)
    values (${lineId}, ${cart.id}, ${variantId}, ${quantity}, 'email', ${JSON.stringify({ ...gift, amountMinor: amountOf(gift.amountMinor, card.least, card.most, currency) })}::jsonb, ${staffId})`);
  return { lineId, quantity, productId: card.product_id };
}

/** Null for one that is worth its price. */
function amountOf(wanted: number | null, least: number, most: number | null, currency: string): number | null {
  if (most === null) return null;
  if (wanted === null || wanted < least || wanted > most) throw new Refusal("invalid", { reason: `Choose an amount from ${formatMoney(least, currency)} to ${formatMoney(most, currency)}.` });
  return wanted;
}
