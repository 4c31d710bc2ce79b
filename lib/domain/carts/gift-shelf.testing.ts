import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import type { Gift } from "@/lib/domain/payments/gift";
import { newId, type VariantId } from "@/lib/kernel/ids";
import type { Shop } from "./testing";

export type GiftShelf = { fifty: VariantId; chosen: VariantId };

/** A gift card worth 50.00 and one on which 10.00 to 500.00 can be put, in the shop of the carts' tests. */
export async function openGiftShelf(tx: Tx, { lamp, prices }: Shop): Promise<GiftShelf> {
  const shelf: GiftShelf = { fifty: newId(), chosen: newId() };
  const product = newId();
  await tx.execute(sql`insert into product (id, external_id, slug, title, category_id) select ${product}, ${product}, ${product}, 'Gift card', p.category_id from variant v join product p on p.id = v.product_id where v.id = ${lamp}`);
  for (const [id, minor, most] of [[shelf.fifty, 5_000, null], [shelf.chosen, 1_000, 50_000]] as const) {
    await tx.execute(sql`insert into variant (id, product_id, sku, is_gift_card, gift_most_minor, tax_class) values (${id}, ${product}, ${id}, true, ${most}, 'exempt')`);
    await tx.execute(sql`insert into price (price_list_id, variant_id, amount_minor) values (${prices}, ${id}, ${minor})`);
  }
  return shelf;
}

export const giftFor = (recipientEmail: string, gift: Partial<Gift> = {}): Gift => ({ recipientEmail, recipientName: "Ana", senderName: "Maya", message: "Happy birthday", sendOn: null, amountMinor: null, ...gift });
