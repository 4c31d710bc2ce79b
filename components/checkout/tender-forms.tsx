"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";
import { Button } from "@/components/ui/button";
import { Disclosure } from "@/components/ui/disclosure";
import { TextField } from "@/components/ui/text-field";
import { useActionForm } from "@/components/ui/use-action-form";
import { applyGiftCard, removeStoredValue, spendPoints, spendStoreCredit } from "@/lib/actions/checkout";
import type { CheckoutView } from "@/lib/domain/orders/checkout";
import { pointsWords } from "@/lib/domain/payments/tender";
import { formatMoney } from "@/lib/kernel/money";
import type { Outcome } from "@/lib/kernel/refusal";

type Checkout = Pick<CheckoutView, "id" | "storedValues" | "creditMinor" | "pointsMinor" | "giftCardsMinor" | "cardMinor" | "totals" | "currency">;

/** What pays before the card: gift cards by their code, and the shopper's points and store credit. */
export function TenderForms({ checkout }: { checkout: Checkout }) {
  const { giftCardsMinor, totals, currency } = checkout;
  const why = "A gift card cannot be bought with points, gift cards or store credit, so that a stolen code cannot be hidden in a new card.";
  if (giftCardsMinor > 0 && giftCardsMinor === totals.totalMinor) return <p className="max-w-xl text-sm text-muted">{why}</p>;
  return (
    <section aria-label="Points, gift cards and store credit" className="max-w-xl">
      {checkout.storedValues.map((value) => <ChosenValue key={value.id} checkoutId={checkout.id} value={value} currency={checkout.currency} />)}
      {checkout.pointsMinor > 0 && <OwnValue checkoutId={checkout.id} name="Points" spend={spendPoints} has={`You have ${pointsWords(checkout.pointsMinor)}, worth ${formatMoney(checkout.pointsMinor, checkout.currency)}.`} />}
      {checkout.creditMinor > 0 && <OwnValue checkoutId={checkout.id} name="Store credit" spend={spendStoreCredit} has={`You have ${formatMoney(checkout.creditMinor, checkout.currency)}.`} />}
      <GiftCard checkout={checkout} />
      {giftCardsMinor > 0 && <p className="mt-2 text-sm text-muted">They pay for everything but the gift cards in your cart, {formatMoney(giftCardsMinor, currency)}. {why}</p>}
    </section>
  );
}

function ChosenValue({ checkoutId, value, currency }: { checkoutId: string; value: Checkout["storedValues"][number]; currency: string }) {
  const { form, refusal, isBusy } = useRefreshing(removeStoredValue);
  const left = value.balanceMinor - value.paysMinor;
  return (
    <form {...form} className="flex min-h-14 flex-wrap items-center justify-between gap-x-4 gap-y-1 border-b border-line py-1 text-sm">
      <input type="hidden" name="checkoutId" value={checkoutId} />
      <input type="hidden" name="storedValueId" value={value.id} />
      <p className="min-w-0 flex-1">
        <span className="font-medium">{value.words}</span>{" "}
        <span className="figures text-muted">{value.paysMinor > 0 ? `pays ${formatMoney(value.paysMinor, currency)}${left > 0 ? `, ${formatMoney(left, currency)} stays on it` : ""}` : value.balanceMinor > 0 ? "is not needed" : "has nothing left to pay with"}</span>
        {refusal && <span role="alert" className="block text-negative">{refusal.message}</span>}
      </p>
      <Button type="submit" look="quiet" size="small" isBusy={isBusy} aria-label={`Remove ${value.words}`}>Remove</Button>
    </form>
  );
}

type Spend = typeof spendStoreCredit;

function OwnValue({ checkoutId, name, has, spend }: { checkoutId: string; name: string; has: string; spend: Spend }) {
  const { form, refusal, isBusy } = useRefreshing(spend);
  return (
    <form {...form} className="flex min-h-14 flex-wrap items-center justify-between gap-x-4 gap-y-1 border-b border-line py-1 text-sm">
      <input type="hidden" name="checkoutId" value={checkoutId} />
      <p className="min-w-0 flex-1"><span className="font-medium">{name}</span> <span className="figures text-muted">{has}</span>
        {refusal && <span role="alert" className="block text-negative">{refusal.message}</span>}
      </p>
      <Button type="submit" look="secondary" size="small" isBusy={isBusy} aria-label={`Use ${name.toLowerCase()}`}>Use</Button>
    </form>
  );
}

function GiftCard({ checkout }: { checkout: Checkout }) {
  const { form, outcome, refusal, field, isBusy } = useRefreshing(applyGiftCard);
  const code = field("code");
  const said = code.error ?? refusal?.message;
  // A new field after each card that was taken.
  const taken = outcome?.ok ? outcome.data.version : 0;
  return (
    <Disclosure title={checkout.storedValues.some(({ kind }) => kind === "gift_card") ? "Add another gift card" : "Pay with a gift card"} isOpen={Boolean(said)}>
      <form {...form} key={taken} className="flex items-start gap-2 text-ink">
        <input type="hidden" name="checkoutId" value={checkout.id} />
        <TextField {...code} id="gift-card-code" label="Gift card code" placeholder="16 letters and digits" autoComplete="off" autoCapitalize="characters" spellCheck={false} maxLength={40} error={said} className="flex-1" />
        <Button type="submit" look="secondary" isBusy={isBusy} className="mt-[1.625rem]">Apply</Button>
      </form>
    </Disclosure>
  );
}

/** A form after which the page shows new amounts. */
function useRefreshing<R>(action: (previous: Outcome<R> | null, form: FormData) => Promise<Outcome<R>>) {
  const given = useActionForm(action);
  const { outcome } = given;
  const router = useRouter();
  useEffect(() => { if (outcome?.ok) router.refresh(); }, [outcome, router]);
  return given;
}
