"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { toast } from "@/components/ui/toast";
import { duplicatePromotion, pausePromotion, resumePromotion } from "@/lib/actions/pricing";
import type { Outcome } from "@/lib/kernel/refusal";

/** Starts, pauses and copies a promotion. */
export function PromotionTools({ id, isActive, startsLater }: { id: string; isActive: boolean; startsLater: boolean }) {
  const router = useRouter();
  const [busy, setBusy] = useState<"turn" | "copy" | null>(null);
  const run = async <R,>(what: "turn" | "copy", act: Promise<Outcome<R>>, done: (data: R) => void) => {
    setBusy(what);
    const outcome = await act;
    setBusy(null);
    if (outcome.ok) done(outcome.data);
    else toast({ tone: "negative", title: outcome.message });
  };
  const turn = () => (isActive
    ? run("turn", pausePromotion({ id }), () => { toast({ title: "Paused: it takes nothing off from now on" }); router.refresh(); })
    : run("turn", resumePromotion({ id }), () => { toast({ title: startsLater ? "It will begin at its time" : "It counts from now on" }); router.refresh(); }));
  return (
    <>
      <Button type="button" look="secondary" isBusy={busy === "copy"} onClick={() => void run("copy", duplicatePromotion({ id }), (copy) => router.push(`/staff/pricing/${copy.id}`))}>Duplicate</Button>
      <Button type="button" look={isActive ? "secondary" : "primary"} isBusy={busy === "turn"} onClick={() => void turn()}>{isActive ? "Pause" : "Start"}</Button>
    </>
  );
}
