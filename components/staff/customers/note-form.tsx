"use client";

import { useEffect, useRef } from "react";
import { Button } from "@/components/ui/button";
import { Field, fieldAttributes } from "@/components/ui/field";
import { Textarea } from "@/components/ui/textarea";
import { useActionForm } from "@/components/ui/use-action-form";
import { addNote } from "@/lib/actions/customers";
import { useRouter } from "next/navigation";

export function NoteForm({ customerId }: { customerId: string }) {
  const { form, outcome, errorOf, isBusy } = useActionForm(addNote);
  const box = useRef<HTMLFormElement>(null);
  const router = useRouter();
  useEffect(() => {
    if (!outcome?.ok) return;
    box.current?.reset();
    router.refresh();
  }, [outcome, router]);
  return (
    <form {...form} ref={box} className="grid gap-2">
      <input type="hidden" name="customerId" value={customerId} />
      <Field id="note-body" label="Note for colleagues" error={errorOf("body")}>
        <Textarea name="body" rows={2} maxLength={2000} {...fieldAttributes("note-body", { error: errorOf("body") })} />
      </Field>
      <Button type="submit" look="secondary" className="justify-self-start" isBusy={isBusy}>Add note</Button>
    </form>
  );
}
