"use client";

import { useRouter } from "next/navigation";
import { useTransition } from "react";
import { moment } from "@/components/staff/frame/moment";
import { Button } from "@/components/ui/button";
import { Switch } from "@/components/ui/switch";
import { toast } from "@/components/ui/toast";
import { chooseSafetyLearning, learnSafety } from "@/lib/actions/inventory";
import type { Outcome } from "@/lib/kernel/refusal";

type Props = { place: { id: string; name: string }; isAutomatic: boolean; learnedAt: string | null; timeZone: string; mayEdit: boolean };

/** Whether the location follows what is learned by itself, and the way to learn now. */
export function SafetySwitch({ place, isAutomatic, learnedAt, timeZone, mayEdit }: Props) {
  const router = useRouter();
  const [isBusy, start] = useTransition();
  const send = <R,>(call: () => Promise<Outcome<R>>, say: (data: R) => string) => start(async () => {
    const outcome = await call().catch(() => null);
    toast(outcome?.ok ? { title: say(outcome.data) } : { title: outcome?.message ?? "No connection. Nothing changed; try again.", tone: "negative" });
    router.refresh();
  });
  return (
    <section aria-label="How it follows" className="mb-6 flex flex-wrap items-center justify-between gap-x-8 gap-y-3 rounded-md border border-line bg-surface px-4 py-3">
      <Switch
        className="flex-1 basis-80" label="Follow what is learned by itself" hint="One unit a night, up or down; what is pinned stays." checked={isAutomatic} disabled={!mayEdit || isBusy}
        onChange={(event) => { const isOn = event.target.checked; send(() => chooseSafetyLearning({ locationId: place.id, isAutomatic: isOn }), () => (isOn ? `${place.name} follows from tonight on` : `${place.name} waits for your word`)); }}
      />
      <p className="flex items-center gap-4 text-xs text-muted">
        {learnedAt === null ? "Not learned yet" : `Learned ${moment(learnedAt, timeZone)}`}
        {mayEdit && <Button look="secondary" size="small" isBusy={isBusy} onClick={() => send(() => learnSafety({ locationId: place.id }), ({ advised }) => (advised === 0 ? "Everything stands as learned" : `${advised} to decide`))}>Learn now</Button>}
      </p>
    </section>
  );
}
