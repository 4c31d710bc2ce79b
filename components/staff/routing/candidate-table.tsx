import { Badge } from "@/components/ui/badge";
import { EmptyState } from "@/components/ui/empty-state";
import { Table } from "@/components/ui/table";
import type { RankedPlace, RoutingDecision } from "@/lib/domain/fulfillment/routing";
import { costComponents, costLabel } from "@/lib/domain/fulfillment/routing-costs";
import { exclusionWords } from "@/lib/domain/fulfillment/routing-words";
import { distanceWords } from "@/lib/domain/locations/store-summary";
import { formatMoney } from "@/lib/kernel/money";

type Props = { caption: string; decision: Pick<RoutingDecision, "candidates" | "wanted">; currency: string };

/** The places that were looked at, with the facts of that moment: the ranked ones first, then those the rule left out. */
export function CandidateTable({ caption, decision: { candidates, wanted }, currency }: Props) {
  const money = (place: RankedPlace, minor: (cost: NonNullable<RankedPlace["cost"]>) => number) => (place.cost ? formatMoney(minor(place.cost), currency) : "–");
  const hasCapacity = candidates.some(({ capacityLeft }) => capacityLeft !== null);
  return (
    <Table
      caption={caption} onPhone="scroll" rows={candidates} rowKey={(place) => place.locationId} className="text-ink"
      empty={<EmptyState title="No place had any of it" />}
      columns={[
        { key: "place", header: "Place", cell: (place) => <span className="font-medium whitespace-nowrap">{place.name}</span> },
        { key: "standing", header: "Standing", cell: (place) => (place.isChosen ? <Badge tone="positive" hasShape>chosen</Badge> : place.rank ? <span className="figures text-muted">no. {place.rank}</span> : <span className="text-xs whitespace-nowrap text-muted">{exclusionWords[place.exclusion ?? "stock"]}</span>) },
        { key: "distance", header: "Distance", kind: "number", cell: (place) => (place.distanceKm === null ? "unknown" : distanceWords(place.distanceKm)) },
        { key: "units", header: "Could send", kind: "number", cell: (place) => `${place.units} of ${wanted}` },
        ...(hasCapacity ? [{ key: "capacity", header: "Left that day", kind: "number" as const, cell: (place: RankedPlace) => place.capacityLeft ?? "no limit" }] : []),
        ...costComponents.map((component) => ({ key: component, header: costLabel[component], kind: "number" as const, cell: (place: RankedPlace) => money(place, (cost) => cost[component]) })),
        { key: "total", header: "Landed cost", kind: "number", cell: (place) => <strong className="font-medium">{money(place, (cost) => cost.totalMinor)}</strong> },
      ]}
    />
  );
}
