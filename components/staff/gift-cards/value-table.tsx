"use client";

import Link from "next/link";
import type { ReactNode } from "react";
import { ChoiceTable } from "@/components/staff/frame/choice-table";
import { forEach, type Verb } from "@/components/staff/frame/many";
import { Badge } from "@/components/ui/badge";
import { blockCards, unblockCards } from "@/lib/actions/gift-cards";
import { stateWords } from "@/lib/domain/payments/stored-value-query";
import type { StoredValueRow } from "@/lib/domain/payments/stored-value-view";
import { tenderWords } from "@/lib/domain/payments/tender";
import { formatMoney } from "@/lib/kernel/money";
import { valueTone } from "./value-tone";

const day = new Intl.DateTimeFormat("en-US", { dateStyle: "medium" });

const nameOf = ({ kind, last4, holder }: StoredValueRow): string => [tenderWords({ tender: kind, brand: null, last4 }), holder].filter(Boolean).join(", ");

const verbs: Verb<StoredValueRow>[] = [
  { label: "Block", done: "blocked", fits: ({ state }) => state === "spendable" || state === "used_up", isDangerous: true, run: forEach(blockCards, ({ id }, [reason = ""]) => [{ storedValueId: id, reason }]), undo: (rows) => forEach(unblockCards, ({ id }: StoredValueRow) => [{ storedValueId: id, reason: "Blocked by mistake" }])(rows), ask: { title: (count) => (count === 1 ? "Block it?" : `Block ${count}?`), body: "Nothing can be paid with them until they are let free. Orders that they have paid keep what they have.", questions: [{ kind: "text", label: "Why" }] } },
  { label: "Let be spent", done: "can be spent again", fits: ({ state }) => state === "blocked", run: forEach(unblockCards, ({ id }, [reason = ""]) => [{ storedValueId: id, reason }]), ask: { title: (count) => (count === 1 ? "Let it be spent again?" : `Let ${count} be spent again?`), body: "Balances stay as they are.", questions: [{ kind: "text", label: "Why" }] } },
];

export function ValueTable({ rows, empty, mayBlock }: { rows: StoredValueRow[]; empty: ReactNode; mayBlock: boolean }) {
  return (
    <ChoiceTable
      caption="Gift cards and store credit" rows={rows} rowKey={(row) => row.id} nameOf={nameOf} verbs={mayBlock ? verbs : []} empty={empty}
      columns={[
        { key: "what", header: "What", cell: (row) => <Link href={`/staff/gift-cards/${row.id}`} className="inline-flex min-h-11 items-center font-medium underline underline-offset-4 lg:min-h-0 lg:whitespace-nowrap">{tenderWords({ tender: row.kind, brand: null, last4: row.last4 })}</Link> },
        { key: "state", header: "State", cell: (row) => <Badge tone={valueTone[row.state]} hasShape>{stateWords[row.state]}</Badge> },
        { key: "holder", header: "For", cell: (row) => row.holder ?? <span className="text-muted">Whoever has the code</span> },
        { key: "issued", header: "Put on it", kind: "number", cell: (row) => formatMoney(row.issuedMinor, row.currency) },
        { key: "balance", header: "Left", kind: "number", cell: (row) => <span className="font-medium">{formatMoney(row.balanceMinor, row.currency)}</span> },
        { key: "since", header: "Issued", cell: (row) => <span className="figures whitespace-nowrap">{day.format(new Date(row.createdAt))}</span> },
      ]}
    />
  );
}
