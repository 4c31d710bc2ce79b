"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useActionState, useRef, useState, useTransition, type SubmitEvent } from "react";
import { cartKey } from "@/components/cart/cart-query";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { uuid } from "@/components/ui/uuid";
import { completeCheckout } from "@/lib/actions/checkout";
import type { CheckoutView } from "@/lib/domain/orders/checkout";
import type { Completion } from "@/lib/domain/orders/finish-completion";
import { formatMoney } from "@/lib/kernel/money";
import type { Outcome } from "@/lib/kernel/refusal";
import { CardFields, readCard, type CardDraft, type CardErrors } from "./card-fields";
import { DemoCards } from "./demo-cards";
import { PayWithoutScript } from "./pay-without-script";
import { StripeFields, type StripeHandle, type TakenCard } from "./stripe-fields";

const noCard = { ok: true, card: { token: "no_card", brand: null, last4: null } } as const;

type Props = { checkout: Pick<CheckoutView, "id" | "version" | "totals" | "giftCardsMinor" | "cardMinor" | "currency" | "failure">; /** Stripe takes the card; null: the built-in test gateway. */ stripeKey: string | null };

/**
 * Pays and places. One key per attempt with one card: a double click, a retry after a lost answer and a second tab all
 * lead to the same order. After a decline everything stays, the card too, and the next press is a new attempt.
 */
export function PaymentForm({ checkout, stripeKey }: Props) {
  const router = useRouter();
  const [draft, setDraft] = useState<CardDraft>({ number: "", expiry: "", code: "" });
  const [errors, setErrors] = useState<CardErrors>({});
  const [posted, withoutScript] = useActionState<Outcome<Completion> | null, FormData>(completeCheckout, null);
  const [problem, setProblem] = useState<string | null>(posted && !posted.ok ? posted.message : (checkout.failure?.message ?? null));
  const [isBusy, start] = useTransition();
  const client = useQueryClient();
  const attempt = useRef<{ key: string; card: TakenCard } | null>(null);
  const stripe = useRef<StripeHandle>(null);
  const alert = useRef<HTMLDivElement>(null);
  const needsCard = checkout.cardMinor > 0;

  function place(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    if (isBusy) return;
    const read = needsCard && !stripeKey ? readCard(draft, new Date()) : noCard;
    if (!read.ok) {
      setErrors(read.errors);
      const first = Object.keys(read.errors)[0];
      document.getElementById(first === "number" ? "card-number" : first === "expiry" ? "card-expiry" : "card-code")?.focus();
      return;
    }
    start(async () => {
      // The same attempt asks again with the same card, which Stripe has turned into a payment method already.
      const card = attempt.current?.card ?? (needsCard && stripeKey ? await stripe.current?.take() : read.card);
      if (!card) return;
      attempt.current ??= { key: uuid(), card };
      const outcome = await completeCheckout({
        checkoutId: checkout.id, token: card.token, cardBrand: card.brand, cardLast4: card.last4, totalMinor: checkout.totals.totalMinor, cardMinor: checkout.cardMinor, idempotencyKey: attempt.current.key,
      }).catch(() => null);
      if (outcome === null) {
        // The answer got lost, the request perhaps not: the same key asks again without paying twice.
        setProblem("The connection broke before the answer arrived. Press the button again: you will not pay twice.");
        alert.current?.focus();
        return;
      }
      if (!outcome.ok) {
        attempt.current = null;
        setProblem(outcome.message);
        if (outcome.code !== "card_declined") router.refresh();
        alert.current?.focus();
        return;
      }
      setProblem(null);
      const { data } = outcome;
      if (data.status === "challenge") location.assign(data.url);
      else if (data.status === "placed") {
        void client.invalidateQueries({ queryKey: cartKey });
        router.push(`/orders/${data.orderNumber}?placed=1`);
      } else router.push("/checkout/return");
    });
  }

  return (
    <form action={withoutScript} onSubmit={place} noValidate className="grid max-w-xl gap-5">
      <div ref={alert} tabIndex={-1} className="outline-none">{problem && <Banner tone="negative" role="alert" title="The order is not placed yet">{problem}</Banner>}</div>
      <noscript><PayWithoutScript checkout={checkout} isStripe={stripeKey !== null} /></noscript>
      {needsCard && (
        <div className="grid gap-5 noscript:hidden">
          {stripeKey ? <StripeFields ref={stripe} publishableKey={stripeKey} amountMinor={checkout.cardMinor} currency={checkout.currency} /> : (
            <>
              <CardFields draft={draft} errors={errors} onChange={setDraft} onErrors={setErrors} />
              <DemoCards />
            </>
          )}
        </div>
      )}
      <Button type="submit" size="large" isBusy={isBusy} className="w-full">{isBusy ? "Placing your order" : needsCard ? `Place order · ${formatMoney(checkout.cardMinor, checkout.currency)}` : "Place order"}</Button>
      <p className="text-xs text-muted">{needsCard ? momentWords(checkout) : "Nothing is left for a card to pay."}</p>
    </form>
  );
}

function momentWords({ giftCardsMinor, totals }: Props["checkout"]): string {
  if (giftCardsMinor === 0) return "Your card is authorized now. It is charged only when you get your goods.";
  return giftCardsMinor === totals.totalMinor ? "Your card is charged now." : "Your card is charged now for the gift cards. For the rest it is authorized, and charged only when you get your goods.";
}
