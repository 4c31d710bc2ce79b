"use client";

import { useState, useTransition, type SubmitEvent } from "react";
import type { Outcome } from "@/lib/kernel/refusal";

type Refused = Extract<Outcome<never>, { ok: false }>;

/** A form in a dialog: sends its fields to an action, keeps them after a no, and calls back after a yes. */
export function useSubmit<R>(action: (form: FormData) => Promise<Outcome<R>>, onDone: (data: R) => void) {
  const [refused, setRefused] = useState<Pick<Refused, "message" | "fields"> | null>(null);
  const [isBusy, start] = useTransition();
  return {
    isBusy,
    /** What to say above the form; the message of a field stands at the field. */
    problem: refused && Object.keys(refused.fields).length === 0 ? refused.message : null,
    errorOf: (field: string): string | undefined => refused?.fields[field],
    form: {
      noValidate: true,
      onSubmit(event: SubmitEvent<HTMLFormElement>) {
        event.preventDefault();
        const data = new FormData(event.currentTarget);
        start(async () => {
          const outcome = await action(data).catch(() => null);
          if (outcome?.ok) {
            setRefused(null);
            onDone(outcome.data);
          } else setRefused(outcome ?? { message: "No connection. Nothing changed; try again.", fields: {} });
        });
      },
    },
  };
}
