import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { StaffPage } from "@/components/shell/staff-page";
import { NoPermission } from "@/components/staff/frame/no-permission";
import { BundleStock } from "@/components/staff/inventory/bundle-stock";
import { StoryBody } from "@/components/staff/inventory/story-body";
import { Breadcrumb } from "@/components/ui/breadcrumb";
import { LinkButton } from "@/components/ui/link-button";
import { Table, type Column } from "@/components/ui/table";
import { getBundleStock } from "@/lib/domain/inventory/get-bundle-stock";
import { getStockStory } from "@/lib/domain/inventory/get-stock-story";
import { listStockRows } from "@/lib/domain/inventory/list-stock-grid";
import { stockGridQuery, type StockRow } from "@/lib/domain/inventory/stock-grid";
import { isStoryColumn, storyLabel, type StoryColumn } from "@/lib/domain/inventory/stock-story";
import { maybePermit } from "@/lib/session";

export const metadata: Metadata = { title: "Stock of a variant" };

const unsellable: StoryColumn[] = ["damaged", "qualityCheck", "display", "putBack"];
const order: StoryColumn[] = ["onHand", "allocated", "held", "available", "incoming", "safetyStock", ...unsellable];
const short: Partial<Record<StoryColumn, string>> = { safetyStock: "Safety", qualityCheck: "Quality", display: "Display", putBack: "Put back" };

/** One variant at every location in reach, and the lines behind one chosen number. Each number is a link. */
export default async function VariantStockPage({ params, searchParams }: PageProps<"/staff/inventory/[sku]">) {
  const by = await maybePermit("inventory.view");
  if (!by) return <NoPermission what="inventory" />;
  const sku = decodeURIComponent((await params).sku);
  const { location, column: wanted, before } = await searchParams;
  const rows = (await listStockRows(by, stockGridQuery.parse({ q: sku, sort: "location" }), { at: null, limit: 1_000 })).filter((row) => row.sku === sku);
  const first = rows[0];
  const bundle = first ? null : await getBundleStock(by, sku);
  if (bundle) return <BundleStock bundle={bundle} />;
  if (!first) notFound();
  const chosen = rows.find((row) => row.locationId === location) ?? first;
  const column: StoryColumn = isStoryColumn(wanted) ? wanted : "onHand";
  const story = await getStockStory(by, { variantId: chosen.variantId, locationId: chosen.locationId, column, beforeId: typeof before === "string" && /^\d{1,15}$/.test(before) ? Number(before) : null });
  const address = (row: StockRow, key: StoryColumn, older?: number) => `/staff/inventory/${encodeURIComponent(sku)}?location=${row.locationId}&column=${key}${older ? `&before=${older}` : ""}`;
  const shown = order.filter((key) => !unsellable.includes(key) || key === column || rows.some((row) => row[key] !== 0));
  const number = (key: StoryColumn): Column<StockRow> => ({
    key, header: short[key] ?? storyLabel[key], kind: "number",
    cell: (row) => <Link href={address(row, key)} scroll={false} aria-current={row === chosen && key === column ? "true" : undefined} className="inline-flex min-h-11 min-w-6 items-center justify-end underline-offset-4 hover:underline aria-[current]:font-semibold aria-[current]:underline lg:min-h-0">{String(row[key]).replace("-", "−")}</Link>,
  });
  return (
    <StaffPage
      title={first.variantTitle ? `${first.title}, ${first.variantTitle}` : first.title} detail={<span className="figures">{sku}{first.gtin && ` · GTIN ${first.gtin.replace(/^0/, "")}`}</span>}
      actions={<><LinkButton href={`/staff/inventory?location=all&q=${encodeURIComponent(sku)}`} look="secondary">Change stock</LinkButton><LinkButton href={`/staff/catalog/${first.productId}`} look="secondary">Product</LinkButton></>}
    >
      <div className="-mt-4 mb-4"><Breadcrumb crumbs={[{ label: "Inventory", href: "/staff/inventory" }, { label: sku }]} /></div>
      <div className="grid items-start gap-6 xl:gap-4 xl:grid-cols-[minmax(0,1fr)_18.5rem]">
        <Table
          onPhone="scroll"
          caption="At every location" rows={rows} rowKey={(row) => row.locationId}
          columns={[
            { key: "location", header: "Location", cell: (row) => <span className="whitespace-nowrap">{row.location.replace(/^Alderway /, "")}</span> },
            { key: "shelf", header: "Shelf", cell: (row) => <span className="figures whitespace-nowrap">{[row.aisle, row.bay].filter(Boolean).join(", ") || "–"}</span> },
            ...shown.map(number),
          ]}
        />
        {story && (
          <section aria-labelledby="story" className="rounded-lg border border-line bg-surface p-5">
            <h2 id="story" className="text-sm font-semibold">{storyLabel[column]}</h2>
            <p className="mb-4 flex justify-between gap-3 text-xs text-muted">{chosen.location}<a href={`/api/staff/inventory/ledger?variantId=${chosen.variantId}&locationId=${chosen.locationId}`} download className="underline underline-offset-4">Ledger as CSV</a></p>
            <StoryBody story={story} />
            {story.nextBeforeId !== null && <LinkButton href={address(chosen, column, story.nextBeforeId)} look="quiet" size="small" className="mt-3 w-full" scroll={false}>Earlier lines</LinkButton>}
          </section>
        )}
      </div>
    </StaffPage>
  );
}
