import type { Metadata } from "next";
import Image from "next/image";
import Link from "next/link";
import { StaffPage } from "@/components/shell/staff-page";
import { NoPermission } from "@/components/staff/frame/no-permission";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Input } from "@/components/ui/input";
import { LinkButton } from "@/components/ui/link-button";
import { Select } from "@/components/ui/select";
import { Table } from "@/components/ui/table";
import { catalogPageSize, catalogQuery, productStatusLabel, type CatalogQuery, type CatalogRow } from "@/lib/domain/catalog/catalog-query";
import { flatCategories } from "@/lib/domain/catalog/category";
import { listCatalog } from "@/lib/domain/catalog/list-catalog";
import { listCategories } from "@/lib/domain/catalog/list-categories";
import { formatMoney } from "@/lib/kernel/money";
import { maybePermit } from "@/lib/session";

export const metadata: Metadata = { title: "Catalog" };

const tones = { active: "positive", draft: "info", archived: "neutral" } as const;

export default async function CatalogPage({ searchParams }: PageProps<"/staff/catalog">) {
  const by = await maybePermit("catalog.view");
  if (!by) return <NoPermission what="the catalog" />;
  const query = catalogQuery.parse(await searchParams);
  const [{ rows, total }, categories, editor, pricer] = await Promise.all([listCatalog(by, query), listCategories(), maybePermit("catalog.edit"), maybePermit("pricing.edit")]);
  const isNarrowed = query.q !== "" || query.category !== "" || query.status !== "";
  const pages = Math.ceil(total / catalogPageSize);
  return (
    <StaffPage
      title="Catalog" detail={<span className="figures">{total.toLocaleString("en-US")} {total === 1 ? "product" : "products"}{isNarrowed && " that fit"}</span>}
      actions={<><LinkButton href="/staff/catalog/bundles" look="secondary">Bundles</LinkButton><LinkButton href="/staff/catalog/categories" look="secondary">Categories</LinkButton>{pricer && <LinkButton href="/staff/pricing" look="secondary">Pricing</LinkButton>}{editor && <LinkButton href="/staff/catalog/new">New product</LinkButton>}</>}
    >
      <form role="search" className="mb-5 grid grid-cols-2 gap-2 lg:flex">
        <Input name="q" type="search" aria-label="Title, number, SKU or GTIN" placeholder="Title, number, SKU or GTIN" defaultValue={query.q} className="col-span-2 lg:max-w-sm" autoComplete="off" />
        <Select name="category" aria-label="Category" defaultValue={query.category} className="lg:w-52">
          <option value="">Every category</option>
          {flatCategories(categories).map(({ slug, name, depth }) => <option key={slug} value={slug}>{`${"\u2003".repeat(depth)}${name}`}</option>)}
        </Select>
        <Select name="status" aria-label="State" defaultValue={query.status} className="lg:w-40">
          <option value="">Every state</option>
          {Object.entries(productStatusLabel).map(([status, label]) => <option key={status} value={status}>{label}</option>)}
        </Select>
        <Button type="submit" look="secondary" className="col-span-2">Find</Button>
        {isNarrowed && <LinkButton href="/staff/catalog" look="quiet" className="col-span-2">Clear</LinkButton>}
      </form>
      <Table
        caption="Products" rows={rows} rowKey={(row) => row.id}
        empty={<EmptyState title="No product fits" action={<LinkButton href="/staff/catalog" look="secondary">Show everything</LinkButton>}>Check the spelling, or look in every category.</EmptyState>}
        columns={[
          { key: "title", header: "Product", cell: (row) => (
            <Link href={`/staff/catalog/${row.id}`} className="flex min-h-13 min-w-56 items-center gap-3 py-1.5 font-medium underline-offset-4 hover:underline">
              {row.image ? <Image src={row.image} alt="" width={40} height={40} sizes="40px" className="size-10 rounded-sm bg-sunken object-contain" /> : <span className="size-10 rounded-sm bg-sunken" />}
              <span>{row.title}<span className="figures block text-2xs font-normal text-muted">{row.externalId}</span></span>
            </Link>
          ) },
          { key: "category", header: "Category", cell: (row) => <span className="whitespace-nowrap">{row.category}</span> },
          { key: "state", header: "State", cell: (row) => <Badge tone={tones[row.status]} hasShape>{productStatusLabel[row.status].toLowerCase()}</Badge> },
          { key: "variants", header: "Variants", kind: "number", cell: (row) => row.variants },
          { key: "gtin", header: "Without GTIN", kind: "number", cell: (row) => row.withoutGtin || <span className="text-muted">–</span> },
          { key: "price", header: "Price", kind: "number", cell: priceOf },
          { key: "stock", header: "On hand", kind: "number", cell: (row) => row.onHand?.toLocaleString("en-US") ?? <span className="text-muted">by its parts</span> },
        ]}
      />
      {pages > 1 && (
        <nav aria-label="Pages" className="mt-5 flex items-center justify-center gap-4 text-sm">
          {query.page > 1 && <LinkButton look="secondary" href={addressOf(query, query.page - 1)}>Back</LinkButton>}
          <span className="figures text-muted">{query.page} of {pages}</span>
          {query.page < pages && <LinkButton look="secondary" href={addressOf(query, query.page + 1)}>Next</LinkButton>}
        </nav>
      )}
    </StaffPage>
  );
}

function priceOf({ lowMinor, highMinor, currency }: CatalogRow) {
  if (lowMinor === null || highMinor === null || currency === null) return <span className="text-negative">no price</span>;
  return lowMinor === highMinor ? formatMoney(lowMinor, currency) : `${formatMoney(lowMinor, currency)} – ${formatMoney(highMinor, currency)}`;
}

const addressOf = (query: CatalogQuery, page: number) => `/staff/catalog?${new URLSearchParams(Object.entries({ ...query, page }).flatMap(([key, value]) => (value === "" ? [] : [[key, String(value)]])))}`;
