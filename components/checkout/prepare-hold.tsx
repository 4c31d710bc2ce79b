"use client";

import { useRouter } from "next/navigation";
import { startTransition, useEffect, useRef } from "react";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { Spinner } from "@/components/ui/spinner";
import { useActionForm } from "@/components/ui/use-action-form";
import { prepareCheckout } from "@/lib/actions/checkout";

/** Reaching the last step holds the goods and the times; without scripts a button does. */
export function PrepareHold({ checkoutId }: { checkoutId: string }) {
  const { form, outcome, refusal, isBusy } = useActionForm(prepareCheckout);
  const router = useRouter();
  const asked = useRef(false);
  const { action } = form;
  useEffect(() => {
    if (asked.current) return;
    asked.current = true;
    const data = new FormData();
    data.set("checkoutId", checkoutId);
    startTransition(() => action(data));
  }, [action, checkoutId]);
  useEffect(() => { if (outcome) router.refresh(); }, [outcome, router]);
  return (
    <form {...form} className="grid gap-4">
      <input type="hidden" name="checkoutId" value={checkoutId} />
      {refusal ? <Banner tone="warning" role="alert">{refusal.message}</Banner> : <p className="flex items-center gap-2 text-sm text-muted"><Spinner /> Holding your items and times…</p>}
      {(refusal || !isBusy) && <Button type="submit" look="secondary" className="justify-self-start" isBusy={isBusy}>Hold my items</Button>}
    </form>
  );
}
