"use client";

import { Heart } from "lucide-react";
import { useEffect } from "react";
import { Button } from "@/components/ui/button";
import { toast } from "@/components/ui/toast";
import { useActionForm } from "@/components/ui/use-action-form";
import { addWish } from "@/lib/actions/cart";

/** Keeps a variant on the member's wish list; a guest is led to sign in. */
export function WishButton({ variantId }: { variantId: string }) {
  const { form, outcome, refusal, isBusy } = useActionForm(addWish);
  useEffect(() => {
    if (outcome?.ok) toast({ title: "On your wish list" });
    if (refusal?.code === "unauthenticated") location.assign(`/sign-in?next=${encodeURIComponent(location.pathname)}`);
    else if (refusal) toast({ title: refusal.message, tone: "negative" });
  }, [outcome, refusal]);
  return (
    <form {...form} className="mt-2">
      <input type="hidden" name="variantId" value={variantId} />
      <Button type="submit" look="quiet" className="w-full" isBusy={isBusy}><Heart aria-hidden className="size-4" />{outcome?.ok ? "On your wish list" : "Save for later"}</Button>
    </form>
  );
}
