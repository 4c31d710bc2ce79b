"use client";

import Link from "next/link";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { useActionForm } from "@/components/ui/use-action-form";
import { confirmEmail } from "@/lib/actions/account";

/** One press confirms: a link that acts by being opened would be spent by mail scanners. */
export function ConfirmEmailForm({ token }: { token: string }) {
  const { form, outcome, refusal, isBusy } = useActionForm(confirmEmail);
  if (outcome?.ok) {
    const joined = outcome.data.orders;
    return (
      <Banner tone="positive" role="status" title="Your e-mail is confirmed" action={<Link href="/account" className="inline-flex min-h-11 items-center underline">Go to your account</Link>}>
        {joined > 0 ? `${joined} earlier ${joined === 1 ? "order" : "orders"} joined your account.` : "You are all set."}
      </Banner>
    );
  }
  return (
    <form {...form} className="grid gap-5">
      {refusal && <Banner tone="negative" role="alert" action={<Link href="/verify-email" className="inline-flex min-h-11 items-center underline underline-offset-4">Ask for a new link</Link>}>{refusal.fields["token"] ?? refusal.message}</Banner>}
      <input type="hidden" name="token" value={token} />
      <Button type="submit" size="large" isBusy={isBusy}>Confirm my e-mail</Button>
    </form>
  );
}
