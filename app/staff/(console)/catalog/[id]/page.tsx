import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { StaffPage } from "@/components/shell/staff-page";
import { BundleEditor } from "@/components/staff/catalog/bundle-editor";
import { PriceEditor } from "@/components/staff/catalog/price-editor";
import { draftOf } from "@/components/staff/catalog/product-draft";
import { ProductEditor } from "@/components/staff/catalog/product-editor";
import { NoPermission } from "@/components/staff/frame/no-permission";
import { Banner } from "@/components/ui/banner";
import { Breadcrumb } from "@/components/ui/breadcrumb";
import { LinkButton } from "@/components/ui/link-button";
import { flatCategories } from "@/lib/domain/catalog/category";
import { getEditableProduct } from "@/lib/domain/catalog/get-editable-product";
import { listAttributes } from "@/lib/domain/catalog/list-attributes";
import { listCategories } from "@/lib/domain/catalog/list-categories";
import { getEditableBundle } from "@/lib/domain/pricing/get-editable-bundle";
import { listProductPrices } from "@/lib/domain/pricing/list-product-prices";
import { listScheduledPrices } from "@/lib/domain/pricing/list-scheduled-prices";
import { asId, isUuid, type ProductId } from "@/lib/kernel/ids";
import { maybePermit } from "@/lib/session";

export const metadata: Metadata = { title: "Product" };

export default async function ProductEditorPage({ params }: PageProps<"/staff/catalog/[id]">) {
  const by = await maybePermit("catalog.view");
  if (!by) return <NoPermission what="the catalog" />;
  const { id } = await params;
  if (!isUuid(id)) notFound();
  const productId = asId<ProductId>(id);
  const [bundle, product, prices, scheduled, definitions, categories, editor, pricer, auditor] = await Promise.all([
    getEditableBundle(by, productId), getEditableProduct(by, productId), listProductPrices(by, productId), listScheduledPrices(by, { productId }), listAttributes(), listCategories(), maybePermit("catalog.edit"), maybePermit("pricing.edit"), maybePermit("audit.view"),
  ]);
  if (!product) notFound();
  return (
    <StaffPage
      title={product.title} detail={<span className="figures">{product.externalId}</span>}
      actions={
        <>
          {product.status === "active" && <LinkButton href={`/products/${product.slug}`} look="secondary">In the shop</LinkButton>}
          <LinkButton href={`/staff/inventory?location=all&q=${encodeURIComponent(product.title)}`} look="secondary">Stock</LinkButton>
          {auditor && <LinkButton href={`/staff/audit?subject=product:${product.id}`} look="secondary">Changes</LinkButton>}
        </>
      }
    >
      <div className="-mt-4 mb-4"><Breadcrumb crumbs={[{ label: "Catalog", href: "/staff/catalog" }, { label: product.title }]} /></div>
      {!editor && <Banner className="mb-6">Your role may look, not change. A merchandiser edits products.</Banner>}
      <div className="grid items-start gap-10 xl:grid-cols-[minmax(0,1fr)_22rem]">
        <ProductEditor productId={product.id} version={product.version} product={draftOf(product)} definitions={definitions} categories={flatCategories(categories)} mayEdit={editor !== null} />
        <div className="grid gap-10 xl:sticky xl:top-6"><section><h2 className="mb-1 text-sm font-semibold">Prices</h2><PriceEditor prices={prices.map((price) => ({ ...price, scheduled: scheduled.filter((later) => later.variantId === price.variantId && later.baseId === price.priceListId) }))} mayEdit={pricer !== null} /></section>
          {bundle && <section aria-labelledby="inside"><h2 id="inside" className="mb-3 text-sm font-semibold">What is inside</h2><BundleEditor key={bundle.version} bundle={bundle} mayEdit={editor !== null} /></section>}
        </div>
      </div>
    </StaffPage>
  );
}
