"use client";

import { ChevronDown, Tag, X } from "lucide-react";
import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/input";
import { iconButtonStyle } from "@/components/ui/icon-button";
import { applyCoupon, removeCoupon } from "@/lib/actions/cart";
import { useCartForm } from "./use-cart-form";

type Entered = { code: string; /** The rule that it fails at the moment. */ message: string | null };

/** Promotion codes, and behind a line of text room for one more; a refused one says which rule failed. */
export function CouponField({ codes }: { codes: readonly Entered[] }) {
  return (
    <>
      {codes.map((entered) => <Applied key={entered.code} {...entered} />)}
      <Entry key={codes.length} isAnother={codes.length > 0} />
    </>
  );
}

function Applied({ code, message }: Entered) {
  const { form, isBusy } = useCartForm(removeCoupon);
  return (
    <form {...form} className="border-b border-line py-2">
      <input type="hidden" name="code" value={code} />
      <p className="flex items-center gap-2.5 text-sm">
        <Tag aria-hidden className="size-4 shrink-0 text-action" />
        <span className="flex-1">
          Code <strong className="font-medium">{code}</strong>
        </span>
        <button type="submit" aria-label={`Remove the code ${code}`} aria-disabled={isBusy || undefined} className={`${iconButtonStyle} -mr-3`}>
          <X aria-hidden />
        </button>
      </p>
      {message && <p className="pb-2 text-sm text-warning">{message}</p>}
    </form>
  );
}

function Entry({ isAnother }: { isAnother: boolean }) {
  const { form, isBusy, refusal } = useCartForm(applyCoupon);
  const error = refusal ? (refusal.fields.code ?? refusal.message) : null;
  return (
    <details className="group border-b border-line" open={refusal ? true : undefined}>
      <summary className="flex min-h-12 list-none items-center justify-between text-sm underline-offset-4 hover:underline [&::-webkit-details-marker]:hidden">
        {isAnother ? "Have another code?" : "Have a promo code?"}
        <ChevronDown aria-hidden className="size-4 text-muted transition-transform duration-(--quick) group-open:rotate-180" />
      </summary>
      <form {...form} noValidate className="pb-4">
        <div className="flex gap-2">
          <Input name="code" aria-label="Promo code" autoComplete="off" autoCapitalize="characters" spellCheck={false} maxLength={40} aria-invalid={error ? true : undefined} aria-describedby={error ? "code-error" : undefined} className="uppercase" />
          <Button type="submit" look="secondary" isBusy={isBusy}>
            Apply
          </Button>
        </div>
        {isAnother && !error && <p className="mt-2 text-xs text-muted">Codes that may be combined count together. Otherwise the one that takes off more stays.</p>}
        {error && (
          <p id="code-error" role="alert" className="mt-2 text-sm text-negative">
            {error}
          </p>
        )}
      </form>
    </details>
  );
}
