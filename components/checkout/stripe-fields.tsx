"use client";

import { useEffect, useImperativeHandle, useRef, useState, type Ref } from "react";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { Skeleton } from "@/components/ui/skeleton";
import type { CardBrand, PaymentToken } from "@/lib/domain/payments/test-cards";

/** Stripe asks that its script comes from its own address, never from a copy. */
const source = "https://js.stripe.com/v3/";

type Answer = { error?: { message?: string } };
type Method = Answer & { paymentMethod?: { id: `pm_${string}`; card?: { brand: string; last4: string } } };
type Element = { mount(place: HTMLElement): void; destroy(): void; on(event: "ready" | "loaderror", heard: () => void): void };
type Elements = { create(kind: "payment", options: object): Element; submit(): Promise<Answer>; update(options: { amount: number }): void };
type Stripe = { elements(options: object): Elements; createPaymentMethod(from: { elements: Elements }): Promise<Method> };
declare global { interface Window { Stripe?: (publishableKey: string) => Stripe } }

export type TakenCard = { token: PaymentToken; brand: CardBrand | null; last4: string | null };
export type StripeHandle = { /** Turns what was typed into a payment method of Stripe; null when the fields say what is wrong. */ take(): Promise<TakenCard | null> };

type Props = { publishableKey: string; amountMinor: number; currency: string; ref: Ref<StripeHandle> };

/** Stripe's Payment Element: the card is typed into Stripe's own frame and never reaches this site. */
export function StripeFields({ publishableKey, amountMinor, currency, ref }: Props) {
  const place = useRef<HTMLDivElement>(null);
  const opened = useRef<{ stripe: Stripe; elements: Elements } | null>(null);
  const [state, setState] = useState<"loading" | "ready" | "failed">("loading");
  const [round, setRound] = useState(0);
  const amount = useRef(amountMinor);
  useEffect(() => {
    amount.current = amountMinor;
    opened.current?.elements.update({ amount: amountMinor });
  }, [amountMinor]);

  useEffect(() => {
    let element: Element | null = null;
    let isGone = false;
    loadStripe().then((open) => {
      if (isGone || !place.current) return;
      const stripe = open(publishableKey);
      const look = getComputedStyle(document.documentElement);
      const elements = stripe.elements({
        mode: "payment", amount: amount.current, currency: currency.toLowerCase(), captureMethod: "manual", paymentMethodCreation: "manual", setupFutureUsage: "off_session", paymentMethodTypes: ["card"],
        appearance: { theme: matchMedia("(prefers-color-scheme: dark)").matches ? "night" : "stripe", variables: { colorPrimary: look.getPropertyValue("--action").trim() || "#2f5d46", borderRadius: "6px", fontSizeBase: "16px" } },
      });
      element = elements.create("payment", { layout: "tabs" });
      element.on("ready", () => setState("ready"));
      element.on("loaderror", () => setState("failed"));
      element.mount(place.current);
      opened.current = { stripe, elements };
    }).catch(() => { if (!isGone) setState("failed"); });
    return () => { isGone = true; opened.current = null; element?.destroy(); };
  }, [publishableKey, currency, round]);

  useImperativeHandle(ref, () => ({
    async take() {
      if (!opened.current) return null;
      const { stripe, elements } = opened.current;
      if ((await elements.submit()).error) return null;
      const { paymentMethod } = await stripe.createPaymentMethod({ elements });
      return paymentMethod ? { token: paymentMethod.id, brand: brandOf[paymentMethod.card?.brand ?? ""] ?? null, last4: paymentMethod.card?.last4 ?? null } : null;
    },
  }), []);

  return (
    <div>
      {state === "loading" && <div role="status" aria-label="The card fields are loading" className="grid gap-4"><Skeleton className="h-14" /><Skeleton className="h-14" /></div>}
      {state === "failed" && <Banner tone="warning" title="The card fields did not load" action={<Button type="button" size="small" look="secondary" onClick={() => { setState("loading"); setRound((last) => last + 1); }}>Try again</Button>}>Your items stay held. Check that nothing blocks js.stripe.com.</Banner>}
      <div ref={place} hidden={state === "failed"} />
    </div>
  );
}

const brandOf: Partial<Record<string, CardBrand>> = { visa: "Visa", mastercard: "Mastercard", amex: "American Express", discover: "Discover" };

let loading: Promise<NonNullable<Window["Stripe"]>> | undefined;

function loadStripe(): Promise<NonNullable<Window["Stripe"]>> {
  if (window.Stripe) return Promise.resolve(window.Stripe);
  return (loading ??= new Promise<NonNullable<Window["Stripe"]>>((done, fail) => {
    const script = document.createElement("script");
    const give = () => (window.Stripe ? done(window.Stripe) : fail(new Error("Stripe did not load")));
    Object.assign(script, { src: source, onload: give, onerror: give });
    document.head.append(script);
  }).catch((error: unknown) => {
    loading = undefined;
    throw error;
  }));
}
