import Link from "next/link";
import { StaffPage } from "@/components/shell/staff-page";
import { Badge } from "@/components/ui/badge";
import { Banner } from "@/components/ui/banner";
import { Breadcrumb } from "@/components/ui/breadcrumb";
import { LinkButton } from "@/components/ui/link-button";
import { Table } from "@/components/ui/table";
import type { BundleStock as Stock } from "@/lib/domain/inventory/get-bundle-stock";
import { lineName } from "@/lib/domain/inventory/unit-words";

/** A bundle where its stock would be: what it is made of, and how often that is at each place. */
export function BundleStock({ bundle }: { bundle: Stock }) {
  const gone = bundle.parts.filter((part) => !part.isSold);
  return (
    <StaffPage
      title={bundle.title} detail={<span className="figures">{bundle.sku}{bundle.gtin && ` · GTIN ${bundle.gtin.replace(/^0/, "")}`}</span>}
      actions={<LinkButton href={`/staff/catalog/${bundle.productId}`} look="secondary">Product</LinkButton>}
    >
      <div className="-mt-4 mb-4"><Breadcrumb crumbs={[{ label: "Inventory", href: "/staff/inventory" }, { label: bundle.sku }]} /></div>
      <Banner className="mb-6" tone={gone.length > 0 ? "warning" : "info"} title="A bundle has no stock of its own">
        {gone.length > 0 ? `${gone.map(lineName).join(" and ")} ${gone.length === 1 ? "is" : "are"} no longer sold, so it cannot be sold either.` : "It is there as often as the scarcest of its parts. Change, count and move the parts."}
      </Banner>
      <Table
        onPhone="scroll" className="max-w-4xl"
        caption="At every location" rows={bundle.places} rowKey={(row) => row.locationId}
        columns={[
          { key: "location", header: "Location", cell: (row) => <span className="whitespace-nowrap">{row.location.replace(/^Alderway /, "")}</span> },
          { key: "whole", header: "Bundles", kind: "number", cell: (row) => <strong className="font-semibold">{row.available}</strong> },
          ...bundle.parts.map((part, index) => ({
            key: part.sku, kind: "number" as const,
            header: <Link href={`/staff/inventory/${encodeURIComponent(part.sku)}`} className="underline-offset-4 hover:underline">{part.quantity} × {lineName(part)}</Link>,
            cell: (row: Stock["places"][number]) => (row.units[index] === null || row.units[index] === undefined ? <Badge>not stocked</Badge> : row.units[index]),
          })),
        ]}
      />
    </StaffPage>
  );
}
