"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";
import { Button } from "@/components/ui/button";
import { Disclosure } from "@/components/ui/disclosure";
import { TextField } from "@/components/ui/text-field";
import { useActionForm } from "@/components/ui/use-action-form";
import { changePickupPerson } from "@/lib/actions/orders";
import { ProofFields, type Proof } from "./proof-fields";

export function ChangePerson({ person, proof }: { person: { name: string; contact: string } | null; proof: Proof }) {
  const { form, outcome, refusal, field, isBusy } = useActionForm(changePickupPerson);
  const router = useRouter();
  useEffect(() => { if (outcome?.ok) router.refresh(); }, [outcome, router]);
  return (
    <Disclosure title="Someone else picks up" className="mt-3 border-t border-b-0">
      <form {...form} className="grid gap-4 text-ink">
        <ProofFields proof={proof} />
        <div className="grid gap-4 sm:grid-cols-2">
          <TextField {...field("personName", person?.name)} label="Their name" autoComplete="off" />
          <TextField {...field("personContact", person?.contact)} label="Their e-mail or phone" autoComplete="off" />
        </div>
        {refusal && refusal.code !== "invalid" && <p role="alert" className="text-negative">{refusal.message}</p>}
        {outcome?.ok && <p role="status">Saved. The store knows.</p>}
        <p className="text-muted">They need the code or a photo ID. It costs nothing. Empty both fields to pick up yourself.</p>
        <Button type="submit" look="secondary" className="justify-self-start" isBusy={isBusy}>Save</Button>
      </form>
    </Disclosure>
  );
}
