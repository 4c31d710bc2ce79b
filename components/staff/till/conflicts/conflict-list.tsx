import Link from "next/link";
import { moment } from "@/components/staff/frame/moment";
import { Badge } from "@/components/ui/badge";
import { Disclosure } from "@/components/ui/disclosure";
import { Price } from "@/components/ui/price";
import type { ConflictRow } from "@/lib/domain/till/list-till-conflicts";
import { decisionsOf } from "@/lib/domain/till/till-conflict";
import { conflictWords, decidedWords, kindWords } from "./conflict-words";
import { DecideDialog } from "./decide-dialog";

/** What changed under offline sales: each with its sale and the ways to end it. */
export function ConflictList({ rows, hasStores }: { rows: ConflictRow[]; hasStores: boolean }) {
  return (
    <ul aria-label="Offline sales to decide" className="grid divide-y divide-line rounded-md border border-line bg-surface">
      {rows.map((row) => {
        const { title, detail } = conflictWords(row.kind, row.facts);
        return (
          <li key={row.id} className="grid gap-x-6 gap-y-3 p-4 lg:grid-cols-[8rem_minmax(0,1fr)_auto] lg:px-5">
            <span><Badge tone={row.decision ? "neutral" : row.kind === "refused" || row.kind === "missing" || row.kind === "chain" || row.kind === "paid_twice" ? "negative" : "warning"} hasShape>{kindWords[row.kind]}</Badge></span>
            <div className="grid min-w-0 gap-1">
              <h2 className="text-sm font-medium">{title}</h2>
              <p className="max-w-prose text-sm text-muted">{detail}</p>
              <p className="figures flex flex-wrap items-center gap-x-3 gap-y-1 text-xs text-muted">
                <span>{row.register}{hasStores ? `, ${row.store}` : ""}</span>
                {row.sale && <><Link href={`/staff/orders/${row.sale.orderNumber}`} className="inline-flex min-h-11 items-center text-ink underline underline-offset-4 lg:min-h-0">{row.sale.orderNumber}</Link><Price amountMinor={row.sale.totalMinor} /><span>sold by {row.sale.soldBy}, {moment(row.sale.soldAt, row.timeZone)}</span></>}
                {row.sale && row.sale.number !== row.sale.orderNumber && <span>receipt {row.sale.number}</span>}
                {!row.sale && <span>{moment(row.at, row.timeZone)}</span>}
              </p>
              {row.facts.body && <Disclosure title="What the register sent"><pre className="overflow-x-auto text-xs whitespace-pre-wrap">{row.facts.body}</pre></Disclosure>}
              {row.decision && <p className="text-sm">{row.decidedBy ?? "By itself"}, {row.decidedAt && moment(row.decidedAt, row.timeZone)}: {decidedWords[row.decision]}{row.note && <span className="text-muted"> · “{row.note}”</span>}</p>}
            </div>
            {!row.decision && <div className="flex flex-wrap items-start gap-2">{decisionsOf(row.kind, row.facts).map((decision, i) => <DecideDialog key={decision} row={row} decision={decision} isFirst={i === 0} />)}</div>}
          </li>
        );
      })}
    </ul>
  );
}
