import { sql } from "drizzle-orm";
import { db, type Reader } from "@/db/client";
import type { Permit } from "@/lib/domain/identity/permit";
import { currentPrices } from "@/lib/domain/pricing/get-prices";
import type { CustomerId, VariantId } from "@/lib/kernel/ids";
import { imageOf } from "./get-cart-facts";
import type { CartImage } from "./cart-view";

export type WishedItem = { variantId: VariantId; slug: string; title: string; variantTitle: string; image: CartImage | null; amountMinor: number | null; currency: string; isSold: boolean; addedAt: string };

/** The member's wish list, newest first. */
export const listWishes = (by: Permit<"account.own">, from: Reader = db): Promise<WishedItem[]> => wishesOf(by.actor.customerId, by, from);

/** A customer's wish list for staff who serve them; the opening of the file is recorded by whoever shows it. */
export const listCustomerWishes = (by: Permit<"carts.assist">, customerId: CustomerId, from: Reader = db): Promise<WishedItem[]> => wishesOf(customerId, by, from);

async function wishesOf(customerId: CustomerId, { channel, currency }: Pick<Permit<"account.own">, "channel" | "currency">, from: Reader): Promise<WishedItem[]> {
  const { rows } = await from.execute<{ wish: WishedItem }>(sql`
    with wish as (select variant_id, added_at from wish_item where customer_id = ${customerId} order by added_at desc limit 100),
    price as (${currentPrices(sql`any (array(select variant_id from wish))`, { channel, currency })})
    select jsonb_build_object('variantId', v.id, 'slug', p.slug, 'title', p.title, 'variantTitle', v.title, 'amountMinor', price.amount_minor, 'currency', ${currency}::text,
      'isSold', v.status = 'active' and p.status = 'active' and price.amount_minor is not null, 'addedAt', wish.added_at, 'image', ${imageOf(sql`p.id`, sql`v.id`)}) as wish
    from wish join variant v on v.id = wish.variant_id join product p on p.id = v.product_id left join price on price.variant_id = v.id
    order by wish.added_at desc`);
  return rows.map((row) => row.wish);
}
