import Link from "next/link";
import { Badge } from "@/components/ui/badge";
import { Table } from "@/components/ui/table";
import { channelLabel } from "@/lib/domain/channel";
import type { ListedPriceList } from "@/lib/domain/pricing/list-price-lists";

const day = new Intl.DateTimeFormat("en-US", { month: "short", day: "numeric", year: "numeric", timeZone: "UTC" });
const when = (at: string | null, open: string) => (at ? day.format(new Date(at)) : open);
const tone = { running: "positive", scheduled: "info", over: "neutral" } as const;

/** In the order in which they are asked: the first that prices something says what it costs. */
export function PriceListTable({ lists }: { lists: ListedPriceList[] }) {
  return (
    <Table
      caption="Price lists" rows={lists} rowKey={(list) => list.id}
      columns={[
        { key: "name", header: "List", cell: (list) => <Link href={`/staff/pricing/lists/${list.id}`} className="inline-flex min-h-11 items-center font-medium underline underline-offset-4 lg:min-h-0">{list.name}</Link> },
        { key: "state", header: "State", cell: (list) => <Badge tone={tone[list.state]} hasShape>{list.state}</Badge> },
        { key: "currency", header: "Currency", cell: (list) => <>{list.currency}{list.taxIncluded && <span className="block text-xs text-muted">tax included</span>}</> },
        { key: "channel", header: "Channel", cell: (list) => (list.channel ? channelLabel[list.channel] : <span className="text-muted">every</span>) },
        { key: "store", header: "Store", cell: (list) => list.location ?? <span className="text-muted">every</span> },
        { key: "group", header: "For", cell: (list) => list.group ?? <span className="text-muted">everybody</span> },
        { key: "when", header: "When", cell: (list) => <span className="figures whitespace-nowrap">{when(list.startsAt, "always")} – {when(list.endsAt, "open")}</span> },
        { key: "priority", header: "Priority", kind: "number", cell: (list) => list.priority },
        { key: "prices", header: "Prices", kind: "number", cell: (list) => list.prices.toLocaleString("en-US") },
      ]}
    />
  );
}
