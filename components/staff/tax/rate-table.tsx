import { Badge } from "@/components/ui/badge";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { Table } from "@/components/ui/table";
import { usStates } from "@/lib/domain/locations/us-states";
import type { ListedTaxRate } from "@/lib/domain/pricing/list-tax-rates";
import { percentWords } from "@/lib/domain/pricing/tax-input";

const day = new Intl.DateTimeFormat("en-US", { month: "short", day: "numeric", year: "numeric", timeZone: "UTC" });
const who = { table: "Our table", taxjar: "TaxJar" } as const;

const nameOf = ({ state }: ListedTaxRate): string => usStates[state] ?? state;

/** What is charged where. */
export function RateTable({ rates, isNarrowed }: { rates: ListedTaxRate[]; isNarrowed: boolean }) {
  return (
    <Table
      caption="Tax rates" rows={rates.toSorted((a, b) => nameOf(a).localeCompare(nameOf(b)))} rowKey={(rate) => rate.state + rate.postcode}
      empty={isNarrowed
        ? <EmptyState title="Nothing fits" action={<LinkButton href="/staff/pricing/tax" look="secondary">Show every rate</LinkButton>}>Look for a state such as WA, or for the beginning of a postcode.</EmptyState>
        : <EmptyState title="No rate yet">Nothing is taxed until the rate of a state is set.</EmptyState>}
      columns={[
        { key: "place", header: "Place", cell: (rate) => <><span className="font-medium">{nameOf(rate)}</span>{rate.postcode && <span className="figures block text-xs text-muted">{rate.name}</span>}</> },
        { key: "goods", header: "Goods", kind: "number", cell: (rate) => percentWords(rate.standardPpm) },
        { key: "delivery", header: "Delivery", kind: "number", cell: (rate) => (rate.deliveryPpm === 0 ? <span className="text-muted">not taxed</span> : percentWords(rate.deliveryPpm)) },
        { key: "source", header: "Told by", cell: (rate) => <Badge tone={rate.source === "table" ? "neutral" : "info"}>{who[rate.source]}</Badge> },
        { key: "at", header: "Since", cell: (rate) => <span className="figures whitespace-nowrap">{day.format(new Date(rate.toldAt))}</span> },
      ]}
    />
  );
}
