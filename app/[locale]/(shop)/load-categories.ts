import { cacheLife, cacheTag } from "next/cache";
import { listCategories } from "@/lib/domain/catalog/list-categories";
import { tags } from "@/lib/kernel/tags";

/** The tree of categories, kept until it changes. */
export async function loadCategories() {
  "use cache";
  cacheTag(tags.categories);
  cacheLife("days");
  return listCategories();
}
