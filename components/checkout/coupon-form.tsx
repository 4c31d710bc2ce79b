"use client";

import { useRouter } from "next/navigation";
import { useEffect, useId } from "react";
import { Button } from "@/components/ui/button";
import { Disclosure } from "@/components/ui/disclosure";
import { TextField } from "@/components/ui/text-field";
import { useActionForm } from "@/components/ui/use-action-form";
import { applyCheckoutCoupon, removeCheckoutCoupon } from "@/lib/actions/checkout";
import type { CheckoutView } from "@/lib/domain/orders/checkout";

type Props = { checkout: Pick<CheckoutView, "id" | "codes"> };

/** The codes of a checkout, each with what it fails at the moment, and room for one more. */
export function CouponForm({ checkout }: Props) {
  return (
    <>
      {checkout.codes.map((entered) => <Applied key={entered.code} checkoutId={checkout.id} {...entered} />)}
      <Entry key={checkout.codes.length} checkoutId={checkout.id} isAnother={checkout.codes.length > 0} />
    </>
  );
}

function Applied({ checkoutId, code, message }: { checkoutId: string; code: string; message: string | null }) {
  const { form, outcome, isBusy } = useActionForm(removeCheckoutCoupon);
  const router = useRouter();
  useEffect(() => { if (outcome?.ok) router.refresh(); }, [outcome, router]);
  return (
    <form {...form} className="border-b border-line text-sm">
      <input type="hidden" name="checkoutId" value={checkoutId} />
      <input type="hidden" name="code" value={code} />
      <div className="flex min-h-14 items-center justify-between gap-3">
        <p>Code <span className="font-medium">{code}</span></p>
        <Button type="submit" look="quiet" size="small" isBusy={isBusy}>Remove<span className="sr-only"> {code}</span></Button>
      </div>
      {message && <p className="pb-3 text-warning">{message}</p>}
    </form>
  );
}

function Entry({ checkoutId, isAnother }: { checkoutId: string; isAnother: boolean }) {
  const { form, outcome, refusal, field, isBusy } = useActionForm(applyCheckoutCoupon);
  const router = useRouter();
  // The summary stands twice on the page: beside the steps, and folded above them on a phone.
  const id = useId();
  useEffect(() => { if (outcome?.ok) router.refresh(); }, [outcome, router]);
  const code = field("code");
  const said = code.error ?? refusal?.message;
  return (
    <Disclosure title={isAnother ? "Add another code" : "Add a promo code"} isOpen={Boolean(said)}>
      <form {...form} className="flex items-start gap-2 text-ink">
        <input type="hidden" name="checkoutId" value={checkoutId} />
        <TextField {...code} id={id} label={<span className="sr-only">Promo code</span>} autoComplete="off" autoCapitalize="characters" error={said} className="flex-1" />
        <Button type="submit" look="secondary" isBusy={isBusy} className="mt-[1.625rem]">Apply</Button>
      </form>
      {isAnother && <p className="pt-2 text-xs text-muted">Codes that may be combined count together. Otherwise the one that takes off more stays.</p>}
    </Disclosure>
  );
}
