"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";
import { Button } from "@/components/ui/button";
import { useActionForm } from "@/components/ui/use-action-form";
import { extendPickup } from "@/lib/actions/tracking";
import { ProofFields, type Proof } from "./proof-fields";

/** Keep it longer, as far as the shop allows. */
export function ExtendPickup({ proof }: { proof: Proof }) {
  const { form, outcome, refusal, isBusy } = useActionForm(extendPickup);
  const router = useRouter();
  useEffect(() => { if (outcome?.ok) router.refresh(); }, [outcome, router]);
  return (
    <form {...form}>
      <ProofFields proof={proof} />
      {refusal && <p role="alert" className="mb-2 text-negative">{refusal.message}</p>}
      <Button type="submit" look="secondary" size="small" className="min-h-11" isBusy={isBusy}>Keep it longer</Button> <span className="ml-2 text-muted">It costs nothing.</span>
    </form>
  );
}
