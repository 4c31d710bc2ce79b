"use client";

import { Bell } from "lucide-react";
import { Button } from "@/components/ui/button";
import { TextField } from "@/components/ui/text-field";
import { useActionForm } from "@/components/ui/use-action-form";
import { watchStock } from "@/lib/actions/cart";

type Props = { variantId: string; /** Goes to their own e-mail. */ isMember: boolean };

/** Where something cannot be had: the way to hear of it, once. As high as what it stands for. */
export function NotifyForm({ variantId, isMember }: Props) {
  const { form, outcome, refusal, isBusy, field } = useActionForm(watchStock);
  if (outcome?.ok) {
    return <p role="status" className="min-h-28 rounded-md bg-positive-soft px-4 py-3 text-sm"><span className="font-medium">We will write to {outcome.data.email}</span> as soon as it can be had, once. Then we delete your request.</p>;
  }
  return (
    <form {...form} className="grid min-h-28 content-start gap-3">
      <input type="hidden" name="variantId" value={variantId} />
      {!isMember && <TextField {...field("email")} id="notify-email" label="E-mail" type="email" autoComplete="email" inputMode="email" required />}
      <Button type="submit" size="large" look="secondary" isBusy={isBusy} className="w-full"><Bell aria-hidden className="size-4" />Notify me when it is back</Button>
      {refusal && !field("email").error && <p role="alert" className="text-sm text-negative">{refusal.message}</p>}
      <p className="text-xs text-muted">One message when it can be had again, {isMember ? "to your e-mail" : "to this address"}, and nothing else. Then we delete the request.</p>
    </form>
  );
}
