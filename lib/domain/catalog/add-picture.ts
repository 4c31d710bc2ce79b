import { sql } from "drizzle-orm";
import { z } from "zod";
import type { Tx } from "@/db/client";
import { media } from "@/db/schema/catalog";
import type { Permit } from "@/lib/domain/identity/permit";
import { record } from "@/lib/domain/record";
import { newId, type ProductId, type VariantId } from "@/lib/kernel/ids";
import { idOf } from "@/lib/kernel/ids-schema";
import { Refusal } from "@/lib/kernel/refusal";
import type { KeptPicture } from "./gateway-pictures";
import { mediaInput } from "./product-input";

export const addPictureInput = z.object({
  productId: idOf<ProductId>(), alt: mediaInput.shape.alt,
  /** The variant it shows; none: it shows them all. */
  variantId: z.preprocess((value) => (value === "" ? null : value), idOf<VariantId>().nullable()),
});

const most = 60;

/**
 * Puts a kept picture behind the others of a product.
 * @throws Refusal `not_found`, `invalid` when the product has it already or has no room
 */
export async function addPicture(tx: Tx, by: Permit<"catalog.edit">, { productId, alt, variantId, ...picture }: z.output<typeof addPictureInput> & KeptPicture): Promise<{ mediaId: string; productId: ProductId }> {
  const { rows } = await tx.execute<{ count: number; has: boolean; ownVariant: boolean }>(sql`
    select (select count(*)::int from media m where m.product_id = p.id) as count, exists (select 1 from media m where m.product_id = p.id and m.src = ${picture.src}) as has,
      (${variantId}::uuid is null or exists (select 1 from variant v where v.id = ${variantId}::uuid and v.product_id = p.id)) as "ownVariant"
    from product p where p.id = ${productId} for update`);
  const product = rows[0];
  if (!product?.ownVariant) throw new Refusal("not_found");
  if (product.has) throw new Refusal("invalid", { field: "file", reason: "This product shows this picture already." });
  if (product.count >= most) throw new Refusal("invalid", { field: "file", reason: `A product shows at most ${most} pictures. Remove one first.` });
  const mediaId = newId<string>();
  await tx.insert(media).values({ id: mediaId, productId, variantId, alt, ...picture, position: sql`(select coalesce(max(position), -1) + 1 from media where product_id = ${productId})` });
  await tx.execute(sql`update product set version = version + 1, updated_at = shop_clock() where id = ${productId}`);
  await record(tx, by, { kind: "product.changed", subject: `product:${productId}`, payload: { productId, changes: { picture: { before: null, after: { src: picture.src, alt, variantId } } } } });
  return { mediaId, productId };
}
