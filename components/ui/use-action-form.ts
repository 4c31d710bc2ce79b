"use client";

import { startTransition, useActionState, type SubmitEvent } from "react";
import type { Outcome } from "@/lib/kernel/refusal";

type FormAction<R> = (previous: Outcome<R> | null, form: FormData) => Promise<Outcome<R>>;

/**
 * A form on a server action: its answer, the message of a field, and what to spread on `<form>`. With scripts the form
 * keeps what was typed after a refusal (React empties a form whose action prop ran); without scripts it posts itself.
 */
export function useActionForm<R>(action: FormAction<R>) {
  const [outcome, formAction, isBusy] = useActionState<Outcome<R> | null, FormData>(action, null);
  const refusal = outcome && !outcome.ok ? outcome : null;
  return {
    outcome,
    refusal,
    isBusy,
    errorOf: (field: string): string | undefined => refusal?.fields[field],
    /** For a `TextField`: its name, what stands in it, and what is wrong with it. */
    field: (name: string, saved?: string) => ({ name, defaultValue: refusal?.typed?.[name] ?? saved, error: refusal?.fields[name] }),
    form: {
      action: formAction,
      noValidate: true,
      onSubmit(event: SubmitEvent<HTMLFormElement>) {
        event.preventDefault();
        const data = new FormData(event.currentTarget, event.nativeEvent.submitter);
        startTransition(() => formAction(data));
      },
    },
  };
}
