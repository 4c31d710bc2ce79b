import { moment } from "@/components/staff/frame/moment";
import { Badge } from "@/components/ui/badge";
import { discrepancyLabel, outcomeLabel } from "@/lib/domain/transfers/transfer-state";
import { unitWords } from "@/lib/domain/inventory/unit-words";
import type { TransferView } from "@/lib/domain/transfers/transfer-view";

const happened: Record<string, string> = {
  "transfer.drafted": "Drafted", "transfer.packed": "Packed", "transfer.sent": "Sent", "transfer.received": "Received", "transfer.rejected": "Arrived damaged", "transfer.closed": "Closed", "transfer.cancelled": "Cancelled",
};

/** What happened, and what did not go to plan. Times are the destination's. */
export function TransferAside({ view }: { view: TransferView }) {
  return (
    <aside className="grid content-start gap-6">
      {view.note && <section><h2 className="text-2xs font-medium text-muted">Note</h2><p className="mt-1 text-sm">{view.note}</p></section>}
      {view.discrepancies.length > 0 && (
        <section>
          <h2 className="text-2xs font-medium text-muted">Discrepancies</h2>
          <ul aria-label="Discrepancies" className="mt-1 divide-y divide-line">
            {view.discrepancies.map((one) => (
              <li key={one.id} className="grid gap-1 py-2.5 text-sm">
                <p className="flex flex-wrap items-center gap-2"><Badge tone={one.kind === "under" ? "negative" : "warning"} hasShape>{discrepancyLabel[one.kind]}</Badge><span className="figures">{one.quantity} × {one.item}</span></p>
                <p className="text-xs text-muted">{outcomeLabel[one.outcome]}{one.note && `: ${one.note}`}</p>
                <p className="text-xs text-muted">{one.by}, {moment(one.at, view.timeZone)}</p>
              </li>
            ))}
          </ul>
        </section>
      )}
      <section>
        <h2 className="text-2xs font-medium text-muted">What happened</h2>
        <ol className="mt-1 divide-y divide-line">
          {view.history.map((entry) => (
            <li key={entry.kind + entry.at + entry.by} className="py-2.5 text-sm">
              <p>{happened[entry.kind] ?? entry.kind}{entry.units !== null && <span className="figures"> · {unitWords(entry.units)}</span>}</p>
              <p className="text-xs text-muted">{[entry.by, moment(entry.at, view.timeZone)].filter(Boolean).join(", ")}</p>
              {entry.reason && <p className="text-xs text-muted">{entry.reason}</p>}
            </li>
          ))}
        </ol>
      </section>
    </aside>
  );
}
