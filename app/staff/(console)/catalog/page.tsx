import type { Metadata } from "next";
import { StaffPage } from "@/components/shell/staff-page";
import { ProductTable } from "@/components/staff/catalog/product-table";
import { NoPermission } from "@/components/staff/frame/no-permission";
import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/input";
import { LinkButton } from "@/components/ui/link-button";
import { Select } from "@/components/ui/select";
import { catalogPageSize, catalogQuery, productStatusLabel, type CatalogQuery } from "@/lib/domain/catalog/catalog-query";
import { flatCategories } from "@/lib/domain/catalog/category";
import { listCatalog } from "@/lib/domain/catalog/list-catalog";
import { listCategories } from "@/lib/domain/catalog/list-categories";
import { maybePermit } from "@/lib/session";

export const metadata: Metadata = { title: "Catalog" };

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
      <ProductTable rows={rows} mayEdit={editor !== null} />
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

const addressOf = (query: CatalogQuery, page: number) => `/staff/catalog?${new URLSearchParams(Object.entries({ ...query, page }).flatMap(([key, value]) => (value === "" ? [] : [[key, String(value)]])))}`;
