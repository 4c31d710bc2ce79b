"use client";

import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { TextField } from "@/components/ui/text-field";
import { useActionForm } from "@/components/ui/use-action-form";
import { requestOrderLink } from "@/lib/actions/orders";

/** Number and e-mail; the link goes to the inbox, never to whoever typed them. */
export function OrderLinkForm({ isAsked }: { isAsked: boolean }) {
  const { form, outcome, refusal, field, isBusy } = useActionForm(requestOrderLink);
  if (outcome?.ok || isAsked) return <Banner tone="positive" role="status" title="Look in your inbox">If number and e-mail fit an order, its link is on the way.</Banner>;
  return (
    <form {...form} className="grid gap-5">
      {refusal && refusal.code !== "invalid" && <Banner tone="negative" role="alert">{refusal.message}</Banner>}
      <TextField {...field("number")} label="Order number" hint="It is in every mail about the order." placeholder="AH-100042" autoComplete="off" autoCapitalize="characters" required />
      <TextField {...field("email")} type="email" label="E-mail of the order" autoComplete="email" inputMode="email" required />
      <Button type="submit" size="large" isBusy={isBusy}>Send me the link</Button>
    </form>
  );
}
