"use client";

import { Button } from "@/components/ui/button";
import { useActionForm } from "@/components/ui/use-action-form";
import { takeSharedCart } from "@/lib/actions/cart";

export function TakeSharedCart({ token }: { token: string }) {
  const { form, isBusy, refusal } = useActionForm(takeSharedCart);
  return (
    <form {...form} className="w-full sm:w-auto">
      <input type="hidden" name="token" value={token} />
      <Button type="submit" size="large" isBusy={isBusy} className="w-full">
        Take to my cart
      </Button>
      {refusal && <p role="alert" className="mt-2 text-sm text-negative">{refusal.message}</p>}
    </form>
  );
}
