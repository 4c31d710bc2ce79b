"use client";

import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { TextField } from "@/components/ui/text-field";
import { useActionForm } from "@/components/ui/use-action-form";
import { signUp } from "@/lib/actions/account";

export function SignUpForm() {
  const { form, refusal, field, isBusy } = useActionForm(signUp);
  return (
    <form {...form} className="grid gap-5">
      {refusal && refusal.code !== "invalid" && <Banner tone="negative" role="alert">{refusal.message}</Banner>}
      <TextField {...field("name")} label="Name" autoComplete="name" required />
      <TextField {...field("email")} type="email" label="E-mail" autoComplete="email" inputMode="email" required />
      <TextField {...field("password")} type="password" label="Password" hint="At least 10 characters. A sentence you remember is best." autoComplete="new-password" required />
      <Button type="submit" size="large" isBusy={isBusy}>Create my account</Button>
    </form>
  );
}
