"use client";

import Link from "next/link";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { TextField } from "@/components/ui/text-field";
import { useActionForm } from "@/components/ui/use-action-form";
import { chooseNewPassword } from "@/lib/actions/account";

export function NewPasswordForm({ token }: { token: string }) {
  const { form, refusal, errorOf, isBusy } = useActionForm(chooseNewPassword);
  const said = errorOf("token") ?? (refusal && refusal.code !== "invalid" ? refusal.message : undefined);
  return (
    <form {...form} className="grid gap-5">
      {said && <Banner tone="negative" role="alert" action={<Link href="/forgot-password" className="inline-flex min-h-11 items-center underline underline-offset-4">Ask for a new link</Link>}>{said}</Banner>}
      <input type="hidden" name="token" value={token} />
      <TextField name="password" type="password" label="New password" hint="At least 10 characters. Every device is signed out." autoComplete="new-password" required error={errorOf("password")} />
      <Button type="submit" size="large" isBusy={isBusy}>Save and sign in</Button>
    </form>
  );
}
