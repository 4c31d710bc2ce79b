import { and, eq, sql } from "drizzle-orm";
import { z } from "zod";
import type { Tx } from "@/db/client";
import { category, product } from "@/db/schema/catalog";
import type { Permit } from "@/lib/domain/identity/permit";
import type { Change } from "@/lib/domain/events";
import { record } from "@/lib/domain/record";
import type { ProductId } from "@/lib/kernel/ids";
import { idOf } from "@/lib/kernel/ids-schema";
import { Refusal } from "@/lib/kernel/refusal";
import { attributeProblems } from "./attribute";
import { listAttributes } from "./list-attributes";
import { canonical } from "./product-difference";
import { productFields, slugInput } from "./product-input";

export const changeProductInput = productFields.partial().extend({ productId: idOf<ProductId>(), version: z.coerce.number().int(), categorySlug: slugInput.optional() });

/**
 * Changes what a product says about itself; fields left out stay. Returns the new version and the product's address.
 * @throws Refusal `not_found`, `stale_version`, `slug_taken`, `invalid` with the attribute concerned
 */
export async function changeProduct(tx: Tx, by: Permit<"catalog.edit">, input: z.output<typeof changeProductInput>): Promise<{ version: number; slug: string }> {
  const { productId, version, categorySlug, ...fields } = input;
  const [before] = await tx.select().from(product).where(eq(product.id, productId)).for("update");
  if (!before) throw new Refusal("not_found");
  if (before.version !== version) throw new Refusal("stale_version");
  const problems = attributeProblems(fields.attributes ?? {}, await listAttributes(tx));
  if (Object.keys(problems).length > 0) throw new Refusal("invalid", { fields: Object.entries(problems).map(([key, problem]) => `attributes.${key}: ${problem}`) });
  const wanted = { ...before, ...definedOnly(fields), categoryId: categorySlug === undefined ? before.categoryId : await categoryIdOf(tx, categorySlug) };
  const changes = changedFields(before, wanted);
  if (Object.keys(changes).length === 0) return { version, slug: before.slug };
  if (wanted.slug !== before.slug && (await tx.$count(product, eq(product.slug, wanted.slug))) > 0) throw new Refusal("slug_taken");
  await tx.update(product).set({ ...wanted, version: version + 1, updatedAt: sql`shop_clock()` }).where(and(eq(product.id, productId), eq(product.version, version)));
  await record(tx, by, { kind: "product.changed", subject: `product:${productId}`, payload: { productId, changes } });
  return { version: version + 1, slug: wanted.slug };
}

async function categoryIdOf(tx: Tx, slug: string) {
  const [found] = await tx.select({ id: category.id }).from(category).where(eq(category.slug, slug));
  if (!found) throw new Refusal("invalid", { fields: [`categorySlug: There is no category "${slug}".`] });
  return found.id;
}

type Row = typeof product.$inferSelect;

function changedFields(before: Row, after: Row): Record<string, Change> {
  const changes: Record<string, Change> = {};
  for (const [key, is] of Object.entries(after)) {
    const was: unknown = Object.entries(before).find(([name]) => name === key)?.[1];
    if (canonical(was) !== canonical(is)) changes[key] = { before: was, after: is };
  }
  return changes;
}

function definedOnly<T extends object>(fields: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as { [K in keyof T]?: Exclude<T[K], undefined> }; // only undefined was taken away
}
