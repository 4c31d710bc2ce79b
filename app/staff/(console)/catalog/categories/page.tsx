import type { Metadata } from "next";
import { StaffPage } from "@/components/shell/staff-page";
import { CategoryEditor } from "@/components/staff/catalog/category-editor";
import { NoPermission } from "@/components/staff/frame/no-permission";
import { Breadcrumb } from "@/components/ui/breadcrumb";
import { listCategoryRows } from "@/lib/domain/catalog/list-category-rows";
import { maybePermit } from "@/lib/session";

export const metadata: Metadata = { title: "Categories" };

export default async function CategoriesPage() {
  const by = await maybePermit("catalog.view");
  if (!by) return <NoPermission what="the catalog" />;
  const [categories, editor] = await Promise.all([listCategoryRows(by), maybePermit("catalog.edit")]);
  return (
    <StaffPage title="Categories" detail="The tree of the shop: its order is the order of the menu.">
      <div className="-mt-4 mb-4"><Breadcrumb crumbs={[{ label: "Catalog", href: "/staff/catalog" }, { label: "Categories" }]} /></div>
      <CategoryEditor categories={categories} mayEdit={editor !== null} />
    </StaffPage>
  );
}
