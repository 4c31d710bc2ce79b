"use client";

import Link from "next/link";
import { utcMoment } from "@/components/staff/catalog/utc-moment";
import { ChoiceTable } from "@/components/staff/frame/choice-table";
import { forEach, type Verb } from "@/components/staff/frame/many";
import { EmptyState } from "@/components/ui/empty-state";
import { cancelScheduledPrices } from "@/lib/actions/pricing";
import type { ScheduledPrice } from "@/lib/domain/pricing/list-scheduled-prices";
import { formatMoney } from "@/lib/kernel/money";

const verbs: Verb<ScheduledPrice>[] = [
  { label: "Cancel", done: "cancelled", fits: () => true, isDangerous: true, run: forEach(cancelScheduledPrices, ({ variantId, priceListId }) => [{ variantId, priceListId }]), ask: { title: (count) => (count === 1 ? "Cancel the scheduled price?" : `Cancel ${count} scheduled prices?`), body: "What costs something now goes on costing it." } },
];

/** Prices that are still ahead, and what they will replace. */
export function ScheduledPrices({ prices, mayEdit }: { prices: ScheduledPrice[]; mayEdit: boolean }) {
  return (
    <ChoiceTable
      caption="Scheduled prices" rows={prices} rowKey={(price) => price.variantId + price.priceListId} nameOf={(price) => `${price.title}, ${price.sku}`} verbs={mayEdit ? verbs : []}
      empty={<EmptyState title="No price is scheduled">Open a product, type its new price and say from when.</EmptyState>}
      columns={[
        { key: "product", header: "Product", cell: (price) => <Link href={`/staff/catalog/${price.productId}`} className="inline-flex min-h-11 items-center underline underline-offset-4 lg:min-h-0">{price.title}</Link> },
        { key: "sku", header: "SKU", cell: (price) => <span className="figures">{price.sku}</span> },
        { key: "list", header: "List", cell: (price) => price.list },
        { key: "from", header: "From", cell: (price) => <span className="figures whitespace-nowrap">{utcMoment(price.startsAt)}</span> },
        { key: "now", header: "Now", kind: "number", cell: (price) => (price.currentMinor === null ? "–" : formatMoney(price.currentMinor, price.currency)) },
        { key: "then", header: "Then", kind: "number", cell: (price) => <strong className="font-medium">{formatMoney(price.amountMinor, price.currency)}</strong> },
      ]}
    />
  );
}
