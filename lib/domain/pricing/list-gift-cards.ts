import { sql } from "drizzle-orm";
import { db, type Reader } from "@/db/client";
import type { VariantId } from "@/lib/kernel/ids";
import { currentPrices, type PriceScope } from "./get-prices";

/** `minor` is what it is worth, or the least that can be put on it where `mostMinor` says how much may be. */
export type OfferedCard = { variantId: VariantId; minor: number; mostMinor: number | null };

/** The gift cards that are sold in a channel, smallest first, those with an amount of one's own last. */
export async function listGiftCards(scope: PriceScope, from: Reader = db): Promise<OfferedCard[]> {
  const { rows } = await from.execute<OfferedCard>(sql`
    with card as (select v.id, v.gift_most_minor from variant v join product p on p.id = v.product_id where v.is_gift_card and v.status = 'active' and p.status = 'active'),
    price as (${currentPrices(sql`any (array(select id from card))`, scope)})
    select card.id as "variantId", price.amount_minor as minor, card.gift_most_minor as "mostMinor" from card join price on price.variant_id = card.id order by card.gift_most_minor is not null, price.amount_minor`);
  return rows;
}
