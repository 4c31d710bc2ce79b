"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";
import { Button } from "@/components/ui/button";
import { Spinner } from "@/components/ui/spinner";
import { useActionForm } from "@/components/ui/use-action-form";
import { resumePayment } from "@/lib/actions/checkout";

const pauseMs = 2_500;

/** Asks the bank at once and then every few seconds; without scripts a button does. */
export function AwaitAnswer({ checkoutId }: { checkoutId: string }) {
  const router = useRouter();
  const { form, isBusy } = useActionForm(resumePayment);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>;
    let isOver = false;
    async function ask() {
      const outcome = await resumePayment({ checkoutId }).catch(() => null);
      if (isOver) return;
      if (outcome?.ok && outcome.data.status === "placed") router.replace(`/orders/${outcome.data.orderNumber}?placed=1`);
      else if (outcome && !outcome.ok) router.replace("/checkout?step=payment");
      else timer = setTimeout(() => void ask(), pauseMs);
    }
    void ask();
    return () => {
      isOver = true;
      clearTimeout(timer);
    };
  }, [checkoutId, router]);
  return (
    <form {...form} className="mt-8 grid justify-items-center gap-4">
      <input type="hidden" name="checkoutId" value={checkoutId} />
      <span role="status" className="flex justify-center"><Spinner /><span className="sr-only">Waiting for the bank</span></span>
      <Button type="submit" look="secondary" isBusy={isBusy}>Check now</Button>
    </form>
  );
}
