"use client";

import { useRouter } from "next/navigation";
import { useEffect, useId } from "react";
import { Button } from "@/components/ui/button";
import { Disclosure } from "@/components/ui/disclosure";
import { TextField } from "@/components/ui/text-field";
import { useActionForm } from "@/components/ui/use-action-form";
import { applyCheckoutCoupon } from "@/lib/actions/checkout";
import type { CheckoutView } from "@/lib/domain/orders/checkout";
import { formatMoney } from "@/lib/kernel/money";

type Props = { checkout: Pick<CheckoutView, "id" | "coupon" | "couponProblem" | "currency"> };

export function CouponForm({ checkout }: Props) {
  const { form, outcome, refusal, field, isBusy } = useActionForm(applyCheckoutCoupon);
  const router = useRouter();
  // The summary stands twice on the page: beside the steps, and folded above them on a phone.
  const id = useId();
  useEffect(() => { if (outcome?.ok) router.refresh(); }, [outcome, router]);
  if (checkout.coupon) {
    return (
      <form {...form} className="flex min-h-14 items-center justify-between gap-3 border-b border-line text-sm">
        <input type="hidden" name="checkoutId" value={checkout.id} />
        <input type="hidden" name="code" value="" />
        <p><span className="font-medium">{checkout.coupon.code}</span> <span className="text-muted">takes off {formatMoney(checkout.coupon.discountMinor, checkout.currency)}</span></p>
        <Button type="submit" look="quiet" size="small" isBusy={isBusy}>Remove</Button>
      </form>
    );
  }
  const code = field("code", checkout.couponProblem?.enteredCode);
  const said = code.error ?? refusal?.message ?? checkout.couponProblem?.message;
  return (
    <Disclosure title="Add a promo code" isOpen={Boolean(said)}>
      <form {...form} className="flex items-start gap-2 text-ink">
        <input type="hidden" name="checkoutId" value={checkout.id} />
        <TextField {...code} id={id} label={<span className="sr-only">Promo code</span>} autoComplete="off" autoCapitalize="characters" error={said} className="flex-1" />
        <Button type="submit" look="secondary" isBusy={isBusy} className="mt-[1.625rem]">Apply</Button>
      </form>
    </Disclosure>
  );
}
