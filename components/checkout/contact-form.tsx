"use client";

import Link from "next/link";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { TextField } from "@/components/ui/text-field";
import { saveContact } from "@/lib/actions/checkout";
import { phoneWords } from "@/lib/domain/locations/phone-words";
import type { CheckoutView } from "@/lib/domain/orders/checkout";
import { useBlurCheck } from "./use-blur-check";
import { useStepForm } from "./use-step-form";

type Props = { checkout: Pick<CheckoutView, "id" | "contact">; next: string; isGuest: boolean };

export function ContactForm({ checkout, next, isGuest }: Props) {
  const { form, element, refusal, field, errorOf, isBusy } = useStepForm(saveContact, next);
  const blur = useBlurCheck({
    name: (value) => (value.trim() === "" ? "Tell us your name." : undefined),
    email: (value) => (/^\S+@\S+\.\S{2,}$/.test(value.trim()) ? undefined : "Write an e-mail like name@example.com."),
    phone: (value) => (value.trim() === "" || value.replace(/\D/g, "").length >= 10 ? undefined : "Write a phone number like (612) 555-0142."),
  });
  return (
    <form {...form} ref={element} className="grid max-w-xl gap-5" onBlur={blur.onBlur}>
      {refusal && refusal.code !== "invalid" && <Banner tone="negative" role="alert">{refusal.message}</Banner>}
      {isGuest && <p className="text-sm text-muted">No account needed. <Link href="/sign-in?next=/checkout" className="inline-flex min-h-11 items-center text-ink underline underline-offset-4">Sign in instead</Link></p>}
      <input type="hidden" name="checkoutId" value={checkout.id} />
      <TextField {...field("name", checkout.contact?.name)} label="Full name" autoComplete="name" required error={blur.errorOf("name") ?? errorOf("name")} />
      <TextField {...field("email", checkout.contact?.email)} type="email" label="E-mail" hint="For your confirmation and the pickup code." autoComplete="email" inputMode="email" required error={blur.errorOf("email") ?? errorOf("email")} />
      <TextField {...field("phone", checkout.contact?.phone ? phoneWords(checkout.contact.phone) : "")} type="tel" label="Phone" hint="Only if the store has a question about this order." isOptional autoComplete="tel" inputMode="tel" error={blur.errorOf("phone") ?? errorOf("phone")} />
      <Button type="submit" size="large" className="justify-self-start max-sm:w-full" isBusy={isBusy}>Continue</Button>
    </form>
  );
}
