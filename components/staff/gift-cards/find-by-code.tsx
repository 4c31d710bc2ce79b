"use client";

import { useRouter } from "next/navigation";
import { useSubmit } from "@/components/staff/counter/use-submit";
import { Button } from "@/components/ui/button";
import { TextField } from "@/components/ui/text-field";
import { findGiftCardByCode } from "@/lib/actions/gift-cards";

/** A code that a customer shows; it is posted, so that it stands in no address and no log. */
export function FindByCode() {
  const router = useRouter();
  const { form, problem, errorOf, isBusy } = useSubmit(findGiftCardByCode, ({ id }) => router.push(`/staff/gift-cards/${id}`));
  return (
    <form {...form} className="flex items-start gap-2">
      <TextField name="code" label="Check a card by its code" placeholder="16 letters and digits" autoComplete="off" autoCapitalize="characters" spellCheck={false} maxLength={40} error={errorOf("code") ?? problem ?? undefined} className="flex-1" />
      <Button type="submit" look="secondary" isBusy={isBusy} className="mt-[1.625rem]">Check</Button>
    </form>
  );
}
