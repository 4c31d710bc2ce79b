"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { toast } from "@/components/ui/toast";
import type { Outcome } from "@/lib/kernel/refusal";

/** What is typed over what is saved. After saving the page is read anew and the draft follows it. */
export function useDraft<T extends object>(saved: T, words: { done: string }) {
  const router = useRouter();
  const [base, setBase] = useState(saved);
  const [draft, setDraft] = useState(saved);
  const [errors, setErrors] = useState<Record<string, string>>({});
  const [problem, setProblem] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);
  const text = JSON.stringify(saved);
  const isDirty = JSON.stringify(draft) !== JSON.stringify(base);
  if (JSON.stringify(base) !== text && !isDirty) {
    setBase(saved);
    setDraft(saved);
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
      const outcome = await run(draft);
      setBusy(false);
      if (!outcome.ok) {
        const fields = { ...outcome.fields, ...fieldsOf(outcome.facts.fields) };
        setErrors(fields);
        setProblem(Object.keys(fields).length > 0 ? countWords(Object.keys(fields).length) : typeof outcome.facts.reason === "string" ? outcome.facts.reason : outcome.message);
        requestAnimationFrame(() => document.querySelector<HTMLElement>("[aria-invalid=true]")?.focus());
        return false;
      }
      setErrors({});
      setProblem(null);
      setBase(draft);
      toast({ title: words.done });
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

const countWords = (count: number) => (count === 1 ? "One field needs your attention." : `${count} fields need your attention.`);
