"use client";

import { useRouter } from "next/navigation";
import { useState, useTransition } from "react";
import { toast } from "@/components/ui/toast";
import type { Outcome } from "@/lib/kernel/refusal";

/** One step of a return: runs its action, says what came of it, and shows the return anew. */
export function useReturnStep() {
  const router = useRouter();
  const [problem, setProblem] = useState<string | null>(null);
  const [isBusy, start] = useTransition();
  const run = <R>(work: () => Promise<Outcome<R>>, done: (data: R) => string) => start(async () => {
    const outcome = await work().catch(() => null);
    if (outcome?.ok) {
      setProblem(null);
      toast({ title: done(outcome.data) });
    } else setProblem(outcome ? (Object.values(outcome.fields)[0] ?? outcome.message) : "No connection. Nothing changed; try again.");
    router.refresh();
  });
  return { run, problem, isBusy };
}
