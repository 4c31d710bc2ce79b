import { asc } from "drizzle-orm";
import { db, type Reader } from "@/db/client";
import { category } from "@/db/schema/catalog";
import { categoryTree, type CategoryNode } from "./category";

/** The whole tree, in the order of the shop. */
export async function listCategories(from: Reader = db): Promise<CategoryNode[]> {
  return categoryTree(await from.select().from(category).orderBy(asc(category.position), asc(category.name)));
}
