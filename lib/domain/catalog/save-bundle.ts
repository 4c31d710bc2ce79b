import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { bundle, bundlePart } from "@/db/schema/catalog";
import type { Change } from "@/lib/domain/events";
import type { Permit } from "@/lib/domain/identity/permit";
import { record } from "@/lib/domain/record";
import type { ProductId, VariantId } from "@/lib/kernel/ids";
import { Refusal } from "@/lib/kernel/refusal";
import type { BundleInput } from "./bundle-input";

type Known = { id: VariantId; sku: string; gtin: string | null; product_id: ProductId; is_gift_card: boolean; is_bundle: boolean; is_part: boolean; is_stocked: boolean; version: number | null; percent_off: number | null };
type Part = { partVariantId: VariantId; sku: string; quantity: number };

/**
 * Says what a variant is made of, and whether its price follows theirs. Orders that were placed keep what was sold.
 * @throws Refusal `not_found`, `stale_version`, `invalid` with the field: a bundle in a bundle, one with stock of its own, fewer than two units
 */
export async function saveBundle(tx: Tx, by: Permit<"catalog.edit" | "system.run">, input: BundleInput, history: { at?: Date } = {}): Promise<{ version: number; productId: ProductId }> {
  const known = await lockVariants(tx, input);
  const own = known.find((one) => one.id === input.variantId);
  if (!own) throw new Refusal("not_found");
  if ((own.version ?? 0) !== input.version) throw new Refusal("stale_version");
  const parts = partsOf(input, own, known);
  const was = await partsNow(tx, input.variantId);
  const version = input.version + 1;
  await tx.execute(sql`delete from bundle_part where bundle_variant_id = ${input.variantId}`);
  if (parts.length === 0) await tx.execute(sql`delete from bundle where variant_id = ${input.variantId}`);
  else {
    await tx.insert(bundle).values({ variantId: input.variantId, percentOff: input.percentOff, version }).onConflictDoUpdate({ target: bundle.variantId, set: { percentOff: input.percentOff, version, updatedAt: sql`shop_clock()` } });
    await tx.insert(bundlePart).values(parts.map(({ partVariantId, quantity }, index) => ({ bundleVariantId: input.variantId, partVariantId, quantity, position: index + 1 })));
  }
  const [before, after] = [wordsOf(was), wordsOf(parts)];
  const changes: Record<string, Change> = {
    ...(before.join() !== after.join() && { madeOf: { before, after } }),
    ...(own.percent_off !== input.percentOff && { percentOff: { before: own.percent_off, after: input.percentOff } }),
  };
  await record(tx, by, { kind: "product.changed", subject: `product:${own.product_id}`, variantIds: [...new Set([...was, ...parts].map((part) => part.partVariantId))], at: history.at, payload: { productId: own.product_id, variantId: own.id, sku: own.sku, changes } });
  return { version: parts.length === 0 ? 0 : version, productId: own.product_id };
}

const wordsOf = (parts: readonly Part[]): string[] => parts.map(({ sku, quantity }) => `${quantity} × ${sku}`);

/** All variants concerned, in one order, so that two bundles that would hold each other wait for each other instead. */
async function lockVariants(tx: Tx, { variantId, parts }: BundleInput): Promise<Known[]> {
  const names = sql.param(parts.map(({ sku }) => sku));
  const { rows } = await tx.execute<Known>(sql`
    with locked as materialized (
      select v.id, v.sku, v.gtin, v.product_id, v.is_gift_card from variant v where v.id = ${variantId} or v.sku = any(${names}::text[]) or v.gtin = any(${names}::text[]) order by v.id for no key update
    )
    select l.*, b.version, b.percent_off, b.variant_id is not null as is_bundle, exists (select from bundle_part p where p.part_variant_id = l.id) as is_part, exists (select from stock_level s where s.variant_id = l.id) as is_stocked
    from locked l left join bundle b on b.variant_id = l.id`);
  return rows;
}

function partsOf({ parts }: BundleInput, own: Known, known: readonly Known[]): Part[] {
  if (parts.length === 0) return [];
  if (own.is_part) refuse("variantId", "It is in another bundle; a bundle is made of single items.");
  if (own.is_stocked) refuse("variantId", "It has stock of its own, so it cannot be made of others.");
  if (parts.reduce((sum, { quantity }) => sum + quantity, 0) < 2) refuse("parts", "A bundle has two units or more.");
  return parts.map(({ sku, quantity }, index) => {
    const part = known.find((one) => one.sku === sku || one.gtin === sku) ?? refuse(`parts.${index}.sku`, "There is no such item.");
    if (part.id === own.id) refuse(`parts.${index}.sku`, "It cannot be in itself.");
    if (part.is_bundle) refuse(`parts.${index}.sku`, "This is a bundle; put in its parts.");
    if (part.is_gift_card) refuse(`parts.${index}.sku`, "Gift cards are sold alone.");
    if (parts.findIndex((other) => other.sku === part.sku || other.sku === part.gtin) < index) refuse(`parts.${index}.sku`, "It is in there already; raise its quantity.");
    return { partVariantId: part.id, sku: part.sku, quantity };
  });
}

function refuse(field: string, problem: string): never {
  throw new Refusal("invalid", { field, reason: problem });
}

async function partsNow(tx: Tx, variantId: VariantId): Promise<Part[]> {
  const { rows } = await tx.execute<Part>(sql`select v.id as "partVariantId", v.sku, b.quantity from bundle_part b join variant v on v.id = b.part_variant_id where b.bundle_variant_id = ${variantId} order by b.position`);
  return rows;
}
