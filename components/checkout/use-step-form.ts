"use client";

import { useRouter } from "next/navigation";
import { useEffect, useRef } from "react";
import { useActionForm } from "@/components/ui/use-action-form";
import type { Outcome } from "@/lib/kernel/refusal";

/** A step's form: on success the next step opens (a history entry of its own), which may depend on the answer; on refusal the first wrong field has the focus. */
export function useStepForm<R>(action: (previous: Outcome<R> | null, form: FormData) => Promise<Outcome<R>>, next: string | ((data: R) => string)) {
  const step = useActionForm(action);
  const { outcome } = step;
  const router = useRouter();
  const element = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (outcome?.ok) router.push(typeof next === "string" ? next : next(outcome.data), { scroll: false });
    if (outcome && !outcome.ok) element.current?.querySelector<HTMLElement>('[aria-invalid="true"], [role="alert"]')?.focus();
  }, [outcome, next, router]);
  return { ...step, element };
}
