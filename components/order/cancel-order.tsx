"use client";

import { useRouter } from "next/navigation";
import { useEffect, useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { useActionForm } from "@/components/ui/use-action-form";
import { cancelOrder } from "@/lib/actions/orders";
import { ProofFields } from "./proof-fields";

/** Possible until picking starts, for what has not left (`isRest`: something has); asks once more and says what it means for the money. */
export function CancelOrder({ orderId, token, number, isRest }: { orderId: string; token: string | null; number: string; isRest: boolean }) {
  const { form, outcome, refusal, isBusy } = useActionForm(cancelOrder);
  const [isOpen, setOpen] = useState(false);
  const router = useRouter();
  useEffect(() => {
    if (outcome?.ok) router.refresh();
  }, [outcome, router]);
  return (
    <>
      <Button look="quiet" className="mt-3 w-full" onClick={() => setOpen(true)}>{isRest ? "Cancel what has not left yet" : "Cancel this order"}</Button>
      <Dialog open={isOpen && !outcome?.ok} onOpenChange={setOpen} title={isRest ? `Cancel the rest of order ${number}?` : `Cancel order ${number}?`} description="Nothing will be charged for it: the authorization on your card is lifted at once. The items go back on sale.">
        <form {...form} className="flex flex-wrap justify-end gap-3">
          <ProofFields proof={{ orderId, token }} />
          {refusal && <p role="alert" className="basis-full text-sm text-negative">{refusal.message}</p>}
          <Button look="secondary" onClick={() => setOpen(false)}>Keep it</Button>
          <Button type="submit" look="danger" isBusy={isBusy}>{isRest ? "Cancel the rest" : "Cancel the order"}</Button>
        </form>
      </Dialog>
    </>
  );
}
