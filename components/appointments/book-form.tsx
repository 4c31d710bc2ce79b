"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";
import { TimeGrid, type OfferedTime } from "@/components/stores/time-grid";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { Field, fieldAttributes } from "@/components/ui/field";
import { TextField } from "@/components/ui/text-field";
import { Textarea } from "@/components/ui/textarea";
import { useActionForm } from "@/components/ui/use-action-form";
import type { Outcome } from "@/lib/kernel/refusal";

type Props = {
  kindId: string; storeName: string; timeZone: string; now: string; times: OfferedTime[]; person: { name: string; email: string } | null;
  book: (previous: Outcome<{ href: string }> | null, form: FormData) => Promise<Outcome<{ href: string }>>;
};

/** When, who, and what it is about. */
export function BookForm({ kindId, storeName, timeZone, now, times, person, book }: Props) {
  const { form, field, errorOf, outcome, refusal, isBusy } = useActionForm(book);
  const router = useRouter();
  useEffect(() => {
    if (outcome?.ok) router.push(outcome.data.href);
    // Somebody was quicker: what is left is read again, and what was typed stays.
    else if (outcome) router.refresh();
  }, [outcome, router]);
  return (
    <form {...form} className="grid max-w-2xl gap-6">
      <input type="hidden" name="kindId" value={kindId} />
      {refusal && refusal.code !== "invalid" && <Banner tone="negative" role="alert">{refusal.message}</Banner>}
      <div>
        <TimeGrid storeName={storeName} timeZone={timeZone} now={now} times={times} chosen={null} isBusy={isBusy} />
        {errorOf("slot") && <p role="alert" className="mt-2 text-sm text-negative">Choose a time.</p>}
      </div>
      <div className="grid gap-5 sm:grid-cols-2">
        <TextField {...field("name", person?.name)} label="Full name" autoComplete="name" required maxLength={120} />
        <TextField {...field("email", person?.email)} label="E-mail" type="email" autoComplete="email" inputMode="email" required hint="The confirmation goes there." />
        <TextField {...field("phone")} label="Phone" type="tel" autoComplete="tel" isOptional maxLength={30} hint="Should we have to reach you that day." />
      </div>
      <Field id="note" label="What is it about?" isOptional error={errorOf("note")}>
        <Textarea name="note" maxLength={300} rows={3} {...fieldAttributes("note", { error: errorOf("note") })} />
      </Field>
      <Button type="submit" size="large" className="justify-self-start max-sm:w-full" isBusy={isBusy}>Book it</Button>
    </form>
  );
}
