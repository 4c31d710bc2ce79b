"use client";

import { ShoppingBag } from "lucide-react";
import { useRouter } from "next/navigation";
import { startTransition, useEffect, useRef } from "react";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { useActionForm } from "@/components/ui/use-action-form";
import { startCheckout } from "@/lib/actions/checkout";

/** Takes the cart as it is now into a checkout; by itself where scripts run. */
export function StartCheckoutForm({ isChanged }: { isChanged: boolean }) {
  const { form, outcome, refusal, isBusy } = useActionForm(startCheckout);
  const router = useRouter();
  const asked = useRef(false);
  const { action } = form;
  useEffect(() => {
    if (asked.current) return;
    asked.current = true;
    startTransition(() => action(new FormData()));
  }, [action]);
  useEffect(() => { if (outcome?.ok) router.refresh(); }, [outcome, router]);
  return (
    <form {...form}>
      <EmptyState icon={<ShoppingBag />} title={refusal ? refusal.message : isChanged ? "Your cart changed" : "Starting checkout"} action={refusal ? <LinkButton href="/cart">Go to your cart</LinkButton> : <Button type="submit" isBusy={isBusy}>Continue to checkout</Button>}>
        {isChanged && !refusal && "We take over what is in your cart now."}
      </EmptyState>
    </form>
  );
}
