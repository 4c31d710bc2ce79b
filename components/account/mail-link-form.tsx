"use client";

import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { TextField } from "@/components/ui/text-field";
import { useActionForm } from "@/components/ui/use-action-form";
import { requestPasswordReset, requestVerification } from "@/lib/actions/account";

type Props = { purpose: "reset" | "verification"; email?: string };

/** Asks for a mail with a link; says the same for a known and an unknown address. */
export function MailLinkForm({ purpose, email }: Props) {
  const { form, outcome, refusal, field, isBusy } = useActionForm(purpose === "reset" ? requestPasswordReset : requestVerification);
  if (outcome?.ok) return <Banner tone="positive" role="status" title="Look in your inbox">If we know this address, a mail with a link is on its way. It can take a minute.</Banner>;
  return (
    <form {...form} className="grid gap-5">
      {refusal && refusal.code !== "invalid" && <Banner tone="negative" role="alert">{refusal.message}</Banner>}
      <TextField {...field("email", email)} type="email" label="E-mail" autoComplete="email" inputMode="email" required />
      <Button type="submit" size="large" isBusy={isBusy}>Send me the link</Button>
    </form>
  );
}
