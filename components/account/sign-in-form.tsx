"use client";

import Link from "next/link";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { TextField } from "@/components/ui/text-field";
import { useActionForm } from "@/components/ui/use-action-form";
import { signIn, signInStaff } from "@/lib/actions/account";

type Props = { room: "shop" | "staff"; next?: string | undefined; onInput?: () => void };

export function SignInForm({ room, next, onInput }: Props) {
  const { form, refusal, field, isBusy } = useActionForm(room === "staff" ? signInStaff : signIn);
  return (
    <form {...form} onInput={onInput} className="grid gap-5">
      {refusal && refusal.code !== "invalid" && <Banner tone="negative" role="alert">{refusal.message}</Banner>}
      {next && <input type="hidden" name="next" value={next} />}
      <TextField {...field("email")} type="email" label="E-mail" autoComplete="username" inputMode="email" required />
      <TextField {...field("password")} type="password" label="Password" autoComplete="current-password" required />
      <Button type="submit" size="large" isBusy={isBusy}>Sign in</Button>
      {room === "shop" && <Link href="/forgot-password" className="inline-flex min-h-11 items-center justify-self-start text-sm underline underline-offset-4">Forgot your password?</Link>}
    </form>
  );
}
