"use client";

import { useRouter } from "next/navigation";
import { useRef, useState, useTransition, type SubmitEvent } from "react";
import { CardFields, readCard, type CardDraft, type CardErrors } from "@/components/checkout/card-fields";
import { StripeFields, type StripeHandle, type TakenCard } from "@/components/checkout/stripe-fields";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { uuid } from "@/components/ui/uuid";
import { useActionForm } from "@/components/ui/use-action-form";
import { confirmEdit, declineEdit } from "@/lib/actions/orders";
import { clockWords, dateWords } from "@/lib/domain/locations/time-words";
import { editWords, type OrderEditView } from "@/lib/domain/orders/order-edit";
import type { OrderId } from "@/lib/kernel/ids";
import { formatMoney } from "@/lib/kernel/money";
import { EditLines } from "./edit-lines";
import { ProofFields } from "./proof-fields";

type Props = { edit: OrderEditView; order: { id: OrderId; currency: string }; token: string | null; stripeKey: string | null; timeZone: string };
const noCard: TakenCard = { token: "no_card", brand: null, last4: null };

/** A change that the shop proposes: what it costs, and the shopper's yes or no; afterwards what was decided. */
export function OrderEditCard({ edit, order, token, stripeKey, timeZone }: Props) {
  const router = useRouter();
  const [draft, setDraft] = useState<CardDraft>({ number: "", expiry: "", code: "" });
  const [errors, setErrors] = useState<CardErrors>({});
  const [problem, setProblem] = useState<string | null>(null);
  const [isBusy, start] = useTransition();
  const attempt = useRef<{ key: string; card: TakenCard } | null>(null);
  const stripe = useRef<StripeHandle>(null);
  const { form, refusal, isBusy: isDeclining } = useActionForm(declineEdit);
  const { addMinor } = edit.plan;
  if (edit.status !== "requested") {
    return <section aria-label="A change to your order" className="rounded-lg border border-line bg-surface p-6 text-sm"><p className="mb-3 text-muted">A change that we proposed: {editWords[edit.status].toLowerCase()}{edit.decidedAt && `, ${dateWords(new Date(edit.decidedAt), timeZone)}`}</p><EditLines plan={edit.plan} currency={order.currency} /></section>;
  }

  function agree(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    if (isBusy) return;
    const read = addMinor > 0 && !stripeKey ? readCard(draft, new Date()) : { ok: true as const, card: noCard };
    if (!read.ok) return setErrors(read.errors);
    start(async () => {
      const card = attempt.current?.card ?? (addMinor > 0 && stripeKey ? await stripe.current?.take() : read.card);
      if (!card) return;
      attempt.current ??= { key: uuid(), card };
      const outcome = await confirmEdit({ ...(token ? { token } : { orderId: order.id }), editId: edit.id, paymentToken: card.token, cardBrand: card.brand, cardLast4: card.last4, idempotencyKey: attempt.current.key }).catch(() => null);
      if (outcome === null) return setProblem("The connection broke before the answer arrived. Press the button again: you will not pay twice.");
      attempt.current = null;
      setProblem(outcome.ok ? null : outcome.message);
      router.refresh();
    });
  }

  return (
    <section aria-labelledby={`edit-${edit.id}`} className="rounded-lg border border-line bg-surface p-6">
      <h2 id={`edit-${edit.id}`} className="display-3">We propose a change</h2>
      <p className="mt-1 mb-4 text-sm text-muted">{edit.reason}. {edit.expiresAt && `You can decide until ${dateWords(new Date(edit.expiresAt), timeZone)}, ${clockWords(new Date(edit.expiresAt), timeZone)}.`} If you do nothing, your order stays as it is.</p>
      <EditLines plan={edit.plan} currency={order.currency} />
      {(problem ?? refusal?.message) && <Banner tone="negative" role="alert" className="mt-4" title="Nothing was changed">{problem ?? refusal?.message}</Banner>}
      <form onSubmit={agree} noValidate className="mt-5 grid max-w-xl gap-4">
        {addMinor > 0 && (
          <>
            <p className="text-sm text-muted">{formatMoney(addMinor, order.currency)} is authorized on your card now and charged with the order{edit.plan.backMinor > 0 && `; ${formatMoney(edit.plan.backMinor, order.currency)} of what you have paid with goes back`}.</p>
            {stripeKey ? <StripeFields ref={stripe} publishableKey={stripeKey} amountMinor={addMinor} currency={order.currency} /> : <CardFields draft={draft} errors={errors} onChange={setDraft} onErrors={setErrors} />}
          </>
        )}
        <Button type="submit" isBusy={isBusy}>{addMinor > 0 ? `Agree and authorize ${formatMoney(addMinor, order.currency)}` : "Agree"}</Button>
      </form>
      <form {...form} className="mt-3">
        <ProofFields proof={{ orderId: order.id, token }} />
        <input type="hidden" name="editId" value={edit.id} />
        <Button type="submit" look="quiet" isBusy={isDeclining}>No, leave my order as it is</Button>
      </form>
    </section>
  );
}
