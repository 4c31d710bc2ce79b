"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { toast } from "@/components/ui/toast";
import type { Outcome } from "@/lib/kernel/refusal";
import { clashes, mergeDraft } from "./merge-draft";

/**
 * What is typed over what is saved. After saving the page is read anew and the draft follows it; what somebody else saved
 * meanwhile is merged in, and where both changed one thing it is said and nothing typed is lost.
 */
export function useDraft<T extends object>(saved: T, words: { done: string | ((saved: T) => string) }) {
  const router = useRouter();
  const [base, setBase] = useState(saved);
  const [draft, setDraft] = useState(saved);
  const [errors, setErrors] = useState<Record<string, string>>({});
  const [problem, setProblem] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);
  const text = JSON.stringify(saved);
  const isDirty = JSON.stringify(draft) !== JSON.stringify(base);
  if (JSON.stringify(base) !== text) {
    const clashing = clashes(base, draft, saved);
    if (clashing.length > 0) setProblem(`Somebody else changed this too: ${clashing.map(wordsOf).join(", ")}. What you typed is still here; save it over theirs, or discard it to see theirs.`);
    setBase(saved);
    setDraft(mergeDraft(base, draft, saved));
  }
  return {
    draft, errors, problem, isBusy, isDirty,
    set: <K extends keyof T>(key: K, value: T[K]) => setDraft((was) => ({ ...was, [key]: value })),
    update: setDraft,
    discard() {
      setBase(saved);
      setDraft(saved);
      setErrors({});
      setProblem(null);
    },
    async save(run: (draft: T) => Promise<Outcome<unknown>>): Promise<boolean> {
      setBusy(true);
      const outcome = await run(draft).catch(() => null);
      setBusy(false);
      if (!outcome) {
        setProblem("No connection. What you typed is still here; try again.");
        return false;
      }
      if (!outcome.ok) {
        const fields = { ...outcome.fields, ...fieldsOf(outcome.facts.fields) };
        setErrors(fields);
        if (outcome.code === "stale_version") {
          setProblem("Somebody else saved changes meanwhile. They are shown here now beside yours: look, then save again.");
          router.refresh();
          return false;
        }
        setProblem(Object.keys(fields).length > 0 ? countWords(Object.keys(fields).length) : typeof outcome.facts.reason === "string" ? outcome.facts.reason : outcome.message);
        requestAnimationFrame(() => document.querySelector<HTMLElement>("[aria-invalid=true]")?.focus());
        return false;
      }
      setErrors({});
      setProblem(null);
      setBase(draft);
      toast({ title: typeof words.done === "string" ? words.done : words.done(draft) });
      router.refresh();
      return true;
    },
  };
}

/** Refusals of a verb name fields as "path: message". */
function fieldsOf(value: unknown): Record<string, string> {
  if (!Array.isArray(value)) return {};
  return Object.fromEntries(value.flatMap((line) => (typeof line === "string" && line.includes(": ") ? [[line.slice(0, line.indexOf(": ")), line.slice(line.indexOf(": ") + 2)]] : [])));
}

/** A field's name as words: "pickupLeadMinutes" is "pickup lead minutes". */
const wordsOf = (key: string) => key.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);

const countWords = (count: number) => (count === 1 ? "One field needs your attention." : `${count} fields need your attention.`);
