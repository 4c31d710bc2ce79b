import type { Metadata } from "next";
import { StaffPage } from "@/components/shell/staff-page";
import { NewProductForm } from "@/components/staff/catalog/new-product-form";
import { NoPermission } from "@/components/staff/frame/no-permission";
import { Breadcrumb } from "@/components/ui/breadcrumb";
import { flatCategories } from "@/lib/domain/catalog/category";
import { listCategories } from "@/lib/domain/catalog/list-categories";
import { maybePermit } from "@/lib/session";

export const metadata: Metadata = { title: "New product" };

export default async function NewProductPage() {
  const by = await maybePermit("catalog.edit");
  if (!by) return <NoPermission what="editing the catalog" />;
  const categories = await listCategories();
  return (
    <StaffPage title="New product" detail="It starts as a draft; shoppers see it when you put it on sale.">
      <div className="-mt-4 mb-4"><Breadcrumb crumbs={[{ label: "Catalog", href: "/staff/catalog" }, { label: "New product" }]} /></div>
      <NewProductForm categories={flatCategories(categories)} />
    </StaffPage>
  );
}
