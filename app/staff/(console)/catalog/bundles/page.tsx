import type { Metadata } from "next";
import Link from "next/link";
import { StaffPage } from "@/components/shell/staff-page";
import { NoPermission } from "@/components/staff/frame/no-permission";
import { Badge } from "@/components/ui/badge";
import { Breadcrumb } from "@/components/ui/breadcrumb";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { Table } from "@/components/ui/table";
import { productStatusLabel } from "@/lib/domain/catalog/catalog-query";
import { contentWords } from "@/lib/domain/fulfillment/in-bundle";
import { listBundles } from "@/lib/domain/pricing/list-bundles";
import { formatMoney } from "@/lib/kernel/money";
import { maybePermit } from "@/lib/session";

export const metadata: Metadata = { title: "Bundles" };

export default async function BundlesPage() {
  const by = await maybePermit("catalog.view");
  if (!by) return <NoPermission what="the catalog" />;
  const [bundles, editor] = await Promise.all([listBundles(by), maybePermit("catalog.edit")]);
  return (
    <StaffPage title="Bundles" detail="Sold as one, priced as one, picked by their parts." actions={editor && <LinkButton href="/staff/catalog/new">New product</LinkButton>}>
      <div className="-mt-4 mb-4"><Breadcrumb crumbs={[{ label: "Catalog", href: "/staff/catalog" }, { label: "Bundles" }]} /></div>
      <Table
        caption="Bundles" rows={bundles} rowKey={(row) => row.sku}
        empty={<EmptyState title="No bundle yet">Make a product, then say under “What is inside” which items it is made of.</EmptyState>}
        columns={[
          { key: "title", header: "Bundle", className: "min-w-52", cell: (row) => <Link href={`/staff/catalog/${row.productId}`} className="inline-block py-2 font-medium underline-offset-4 hover:underline">{row.title}<span className="figures block text-2xs font-normal text-muted">{row.sku}</span></Link> },
          { key: "parts", header: "Inside", className: "min-w-64 py-2", cell: (row) => <span className="text-xs text-muted">{contentWords(row.parts)}{row.parts.filter((part) => !part.isSold).map((part) => <span key={part.title} className="block text-negative">{part.title} is no longer sold, so this is not either.</span>)}</span> },
          { key: "state", header: "State", cell: (row) => <Badge tone={row.status === "active" ? "positive" : "neutral"} hasShape>{productStatusLabel[row.status].toLowerCase()}</Badge> },
          { key: "price", header: "Price", kind: "number", cell: (row) => (row.priceMinor === null ? <span className="text-negative">no price</span> : formatMoney(row.priceMinor, row.currency)) },
          { key: "rule", header: "Priced by", cell: (row) => <span className="whitespace-nowrap">{row.percentOff === null ? "its own price" : `parts − ${row.percentOff} %`}</span> },
          { key: "alone", header: "Parts alone", kind: "number", cell: (row) => (row.partsMinor === null ? "–" : formatMoney(row.partsMinor, row.currency)) },
          { key: "places", header: "Places with all of it", kind: "number", cell: (row) => row.places },
          { key: "most", header: "Most in one place", kind: "number", cell: (row) => row.most },
        ]}
      />
    </StaffPage>
  );
}
