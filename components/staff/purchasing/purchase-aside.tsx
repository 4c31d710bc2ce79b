import { moment } from "@/components/staff/frame/moment";
import { Badge } from "@/components/ui/badge";
import { unitWords } from "@/lib/domain/inventory/unit-words";
import { calendarWords } from "@/lib/domain/locations/time-words";
import { linesMinor } from "@/lib/domain/purchasing/purchase-line";
import { discrepancyLabel, rejectLabel } from "@/lib/domain/purchasing/purchase-state";
import type { PurchaseView } from "@/lib/domain/purchasing/purchase-view";
import { formatMoney } from "@/lib/kernel/money";

const happened: Record<string, string> = {
  "purchase.drafted": "Drafted", "purchase.ordered": "Ordered", "purchase.rescheduled": "Moved to another day", "purchase.received": "Received", "purchase.costed": "Delivery costed", "purchase.closed_short": "Closed short", "purchase.cancelled": "Cancelled",
};

/** For whom, when and how much; what differs; and what happened. Times are the location's. */
export function PurchaseAside({ view }: { view: PurchaseView }) {
  const { supplier, location } = view;
  const seesCosts = view.lines.every((line) => line.unitCostMinor !== null);
  const facts: [string, string][] = [
    ["Expected", view.expectedOn ? calendarWords(view.expectedOn) : `${calendarWords(view.wouldArriveOn)}, if ordered today`],
    ["Deliver to", `${location.name}, ${location.address}`],
    ["Lead time", `${supplier.leadTimeDays} days`],
    ...(seesCosts ? [["Total", formatMoney(linesMinor(view.lines.map((line) => ({ ordered: line.ordered, unitCostMinor: line.unitCostMinor ?? 0 }))), view.currency)] satisfies [string, string]] : []),
    ...(seesCosts && supplier.minimumMinor > 0 ? [["Minimum", formatMoney(supplier.minimumMinor, view.currency)] satisfies [string, string]] : []),
    ...(view.note ? [["Note", view.note] satisfies [string, string]] : []),
  ];
  return (
    <aside className="grid content-start gap-6">
      <dl className="grid gap-3">{facts.map(([label, value]) => <div key={label}><dt className="text-2xs font-medium text-muted">{label}</dt><dd className="figures text-sm">{value}</dd></div>)}</dl>
      {view.discrepancies.length > 0 && (
        <section>
          <h2 className="text-2xs font-medium text-muted">Discrepancies</h2>
          <ul aria-label="Discrepancies" className="mt-1 divide-y divide-line">
            {view.discrepancies.map((one) => (
              <li key={one.id} className="grid gap-1 py-2.5 text-sm">
                <p className="flex flex-wrap items-center gap-2"><Badge tone={one.kind === "over" ? "warning" : "negative"} hasShape>{discrepancyLabel[one.kind]}</Badge><span className="figures">{one.quantity} × {one.item}</span></p>
                <p className="text-xs text-muted">{[one.reason && rejectLabel[one.reason], one.note].filter(Boolean).join(": ")}</p>
                <p className="text-xs text-muted">{[one.by, moment(one.at, location.timeZone)].filter(Boolean).join(", ")}</p>
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
              <p className="text-xs text-muted">{[entry.by, moment(entry.at, location.timeZone)].filter(Boolean).join(", ")}</p>
              {entry.reason && <p className="text-xs text-muted">{entry.reason}</p>}
            </li>
          ))}
        </ol>
      </section>
    </aside>
  );
}
