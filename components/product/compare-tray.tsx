"use client";

import { Scale } from "lucide-react";
import { useEffect, useState } from "react";
import { Button } from "@/components/ui/button";
import { mostCompared } from "@/lib/domain/search/comparison";
import { compareForm } from "./compare-tick";

const ticks = () => [...document.querySelectorAll<HTMLInputElement>(`input[form="${compareForm}"]`)];

/** Comes up while something is ticked, and leads to it side by side: a plain form, so the address holds it. Scripts only count, and end at four. */
export function CompareTray() {
  const [count, setCount] = useState(0);
  useEffect(() => {
    const tell = () => {
      const all = ticks();
      const on = all.filter(({ checked }) => checked).length;
      for (const tick of all) tick.disabled = !tick.checked && on >= mostCompared;
      setCount(on);
    };
    tell();
    document.addEventListener("change", tell);
    return () => document.removeEventListener("change", tell);
  }, []);
  return (
    <form id={compareForm} action="/compare" className="fixed inset-x-0 bottom-0 z-30 hidden border-t border-line bg-surface shadow-2 group-has-[input[name=item]:checked]/compare:block">
      <div className="page flex min-h-16 items-center justify-between gap-4 py-2">
        <p role="status" className="figures flex items-center gap-2 text-sm"><Scale aria-hidden className="size-5 text-muted" strokeWidth={1.6} />{count < 2 ? "Tick one more to compare" : count < mostCompared ? `${count} to compare` : `${count}, as many as fit side by side`}</p>
        <Button type="submit">Compare</Button>
      </div>
    </form>
  );
}
