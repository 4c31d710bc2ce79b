"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";
import { Button } from "@/components/ui/button";
import { useActionForm } from "@/components/ui/use-action-form";
import { leaveDeliveryWindow } from "@/lib/actions/checkout";

/** Gives the place on the van back. */
export function LeaveWindow({ checkoutId }: { checkoutId: string }) {
  const { form, outcome, refusal, isBusy } = useActionForm(leaveDeliveryWindow);
  const router = useRouter();
  useEffect(() => { if (outcome?.ok) router.refresh(); }, [outcome, router]);
  return (
    <form {...form}>
      <input type="hidden" name="checkoutId" value={checkoutId} />
      {refusal && <p role="alert" className="mb-2 text-sm text-negative">{refusal.message}</p>}
      <Button type="submit" look="secondary" size="small" className="min-h-11" isBusy={isBusy}>Send it with a carrier instead</Button>
    </form>
  );
}
