import Link from "next/link";
import type { ReactNode } from "react";
import { statusTone } from "@/components/staff/counter/status-tone";
import { shortPlace } from "@/components/staff/frame/short-place";
import { Badge } from "@/components/ui/badge";
import { Table } from "@/components/ui/table";
import { channelLabel } from "@/lib/domain/channel";
import { staffStatusWords } from "@/lib/domain/fulfillment/timeline";
import { clockWords, dateWords } from "@/lib/domain/locations/time-words";
import type { ListedOrder } from "@/lib/domain/orders/order-list";
import { orderZone } from "@/lib/domain/orders/order-view";
import { formatMoney } from "@/lib/kernel/money";

/** Orders with where each of their parts is. */
export function OrderTable({ rows, empty }: { rows: ListedOrder[]; empty: ReactNode }) {
  return (
    <Table
      caption="Orders" rows={rows} rowKey={({ id }) => id} empty={empty}
      columns={[
        { key: "number", header: "Order", cell: ({ number }) => <Link href={`/staff/orders/${number}`} className="figures inline-flex min-h-11 items-center font-medium whitespace-nowrap underline underline-offset-4 lg:min-h-0">{number}</Link> },
        { key: "customer", header: "Customer", cell: ({ contactName }) => contactName || <span className="text-muted">no name</span> },
        { key: "what", header: "What", className: "lg:max-w-72", cell: ({ units, titles }) => <span className="line-clamp-2">{units > 1 && <span className="figures text-muted">{units} × </span>}{titles.join(", ")}</span> },
        { key: "parts", header: "Parts", className: "py-1.5", cell: ({ parts }) => <ul className="grid gap-1">{parts.map((part) => <li key={part.id} className="flex flex-wrap items-center gap-x-2 gap-y-0.5"><Badge tone={statusTone(part.status)} hasShape>{staffStatusWords(part.status, part.method)}</Badge>{part.method !== "email" && <span className="text-xs text-muted">{shortPlace(part.storeName)}</span>}</li>)}</ul> },
        { key: "channel", header: "Ordered", cell: ({ channel, placedAt, parts }) => <><span className="figures whitespace-nowrap">{dateWords(new Date(placedAt), orderZone(parts))}, {clockWords(new Date(placedAt), orderZone(parts))}</span><span className="block text-xs text-muted">{channelLabel[channel]}</span></> },
        { key: "total", header: "Total", kind: "number", cell: ({ totalMinor, currency }) => formatMoney(totalMinor, currency) },
      ]}
    />
  );
}
