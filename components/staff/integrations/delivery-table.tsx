import { Badge } from "@/components/ui/badge";
import { EmptyState } from "@/components/ui/empty-state";
import { Table } from "@/components/ui/table";
import type { Tone } from "@/components/ui/tone";
import type { DeliveryRow } from "@/lib/domain/integrations/list-webhooks";
import { deliveryWords, type DeliveryState } from "@/lib/domain/integrations/webhook";
import { SendAgain } from "./webhook-actions";

const tones: Record<DeliveryState, Tone> = { pending: "info", delivered: "positive", failed: "negative" };
const time = new Intl.DateTimeFormat("en-US", { dateStyle: "medium", timeStyle: "medium", timeZone: "UTC" });

/** What was posted to an address, and what it answered. */
export function DeliveryTable({ rows, isNarrowed }: { rows: DeliveryRow[]; isNarrowed: boolean }) {
  return (
    <Table
      caption="Deliveries" rows={rows} rowKey={(row) => row.id} empty={<EmptyState title={isNarrowed ? "None of these" : "Nothing was sent yet"}>{isNarrowed ? "Choose another state." : "The next event that it is told of appears here. A trial shows whether the address answers."}</EmptyState>}
      columns={[
        { key: "kind", header: "Event", cell: (row) => <span><code className="font-mono text-xs">{row.kind}</code>{row.subject && <span className="figures block text-xs text-muted">{row.subject}</span>}</span> },
        { key: "status", header: "State", cell: (row) => <Badge tone={tones[row.status]} hasShape>{deliveryWords[row.status]}</Badge> },
        { key: "answer", header: "Answer", cell: (row) => <span className="text-sm">{row.answer ?? <span className="text-muted">Not tried yet</span>}{row.tookMs !== null && <span className="figures block text-xs text-muted">{row.tookMs} ms</span>}</span> },
        { key: "attempts", header: "Tries", kind: "number", cell: (row) => row.attempts },
        { key: "at", header: "When, UTC", cell: (row) => <span className="figures whitespace-nowrap">{time.format(new Date(row.at))}</span> },
        { key: "again", header: "", cell: (row) => (row.status === "pending" ? null : <SendAgain deliveryId={row.id} />) },
      ]}
    />
  );
}
