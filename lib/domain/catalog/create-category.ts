import { eq } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { category } from "@/db/schema/catalog";
import type { Permit } from "@/lib/domain/identity/permit";
import { record } from "@/lib/domain/record";
import { newId, type CategoryId } from "@/lib/kernel/ids";
import { Refusal } from "@/lib/kernel/refusal";
import type { CategoryFields } from "./category";

/** A new shelf in the tree. @throws Refusal `slug_taken`, `invalid` for an unknown parent */
export async function createCategory(tx: Tx, by: Permit<"catalog.edit" | "system.run">, input: CategoryFields, history: { at?: Date } = {}): Promise<CategoryId> {
  const { parentSlug, ...fields } = input;
  const parentId = parentSlug === null ? null : await findCategoryId(tx, parentSlug);
  if (parentSlug !== null && !parentId) throw new Refusal("invalid", { fields: ["parentSlug: There is no such category."] });
  const id = newId<CategoryId>();
  const added = await tx.insert(category).values({ id, parentId, ...fields }).onConflictDoNothing({ target: category.slug }).returning({ id: category.id });
  if (added.length === 0) throw new Refusal("slug_taken");
  await record(tx, by, { kind: "category.changed", subject: `category:${fields.slug}`, at: history.at, payload: { changes: { created: { before: null, after: input } } } });
  return id;
}

export async function findCategoryId(tx: Tx, slug: string): Promise<CategoryId | null> {
  const [found] = await tx.select({ id: category.id }).from(category).where(eq(category.slug, slug));
  return found?.id ?? null;
}
