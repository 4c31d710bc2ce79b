"use client";

import { useRouter } from "next/navigation";
import { useEffect, useRef, useState } from "react";
import { toast } from "@/components/ui/toast";
import { keepPicks } from "@/lib/actions/search";
import type { Picks } from "@/lib/domain/search/search-picks";

type Lists = Pick<Picks, "pinned" | "buried">;

/** What is pinned and buried for a search; every change is saved at once, one after the other, and can be undone. */
export function usePicks(q: string, saved: Picks) {
  const router = useRouter();
  const [known, setKnown] = useState(saved.version);
  const [lists, setLists] = useState<Lists>(saved);
  const version = useRef(saved.version);
  const line = useRef(Promise.resolve());
  if (saved.version > known) {
    setKnown(saved.version);
    setLists(saved);
  }
  useEffect(() => {
    version.current = Math.max(version.current, saved.version);
  }, [saved.version]);
  const send = async (after: Lists, before: Lists, said: string, canUndo: boolean) => {
    const outcome = await keepPicks({ q, version: version.current, pinned: after.pinned.map(({ id }) => id), buried: after.buried.map(({ id }) => id) }).catch(() => null);
    if (outcome?.ok) {
      version.current = outcome.data.version;
      setKnown(outcome.data.version);
      toast({ title: said, ...(canUndo && { undo: { label: "Undo", run: () => change(before, after, "Undone", false) } }) });
    } else {
      setLists(before);
      toast({ title: outcome ? outcome.message : "No connection. Nothing changed; try again.", tone: "negative" });
    }
    router.refresh();
  };
  const change = (after: Lists, before: Lists, said: string, canUndo: boolean) => {
    setLists(after);
    line.current = line.current.then(() => send(after, before, said, canUndo));
  };
  return { ...lists, change: (next: Partial<Lists>, said: string) => change({ ...lists, ...next }, lists, said, true) };
}
