"use client";

import Image from "next/image";
import Link from "next/link";
import { ChoiceTable } from "@/components/staff/frame/choice-table";
import { forEach, type Verb } from "@/components/staff/frame/many";
import { Badge } from "@/components/ui/badge";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { changeProductStates } from "@/lib/actions/catalog";
import { productStatusLabel, type CatalogRow } from "@/lib/domain/catalog/catalog-query";
import { formatMoney } from "@/lib/kernel/money";

const tones = { active: "positive", draft: "info", archived: "neutral" } as const;

const into = (status: CatalogRow["status"]) => forEach(changeProductStates, ({ id, version }: CatalogRow) => [{ productId: id, version, status }]);
const verbs: Verb<CatalogRow>[] = [
  { label: "Put on sale", done: "on sale", fits: ({ status, lowMinor }) => status !== "active" && lowMinor !== null, run: into("active"), ask: { title: (count) => (count === 1 ? "Put it on sale?" : `Put ${count} on sale?`), body: "Shoppers find and buy them from now on, in every channel." } },
  { label: "Archive", done: "archived", fits: ({ status }) => status !== "archived", isDangerous: true, run: into("archived"), ask: { title: (count) => (count === 1 ? "Archive it?" : `Archive ${count}?`), body: "They are sold nowhere any more. Orders and stock stay as they are, and they can be put on sale again." } },
];

/** Products of every status, for those who edit them. */
export function ProductTable({ rows, mayEdit }: { rows: CatalogRow[]; mayEdit: boolean }) {
  return (
    <ChoiceTable
      caption="Products" rows={rows} rowKey={(row) => row.id} nameOf={(row) => row.title} verbs={mayEdit ? verbs : []}
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
  );
}

function priceOf({ lowMinor, highMinor, currency }: CatalogRow) {
  if (lowMinor === null || highMinor === null || currency === null) return <span className="text-negative">no price</span>;
  return lowMinor === highMinor ? formatMoney(lowMinor, currency) : `${formatMoney(lowMinor, currency)} – ${formatMoney(highMinor, currency)}`;
}
