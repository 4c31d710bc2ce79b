"use client";

import { Printer } from "lucide-react";
import { useRouter } from "next/navigation";
import { useCallback, useTransition } from "react";
import { useLive } from "@/components/live/use-live";
import { StaffPage } from "@/components/shell/staff-page";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { toast } from "@/components/ui/toast";
import { endWave, giveWaveBack, goOnWithWave, setWaveAside } from "@/lib/actions/waves";
import type { Outcome } from "@/lib/kernel/refusal";
import type { WaveView } from "@/lib/domain/waves/wave-view";
import { WalkStep } from "./walk-step";
import { WaveItemRow } from "./wave-item-row";
import { WaveParts } from "./wave-parts";
import { WaveBadge } from "./wave-table";

/** One walk for many parts. It keeps itself fresh. */
export function WaveDesk({ view }: { view: WaveView }) {
  const router = useRouter();
  const [isBusy, start] = useTransition();
  const refresh = useCallback(() => router.refresh(), [router]);
  useLive("room=staff", useCallback((notice) => { if (notice === null || notice.kind.startsWith("wave.") || view.parts.some((part) => part.id === notice.fulfillment)) refresh(); }, [refresh, view.parts]));
  const run = (work: (input: { waveId: string }) => Promise<Outcome<object>>, done: string) => start(async () => {
    const outcome = await work({ waveId: view.id }).catch(() => null);
    toast(outcome?.ok ? { title: done } : { tone: "negative", title: outcome?.message ?? "No connection. Nothing changed; try again." });
    refresh();
  });
  const may = (name: WaveView["actions"][number]) => view.actions.includes(name);
  return (
    <StaffPage
      title={view.number}
      detail={<span className="flex flex-wrap items-center gap-2">{view.place.name}<WaveBadge status={view.status} /><Badge>{view.picker.name}</Badge></span>}
      actions={
        <>
          <LinkButton look="secondary" href={`/staff/print/pick-list/${view.number}`} target="_blank" prefetch={false}><Printer aria-hidden className="size-4" />Pick list</LinkButton>
          {may("dissolve") && <Button look="secondary" isBusy={isBusy} onClick={() => run(giveWaveBack, "What was not picked is in the queue again")}>Give back</Button>}
          {may("leave") && <Button look="secondary" isBusy={isBusy} onClick={() => run(setWaveAside, `${view.number} is kept as it is`)}>Leave for now</Button>}
          {may("resume") && <Button isBusy={isBusy} onClick={() => run(goOnWithWave, `${view.number} is yours`)}>Go on picking</Button>}
          {may("finish") && <Button isBusy={isBusy} onClick={() => run(endWave, `${view.number} is picked`)}>Finish</Button>}
        </>
      }
    >
      <div className="grid gap-8 lg:grid-cols-[minmax(0,1fr)_24rem]">
        <div className="grid min-w-0 content-start gap-4">
          {may("pick") ? <WalkStep view={view} onChanged={refresh} /> : view.items.length > 0 ? (
            <ol aria-label="Items in the order of the shelves" className="divide-y divide-line overflow-hidden rounded-md border border-line bg-surface">{view.items.map((item) => <WaveItemRow key={item.variantId} item={item} />)}</ol>
          ) : <EmptyState className="rounded-md border border-line bg-surface" title="Nothing to pick on this wave">Every part went back to the queue or to a colleague.</EmptyState>}
        </div>
        <WaveParts view={view} />
      </div>
    </StaffPage>
  );
}
