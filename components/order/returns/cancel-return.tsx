"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";
import { ProofFields, type Proof } from "@/components/order/proof-fields";
import { Button } from "@/components/ui/button";
import { useActionForm } from "@/components/ui/use-action-form";
import { cancelReturn } from "@/lib/actions/returns";

/** Possible until something of it was brought; the items can be returned again afterwards. */
export function CancelReturn({ returnId, number, proof }: { returnId: string; number: string; proof: Proof }) {
  const { form, outcome, refusal, isBusy } = useActionForm(cancelReturn);
  const router = useRouter();
  useEffect(() => {
    if (outcome?.ok) router.refresh();
  }, [outcome, router]);
  return (
    <form {...form} className="mt-4 border-t border-line pt-3">
      <ProofFields proof={proof} />
      <input type="hidden" name="returnId" value={returnId} />
      {refusal && <p role="alert" className="mb-2 text-sm text-negative">{refusal.message}</p>}
      <Button type="submit" look="quiet" className="-ml-4" isBusy={isBusy} aria-label={`Cancel return ${number}`}>Cancel this return</Button>
    </form>
  );
}
