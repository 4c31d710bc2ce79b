"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { useCartForm } from "@/components/cart/use-cart-form";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { Field, fieldAttributes } from "@/components/ui/field";
import { TextField } from "@/components/ui/text-field";
import { Textarea } from "@/components/ui/textarea";
import { addGiftCard } from "@/lib/actions/cart";
import type { OfferedCard } from "@/lib/domain/pricing/list-gift-cards";
import { formatMoney } from "@/lib/kernel/money";
import { CardFace } from "./card-face";

/** Days as the date field takes them: from today to a year ahead. */
type Days = { first: string; last: string };

/** What to put on a gift card, for whom and from when on; it goes into the cart like anything else. */
export function BuyForm({ cards, currency, days }: { cards: OfferedCard[]; currency: string; days: Days }) {
  const router = useRouter();
  const { form, isBusy, refusal } = useCartForm(addGiftCard, () => router.push("/cart"));
  const [variantId, setVariantId] = useState<string>(cards[1]?.variantId ?? cards[0]?.variantId ?? "");
  const [isLater, setLater] = useState(false);
  const [own, setOwn] = useState("");
  const chosen = cards.find((card) => card.variantId === variantId);
  const errorOf = (name: string) => refusal?.fields[name];
  const most = chosen?.mostMinor ?? null;
  const round = (minor: number) => formatMoney(minor, currency).replace(".00", "");
  return (
    <div className="grid gap-8 lg:grid-cols-[minmax(0,5fr)_minmax(0,6fr)] lg:gap-14">
      <div className="lg:sticky lg:top-8 lg:self-start"><CardFace amount={chosen && most === null ? round(chosen.minor) : /^\d/.test(own) ? formatMoney(Math.round(Number(own.replace(",", ".")) * 100) || 0, currency).replace(".00", "") : "Your amount"} /></div>
      <form {...form} className="grid content-start gap-6">
        <fieldset>
          <legend className="mb-2 text-sm font-medium">Amount</legend>
          <div className="grid grid-cols-3 gap-2 sm:grid-cols-5">
            {cards.map((card) => (
              <label key={card.variantId} className="figures grid min-h-14 cursor-pointer place-items-center rounded-md border border-line-strong bg-surface px-2 text-center text-sm font-medium hover:bg-sunken has-checked:border-action has-checked:bg-action-soft has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-(--focus)">
                <input type="radio" name="variantId" value={card.variantId} checked={card.variantId === variantId} onChange={() => setVariantId(card.variantId)} className="sr-only" />
                {card.mostMinor === null ? round(card.minor) : "Other"}
              </label>
            ))}
          </div>
          {most !== null && chosen && (
            <TextField name="amountMinor" label="Amount in dollars" inputMode="decimal" autoComplete="off" maxLength={8} value={own} onChange={(event) => setOwn(event.target.value)} hint={`From ${round(chosen.minor)} to ${round(most)}.`} error={errorOf("amountMinor")} className="mt-4 max-w-60" />
          )}
        </fieldset>
        <div className="grid gap-x-4 gap-y-6 sm:grid-cols-2">
          <TextField name="recipientName" label="For whom" isOptional autoComplete="off" maxLength={120} error={errorOf("recipientName")} />
          <TextField name="recipientEmail" label="Their e-mail" type="email" required autoComplete="off" maxLength={254} error={errorOf("recipientEmail")} />
        </div>
        <TextField name="senderName" label="From whom" isOptional autoComplete="name" maxLength={120} error={errorOf("senderName")} />
        <Field id="gift-message" label="A message" isOptional error={errorOf("message")}><Textarea {...fieldAttributes("gift-message", { error: errorOf("message") })} name="message" rows={3} maxLength={500} /></Field>
        <fieldset className="grid gap-3">
          <legend className="mb-2 text-sm font-medium">When</legend>
          <div className="flex flex-wrap gap-x-8 gap-y-1 text-sm">
            <label className="inline-flex min-h-11 items-center gap-3"><input type="radio" name="when" value="now" checked={!isLater} onChange={() => setLater(false)} className="size-5 accent-(--action)" />As soon as it is paid</label>
            <label className="inline-flex min-h-11 items-center gap-3"><input type="radio" name="when" value="later" checked={isLater} onChange={() => setLater(true)} className="size-5 accent-(--action)" />On a day of my choice</label>
          </div>
          {isLater && <TextField name="sendOn" label="Day" type="date" min={days.first} max={days.last} required error={errorOf("sendOn")} className="max-w-60" />}
        </fieldset>
        <TextField name="quantity" label="How many" type="number" inputMode="numeric" min={1} max={99} defaultValue={1} hint="Each is a card with a code of its own." error={errorOf("quantity")} className="max-w-60" />
        {refusal && <Banner role="alert" tone="warning">{Object.values(refusal.fields)[0] ?? refusal.message}</Banner>}
        <Button type="submit" size="large" isBusy={isBusy} className="w-full sm:w-auto sm:justify-self-start sm:px-10">Add to cart</Button>
      </form>
    </div>
  );
}
