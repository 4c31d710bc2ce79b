"use client";

import { Undo2 } from "lucide-react";
import { useEffect, useSyncExternalStore } from "react";
import { usePageKeys } from "@/components/shell/page-keys";
import { Kbd } from "@/components/ui/kbd";

type Step = { words: string; run: () => void; id: number };

/** A little less than the server's ten seconds, so that an offered undo is also granted. */
const offeredMs = 9_500;
const hearers = new Set<() => void>();
let last: Step | null = null;
let count = 0;

/** Offers to take this step back. Only the last step can be taken back, so it replaces the one before. */
export function offerUndo(words: string, run: () => void): void {
  last = { words, run, id: (count += 1) };
  tell();
}

export function withdrawUndo(): void {
  last = null;
  tell();
}

/** What was just done, and ten seconds to take it back. Once per page; it survives going from one page to the next. */
export function UndoBar() {
  const step = useSyncExternalStore(hear, () => last, () => null);
  useEffect(() => {
    if (!step) return;
    const timer = setTimeout(withdrawUndo, offeredMs);
    return () => clearTimeout(timer);
  }, [step]);
  const undo = () => {
    const wanted = last;
    withdrawUndo();
    wanted?.run();
  };
  usePageKeys([{ keys: "u", label: "Undo the last step", run: undo }]);
  return (
    <div role="status" className="pointer-events-none fixed inset-x-3 bottom-[calc(4.25rem+env(safe-area-inset-bottom))] z-40 lg:right-auto lg:bottom-6 lg:left-[16rem] lg:w-96">
      {step && (
        <div key={step.id} className="pointer-events-auto relative flex items-center gap-3 overflow-hidden rounded-lg bg-ink py-1.5 pr-1.5 pl-4 text-paper shadow-2">
          <p className="min-w-0 flex-1 truncate text-sm">{step.words}</p>
          <button type="button" onClick={undo} className="inline-flex min-h-11 items-center gap-2 rounded-md px-4 text-sm font-semibold hover:bg-paper/15">
            <Undo2 aria-hidden className="size-4" />Undo<Kbd className="border-paper/40 bg-transparent text-paper max-lg:hidden">u</Kbd>
          </button>
          <span aria-hidden className="absolute inset-x-0 bottom-0 h-0.5 origin-left bg-paper/70" style={{ animation: `undo-time ${offeredMs}ms linear forwards` }} />
          <style>{"@keyframes undo-time { from { transform: scaleX(1) } to { transform: scaleX(0) } }"}</style>
        </div>
      )}
    </div>
  );
}

function hear(hearer: () => void): () => void {
  hearers.add(hearer);
  return () => hearers.delete(hearer);
}

function tell(): void {
  for (const hearer of hearers) hearer();
}
