import type { Metadata } from "next";
import { NoPermission } from "@/components/staff/frame/no-permission";
import { InventoryScreen } from "@/components/staff/inventory/inventory-screen";
import { flatCategories } from "@/lib/domain/catalog/category";
import { listCategories } from "@/lib/domain/catalog/list-categories";
import { listOwnStores } from "@/lib/domain/identity/list-own-stores";
import { listViews } from "@/lib/domain/identity/list-views";
import { maybePermit, staffStoreId } from "@/lib/session";

export const metadata: Metadata = { title: "Inventory" };

export default async function InventoryPage() {
  const by = await maybePermit("inventory.view");
  if (!by) return <NoPermission what="inventory" />;
  const [stores, categories, views, storeId, editor] = await Promise.all([listOwnStores(by), listCategories(), listViews(by, "inventory"), staffStoreId(), maybePermit("inventory.adjust")]);
  return (
    <InventoryScreen
      places={{ locations: stores.map(({ id, name }) => ({ id, name })), categories: flatCategories(categories) }}
      storeId={storeId} mayEdit={editor !== null} views={views}
    />
  );
}
