"use client";

import Link from "next/link";
import { forEach, type Verb } from "@/components/staff/frame/many";
import { moment } from "@/components/staff/frame/moment";
import { useChoice } from "@/components/staff/frame/use-choice";
import { Badge } from "@/components/ui/badge";
import { Disclosure } from "@/components/ui/disclosure";
import { Price } from "@/components/ui/price";
import { decideTillConflicts } from "@/lib/actions/till";
import type { ConflictRow } from "@/lib/domain/till/list-till-conflicts";
import { decisionsOf, needsNote, overpaidMinor, type ConflictDecision } from "@/lib/domain/till/till-conflict";
import { homeCurrency } from "@/lib/kernel/currency";
import { formatMoney } from "@/lib/kernel/money";
import { conflictWords, decidedWords, kindWords } from "./conflict-words";
import { DecideDialog } from "./decide-dialog";

/** Where money or goods may be gone, each is looked at by itself. */
const may = (decision: ConflictDecision) => ({ decision: decided, kind, facts }: ConflictRow): boolean => decided === null && !needsNote(kind) && decisionsOf(kind, facts).includes(decision);
const decide = (decision: ConflictDecision) => forEach(decideTillConflicts, ({ id }: ConflictRow, [note = ""]) => [{ id, decision, note }]);
const questions = [{ kind: "text", label: "Note", isOptional: true }] as const;
const verbs: Verb<ConflictRow>[] = [
  { label: "Leave so", done: "left so", fits: may("keep"), run: decide("keep"), ask: { title: (count) => (count === 1 ? "Leave it so?" : `Leave ${count} so?`), body: "The sales stand as they were made.", questions } },
  { label: "Count", done: "to be counted", fits: may("count"), run: decide("count"), ask: { title: (count) => (count === 1 ? "Count the shelf?" : `Count ${count} shelves?`), body: "A count opens for each item.", questions } },
  { label: "Give back", done: "given back", fits: may("give_back"), run: decide("give_back"), sum: (rows) => formatMoney(rows.reduce((sum, { facts }) => sum + overpaidMinor(facts), 0), homeCurrency), ask: { title: (count) => (count === 1 ? "Give the difference back?" : `Give ${count} differences back?`), body: "Each shopper gets what they paid above the price of that moment.", questions } },
];

/** What changed under offline sales: each with its sale and the ways to end it. */
export function ConflictList({ rows, hasStores }: { rows: ConflictRow[]; hasStores: boolean }) {
  const { above, below, boxOf } = useChoice({ rows, rowKey: ({ id }) => id, nameOf: (row) => conflictWords(row.kind, row.facts).title, verbs });
  return (
    <>
      {above}
      <ul aria-label="Offline sales to decide" className="grid divide-y divide-line rounded-md border border-line bg-surface">
        {rows.map((row) => {
          const { title, detail } = conflictWords(row.kind, row.facts);
          return (
            <li key={row.id} className="grid gap-x-6 gap-y-3 p-4 lg:grid-cols-[8rem_minmax(0,1fr)_auto] lg:px-5">
              <span className="flex items-start gap-2">{boxOf?.(row)}<Badge tone={row.decision ? "neutral" : row.kind === "refused" || row.kind === "missing" || row.kind === "chain" || row.kind === "paid_twice" ? "negative" : "warning"} hasShape>{kindWords[row.kind]}</Badge></span>
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
      {below}
    </>
  );
}
