import { cacheLife, cacheTag } from "next/cache";
import { getStore } from "@/lib/domain/locations/get-store";
import { listStores } from "@/lib/domain/locations/list-stores";
import { tags } from "@/lib/kernel/tags";

export async function loadStores() {
  "use cache";
  cacheTag(tags.stores);
  cacheLife("days");
  return (await listStores()).filter((store) => store.canSell);
}

/** One store shoppers can visit; null for warehouses and what is gone. */
export async function loadStore(slug: string) {
  "use cache";
  cacheTag(tags.stores);
  cacheLife("days");
  const store = await getStore({ slug });
  return store && store.isActive && store.canSell && store.kind !== "warehouse" ? store : null;
}
