"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useActionState, useRef, useState, useTransition, type SubmitEvent } from "react";
import { toast } from "@/components/ui/toast";
import type { Outcome } from "@/lib/kernel/refusal";
import { uuid } from "@/components/ui/uuid";
import { cartKey } from "./cart-query";

type CartAction<R> = (previous: Outcome<R> | null, form: FormData) => Promise<Outcome<R>>;
type Refusal = Extract<Outcome<never>, { ok: false }>;

/**
 * A form that changes the cart. With scripts it is sent in the background, `done` hears of success even when the form
 * itself is gone by then, and the header follows; without scripts it posts itself.
 */
export function useCartForm<R>(action: CartAction<R>, done?: (data: R) => void) {
  const queries = useQueryClient();
  const [posted, formAction] = useActionState<Outcome<R> | null, FormData>(action, null);
  const [answered, setAnswered] = useState<Outcome<R> | null>(null);
  const [isBusy, start] = useTransition();

  const unanswered = useRef<{ fields: string; key: string } | null>(null);

  const send = (form: FormData) => {
    if (isBusy) return;
    // The same tap again, after its answer was lost, goes under the same key: the shop does it once.
    const fields = JSON.stringify([...form]);
    if (unanswered.current?.fields !== fields) unanswered.current = { fields, key: uuid() };
    form.set("key", unanswered.current.key);
    start(async () => {
      const outcome = await answerOf(action, form);
      if (outcome) unanswered.current = null;
      setAnswered(outcome);
      await queries.invalidateQueries({ queryKey: cartKey });
      if (outcome?.ok) done?.(outcome.data);
    });
  };

  const outcome = answered ?? posted;
  const refusal: Refusal | null = outcome && !outcome.ok ? outcome : null;
  return {
    isBusy,
    refusal,
    send,
    form: {
      action: formAction,
      onSubmit(event: SubmitEvent<HTMLFormElement>) {
        event.preventDefault();
        send(new FormData(event.currentTarget, event.nativeEvent.submitter));
      },
    },
  };
}

/** A refusal is said; a lost connection is said and changes nothing on the page. */
async function answerOf<R>(action: CartAction<R>, form: FormData): Promise<Outcome<R> | null> {
  try {
    return await action(null, form);
  } catch (error) {
    if (error instanceof Error && "digest" in error) throw error;
    toast({ tone: "negative", title: "We could not reach the shop", detail: "Your cart is unchanged. Check the connection, then try again." });
    return null;
  }
}
