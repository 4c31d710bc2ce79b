"use client";

import { CircleCheckBig } from "lucide-react";
import Link from "next/link";
import { ChoiceTable } from "@/components/staff/frame/choice-table";
import { forEach, type Verb } from "@/components/staff/frame/many";
import { Badge } from "@/components/ui/badge";
import { EmptyState } from "@/components/ui/empty-state";
import { releaseHolds, routeParkedParts } from "@/lib/actions/exceptions";
import { exceptionLabel, type ExceptionRow } from "@/lib/domain/fulfillment/exception-query";
import { clockWords, dayWords } from "@/lib/domain/locations/time-words";
import { RowAction } from "./row-action";

type Props = { rows: ExceptionRow[]; now: Date; mayManage: boolean };

const verbs: Verb<ExceptionRow>[] = [
  { label: "Take off hold", done: "back in the queue", fits: ({ kind }) => kind === "on_hold", run: forEach(releaseHolds, ({ id }) => [{ fulfillmentId: id }]) },
  { label: "Route again", done: "sent from another place", fits: ({ kind }) => kind === "parked", run: forEach(routeParkedParts, ({ id }) => [{ fulfillmentId: id }]) },
];

/** What waits for somebody, with its reason, its day and the one thing that can be done from here. */
export function ExceptionTable({ rows, now, mayManage }: Props) {
  const at = (iso: string, zone: string) => `${dayWords(new Date(iso), zone, now)}, ${clockWords(new Date(iso), zone)}`;
  return (
    <ChoiceTable
      caption="Open exceptions" rows={rows} rowKey={({ id }) => id} nameOf={({ number }) => number} verbs={mayManage ? verbs : []}
      empty={<EmptyState icon={<CircleCheckBig />} title="Nothing left its way">Parts that no place can send, that rest, that nobody collected or opened a door for, or about which a shopper is choosing, appear here.</EmptyState>}
      columns={[
        { key: "number", header: "Part", cell: (row) => <Link href={`/staff/pickups/${row.id}`} className="figures inline-flex min-h-11 items-center font-medium whitespace-nowrap underline underline-offset-4 lg:min-h-0">{row.number}</Link> },
        { key: "kind", header: "State", cell: ({ kind }) => <Badge tone={tones[kind]} hasShape>{exceptionLabel[kind]}</Badge> },
        { key: "who", header: "Customer", cell: (row) => row.customerName },
        { key: "place", header: "Location", cell: (row) => row.storeName },
        { key: "units", header: "Units", kind: "number", cell: (row) => row.units },
        { key: "why", header: "Why", cell: (row) => <span className="block py-1.5">{row.why || "–"}{row.who && <span className="block text-xs text-muted">{row.who}</span>}</span> },
        { key: "since", header: "Since", cell: (row) => <span className="figures whitespace-nowrap">{at(row.since, row.timeZone)}</span> },
        { key: "until", header: "Decided at", cell: (row) => <span className="figures whitespace-nowrap">{row.until ? at(row.until, row.timeZone) : "–"}</span> },
        ...(mayManage ? [{ key: "do", header: <span className="sr-only">Action</span>, className: "w-36 text-right", cell: (row: ExceptionRow) => <RowAction row={row} /> }] : []),
      ]}
    />
  );
}

const tones = { parked: "negative", choosing: "warning", missed: "warning", on_hold: "info", uncollected: "warning" } as const;
