"use client";

import { useRouter } from "next/navigation";
import { useSubmit } from "@/components/staff/counter/use-submit";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { TextField } from "@/components/ui/text-field";
import { findGiftCardByCode } from "@/lib/actions/gift-cards";

/** A code that a customer shows; it is posted, so that it stands in no address and no log. */
export function FindByCode() {
  const router = useRouter();
  const { form, problem, errorOf, isBusy } = useSubmit(findGiftCardByCode, ({ id }) => router.push(`/staff/gift-cards/${id}`));
  return (
    <Dialog title="Check a card" description="What is left on it, and everything that moved it." trigger={<Button look="secondary">Check a code</Button>} footer={<Button type="submit" form="find-by-code" isBusy={isBusy}>Check</Button>}>
      <form {...form} id="find-by-code">
        <TextField name="code" label="Gift card code" hint="16 letters and digits, with or without spaces." autoComplete="off" autoCapitalize="characters" spellCheck={false} maxLength={40} error={errorOf("code") ?? problem ?? undefined} />
      </form>
    </Dialog>
  );
}
