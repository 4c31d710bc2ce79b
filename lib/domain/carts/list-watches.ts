import { sql } from "drizzle-orm";
import { db, type Reader } from "@/db/client";
import type { Permit } from "@/lib/domain/identity/permit";
import type { VariantId } from "@/lib/kernel/ids";
import { imageOf } from "./get-cart-facts";
import type { CartImage } from "./cart-view";

export type Watched = { variantId: VariantId; slug: string; title: string; variantTitle: string; image: CartImage | null };

/** What the member wants to hear about when it is back, newest first. */
export async function listWatches(by: Permit<"account.own">, from: Reader = db): Promise<Watched[]> {
  const { rows } = await from.execute<{ watched: Watched }>(sql`
    select jsonb_build_object('variantId', v.id, 'slug', p.slug, 'title', p.title, 'variantTitle', v.title, 'image', ${imageOf(sql`p.id`, sql`v.id`)}) as watched
    from stock_watch w join variant v on v.id = w.variant_id join product p on p.id = v.product_id where w.customer_id = ${by.actor.customerId} order by w.created_at desc limit 100`);
  return rows.map((row) => row.watched);
}
