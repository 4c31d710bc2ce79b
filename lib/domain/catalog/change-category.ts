import { eq, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { category } from "@/db/schema/catalog";
import type { Change } from "@/lib/domain/events";
import type { Permit } from "@/lib/domain/identity/permit";
import { record } from "@/lib/domain/record";
import { Refusal } from "@/lib/kernel/refusal";
import type { CategoryFields } from "./category";
import { findCategoryId } from "./create-category";

/**
 * Changes a category by its address. `seen` is how the person who changes it last saw it.
 * @throws Refusal `not_found`, `stale_version`, `slug_taken`, `invalid` when it would stand below itself
 */
export async function changeCategory(tx: Tx, by: Permit<"catalog.edit" | "system.run">, input: CategoryFields & { currentSlug: string; seen?: CategoryFields | null }): Promise<void> {
  const { currentSlug, parentSlug, seen, ...fields } = input;
  await tx.execute(sql`select pg_advisory_xact_lock(hashtext('catalog.categories'))`);
  const [before] = await tx.select().from(category).where(eq(category.slug, currentSlug)).for("update");
  if (!before) throw new Refusal("not_found");
  if (seen && !isAsSeen(before, seen, await parentSlugOf(tx, before.parentId))) throw new Refusal("stale_version");
  if (fields.slug !== currentSlug && (await findCategoryId(tx, fields.slug))) throw new Refusal("slug_taken");
  const parentId = parentSlug === null ? null : await findCategoryId(tx, parentSlug);
  if (parentSlug !== null && (!parentId || (await isBelow(tx, parentId, before.id)))) {
    throw new Refusal("invalid", { fields: ["parentSlug: Choose a category that is not this one or below it."] });
  }
  const after = { ...fields, parentId };
  const changes: Record<string, Change> = {};
  for (const [key, is] of Object.entries(after)) {
    const was: unknown = Reflect.get(before, key);
    if (JSON.stringify(was) !== JSON.stringify(is)) changes[key] = { before: was, after: is };
  }
  if (Object.keys(changes).length === 0) return;
  await tx.update(category).set(after).where(eq(category.id, before.id));
  await record(tx, by, { kind: "category.changed", subject: `category:${currentSlug}`, payload: { changes } });
}

const isAsSeen = (now: typeof category.$inferSelect, { parentSlug, ...seen }: CategoryFields, parent: string | null) =>
  parent === parentSlug && Object.entries(seen).every(([key, value]) => Reflect.get(now, key) === value);

async function parentSlugOf(tx: Tx, id: string | null): Promise<string | null> {
  if (id === null) return null;
  const { rows } = await tx.execute<{ slug: string }>(sql`select slug from category where id = ${id}`);
  return rows[0]?.slug ?? null;
}

async function isBelow(tx: Tx, candidate: string, ancestor: string): Promise<boolean> {
  const { rows } = await tx.execute(sql`
    with recursive up as (select id, parent_id from category where id = ${candidate} union all select c.id, c.parent_id from category c join up on c.id = up.parent_id)
    select 1 from up where id = ${ancestor}`);
  return rows.length > 0;
}
