"use client";

import { useRouter } from "next/navigation";
import { useState, useTransition } from "react";
import { ScanField } from "@/components/staff/counter/scan-field";
import { useSubmit } from "@/components/staff/counter/use-submit";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { TextField } from "@/components/ui/text-field";
import { finishCounting, joinCount, tallyScanned } from "@/lib/actions/cycle-counts";
import type { CountStory } from "@/lib/domain/cycle-counts/get-cycle-count";

/** One person's part: join with an area, scan unit by unit, say that it is done. */
export function TallyDesk({ story }: { story: CountStory }) {
  return story.sessionId ? <Counting key={story.sessionId} story={story} sessionId={story.sessionId} /> : <Join story={story} />;
}

function Join({ story }: { story: CountStory }) {
  const router = useRouter();
  const { form, problem, errorOf, isBusy } = useSubmit(joinCount, () => router.refresh());
  return (
    <form {...form} className="grid gap-3 rounded-md border border-line bg-surface p-4 sm:grid-cols-[minmax(0,1fr)_auto] sm:items-end">
      <input type="hidden" name="cycleCountId" value={story.id} />
      <TextField name="area" label={story.status === "recounting" ? "Where you count again" : "Where you count"} hint="So that two people do not count the same shelf." placeholder="Front, stockroom, aisle 4" maxLength={60} error={errorOf("area")} />
      <Button type="submit" isBusy={isBusy} className="max-lg:min-h-11">{story.status === "recounting" ? "Count again" : "Start counting"}</Button>
      {problem && <Banner tone="negative" role="alert" className="sm:col-span-2">{problem}</Banner>}
    </form>
  );
}

function Counting({ story, sessionId }: { story: CountStory; sessionId: string }) {
  const router = useRouter();
  const [last, setLast] = useState<{ tone: "right" | "wrong"; words: string } | null>(null);
  const [isBusy, start] = useTransition();
  const scan = (scanned: string) => start(async () => {
    const outcome = await tallyScanned({ sessionId, scanned }).catch(() => null);
    const line = outcome?.ok ? story.lines.find(({ id }) => id === outcome.data.lineId) : null;
    setLast(outcome?.ok ? { tone: "right", words: `${line ? [line.title, line.variantTitle].filter(Boolean).join(", ") : "Found beside the list"}: ${outcome.data.units}` } : { tone: "wrong", words: outcome?.message ?? "No connection. It was not counted." });
    router.refresh();
  });
  const finish = () => start(async () => {
    await finishCounting({ sessionId }).catch(() => null);
    router.refresh();
  });
  return (
    <div className="grid gap-3 rounded-md border border-line bg-surface p-4">
      <ScanField label="Scan each unit" placeholder="Scan each unit, or type its SKU" onScan={scan} tone={last?.tone ?? null} />
      <div className="flex flex-wrap items-center justify-between gap-3">
        <p role="status" className={last?.tone === "wrong" ? "text-sm text-negative" : "text-sm"}>{last?.words ?? "What the books say is not shown."}</p>
        <Button look="secondary" className="max-lg:min-h-11" isBusy={isBusy} onClick={finish}>I am done</Button>
      </div>
    </div>
  );
}
