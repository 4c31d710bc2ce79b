import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { StaffPage } from "@/components/shell/staff-page";
import { NoPermission } from "@/components/staff/frame/no-permission";
import { PriceImport } from "@/components/staff/pricing/price-import";
import { PriceListForm, type PriceListDraft } from "@/components/staff/pricing/price-list-form";
import { Breadcrumb } from "@/components/ui/breadcrumb";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Input } from "@/components/ui/input";
import { LinkButton } from "@/components/ui/link-button";
import { Table } from "@/components/ui/table";
import { getPriceList, listPricesOf, type ListedPriceList } from "@/lib/domain/pricing/list-price-lists";
import { listPromotionChoices } from "@/lib/domain/pricing/list-promotion-choices";
import { homeCurrency } from "@/lib/kernel/currency";
import { asId, isUuid, type PriceListId } from "@/lib/kernel/ids";
import { formatMoney } from "@/lib/kernel/money";
import { maybePermit } from "@/lib/session";

export const metadata: Metadata = { title: "Price list" };

const shown = 200;
const blank: PriceListDraft = { id: "", version: 0, name: "", currency: homeCurrency, channel: "", locationId: "", groupId: "", taxIncluded: false, startsAt: "", endsAt: "", priority: "10" };

export default async function PriceListPage({ params, searchParams }: PageProps<"/staff/pricing/lists/[id]">) {
  const by = await maybePermit("catalog.view");
  if (!by) return <NoPermission what="price lists" />;
  const [{ id }, { q }, editor, auditor] = await Promise.all([params, searchParams, maybePermit("pricing.edit"), maybePermit("audit.view")]);
  const list = id !== "new" && isUuid(id) ? await getPriceList(by, asId<PriceListId>(id)) : null;
  if (!list && !(id === "new" && editor)) notFound();
  const text = typeof q === "string" ? q.trim().slice(0, 80) : "";
  const [{ stores, groups }, prices] = await Promise.all([listPromotionChoices(by), list ? listPricesOf(by, { id: list.id, q: text, limit: shown }) : []]);
  const title = list?.name ?? "New price list";
  return (
    <StaffPage title={title} detail={list ? `${list.prices.toLocaleString("en-US")} prices in ${list.currency}, ${list.taxIncluded ? "tax included" : "before tax"}` : "Say where it counts, then take its prices from a file."} actions={list && auditor && <LinkButton href={`/staff/audit?subject=price_list:${list.id}`} look="secondary">Changes</LinkButton>}>
      <div className="-mt-4 mb-4"><Breadcrumb crumbs={[{ label: "Pricing", href: "/staff/pricing" }, { label: "Price lists", href: "/staff/pricing/lists" }, { label: title }]} /></div>
      <PriceListForm key={list?.id ?? "new"} saved={list ? draftOf(list) : blank} stores={stores} groups={groups} mayEdit={editor !== null} />
      {list && (
        <section aria-labelledby="prices" className="mt-10">
          <div className="mb-3 flex flex-wrap items-end justify-between gap-4">
            <h2 id="prices" className="text-sm font-semibold">Prices</h2>
            <form role="search" className="flex gap-2"><Input name="q" type="search" aria-label="SKU or product" placeholder="SKU or product" defaultValue={text} autoComplete="off" /><Button type="submit" look="secondary">Find</Button></form>
          </div>
          <Table
            caption={`Prices of ${list.name}`} rows={prices} rowKey={(price) => price.sku}
            empty={<EmptyState title={text ? "Nothing fits" : "No price yet"} action={text ? <LinkButton href={`/staff/pricing/lists/${list.id}`} look="secondary">Show everything</LinkButton> : undefined}>{text ? "No SKU or product of this list is like that." : "Take prices from a file below, or type one at a product."}</EmptyState>}
            columns={[
              { key: "sku", header: "SKU", cell: (price) => <span className="figures font-medium">{price.sku}</span> },
              { key: "title", header: "Product", cell: (price) => price.title },
              { key: "price", header: "Price", kind: "number", cell: (price) => formatMoney(price.amountMinor, list.currency) },
              { key: "former", header: "Former price", kind: "number", cell: (price) => (price.compareAtMinor === null ? "–" : formatMoney(price.compareAtMinor, list.currency)) },
              { key: "base", header: "Everybody pays", kind: "number", cell: (price) => (price.baseMinor === null ? "–" : formatMoney(price.baseMinor, list.currency)) },
            ]}
          />
          {prices.length === shown && <p className="mt-2 text-xs text-muted">The first {shown}; the file has them all.</p>}
          <div className="mt-6 flex flex-wrap items-start justify-between gap-6">
            {editor && <PriceImport listId={list.id} />}
            {editor && list.prices > 0 && <LinkButton href={`/api/staff/pricing/prices?id=${list.id}`} look="quiet" prefetch={false} download>Take as CSV</LinkButton>}
          </div>
        </section>
      )}
    </StaffPage>
  );
}

const draftOf = ({ id, version, name, currency, channel, locationId, groupId, taxIncluded, startsAt, endsAt, priority }: ListedPriceList): PriceListDraft =>
  ({ id, version, name, currency, channel: channel ?? "", locationId: locationId ?? "", groupId: groupId ?? "", taxIncluded, startsAt: startsAt?.slice(0, 16) ?? "", endsAt: endsAt?.slice(0, 16) ?? "", priority: String(priority) });
