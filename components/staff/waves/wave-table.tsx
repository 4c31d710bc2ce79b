"use client";

import Link from "next/link";
import { ChoiceTable } from "@/components/staff/frame/choice-table";
import { forEach, type Verb } from "@/components/staff/frame/many";
import { NumberedPages } from "@/components/staff/frame/numbered-pages";
import { moment } from "@/components/staff/frame/moment";
import { Badge } from "@/components/ui/badge";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import type { Tone } from "@/components/ui/tone";
import { giveWavesBack } from "@/lib/actions/waves";
import { waveMethodLabel, type WaveQuery } from "@/lib/domain/waves/wave-input";
import { waveStateLabel, type WaveStatus } from "@/lib/domain/waves/wave-state";
import type { WavePage, WaveRow } from "@/lib/domain/waves/wave-view";

const tones: Record<WaveStatus, Tone> = { open: "info", left: "warning", finished: "positive", dissolved: "neutral" };
export const WaveBadge = ({ status }: { status: WaveStatus }) => <Badge tone={tones[status]} hasShape>{waveStateLabel[status]}</Badge>;

const verbs: Verb<WaveRow>[] = [
  { label: "Give back", done: "given back", fits: ({ status }) => status === "open" || status === "left", isDangerous: true, run: forEach(giveWavesBack, ({ id }) => [{ waveId: id }]), ask: { title: (count) => (count === 1 ? "Give the wave back?" : `Give ${count} waves back?`), body: "What is not picked goes back into the queue. What was picked stays picked." } },
];

export function WaveTable({ found: { rows, total, pageSize }, query, mayWork }: { found: WavePage; query: WaveQuery; mayWork: boolean }) {
  const href = (page: number) => `/staff/waves?${new URLSearchParams({ show: query.show, page: String(page) })}`;
  return (
    <>
      <ChoiceTable
        caption="Waves" rows={rows} rowKey={(row) => row.id} nameOf={(row) => row.number} verbs={mayWork ? verbs : []}
        empty={<EmptyState title={query.show === "under_way" ? "No wave is under way" : "No wave fits"} action={query.show !== "all" ? <LinkButton href="/staff/waves?show=all" look="secondary">Show everything</LinkButton> : undefined}>Make one to pick several orders in one walk.</EmptyState>}
        columns={[
          { key: "number", header: "Number", cell: (row) => <Link href={`/staff/waves/${row.number}`} className="figures inline-flex min-h-11 items-center font-medium underline underline-offset-4 lg:min-h-0">{row.number}</Link> },
          { key: "status", header: "State", cell: (row) => <WaveBadge status={row.status} /> },
          { key: "picker", header: "Picker", cell: (row) => row.picker },
          { key: "place", header: "Place", cell: (row) => row.place },
          { key: "method", header: "Takes", cell: (row) => waveMethodLabel[row.method] },
          { key: "parts", header: "Parts", kind: "number", cell: (row) => row.parts },
          { key: "units", header: "Units", kind: "number", cell: (row) => <>{row.picked} of {row.units}<span className="text-muted"> picked</span></> },
          { key: "made", header: "Made", kind: "number", cell: (row) => moment(row.createdAt, row.timeZone) },
        ]}
      />
      <NumberedPages page={query.page} pageSize={pageSize} total={total} hrefOf={href} />
    </>
  );
}
