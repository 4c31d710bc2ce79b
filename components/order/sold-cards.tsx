"use client";

import { useRouter } from "next/navigation";
import { useCallback, useEffect, useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { TextField } from "@/components/ui/text-field";
import { useActionForm } from "@/components/ui/use-action-form";
import { readdressOwnCard, takeBackOwnCard } from "@/lib/actions/gift-cards";
import type { OrderPart } from "@/lib/domain/orders/order-view";
import { giftWords } from "@/lib/domain/payments/gift";
import { soldCardWords, type SoldCard } from "@/lib/domain/payments/sold-card";
import { ProofFields, type Proof } from "./proof-fields";

type Props = { part: OrderPart; currency: string; proof: Proof };

/** The gift cards of an order, each with what became of it, and what its buyer can do about it. */
export function SoldCards({ part, currency, proof }: Props) {
  return (
    <ul className="mt-6 divide-y divide-line border-t border-line text-sm">
      {part.lines.flatMap((line) => (line.cards.length > 0 ? line.cards.map((card) => <Card key={card.id} card={card} currency={currency} proof={proof} />) : [
        <li key={line.orderLineId} className="py-3">{line.quantity} × {[line.title, line.variantTitle].filter(Boolean).join(", ")}{line.gift && <span className="block text-muted">{giftWords(line.gift)}</span>}</li>,
      ]))}
    </ul>
  );
}

function Card({ card, currency, proof }: { card: SoldCard; currency: string; proof: Proof }) {
  const isWaiting = card.mailAt !== null && card.sentAt === null;
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 py-3">
      <p className="min-w-0 flex-1 basis-60 break-words">{card.recipientName && <span className="font-medium">For {card.recipientName}: </span>}{soldCardWords(card, currency)}.</p>
      {card.takenBackMinor === null && card.recipientEmail && (
        <span className="-mx-3 flex gap-1">
          <Readdress card={card} proof={proof} isWaiting={isWaiting} />
          {isWaiting && <TakeBack card={card} proof={proof} />}
        </span>
      )}
    </li>
  );
}

type Act = { card: SoldCard; proof: Proof; onDone: () => void };

function Readdress({ card, proof, isWaiting }: { card: SoldCard; proof: Proof; isWaiting: boolean }) {
  const dialog = useCardDialog();
  const label = isWaiting ? "Change" : "Send again";
  return (
    <>
      <Button look="quiet" size="small" aria-label={`${label}: card ending in ${card.last4}`} onClick={() => dialog.setOpen(true)}>{label}</Button>
      <Dialog open={dialog.isOpen} onOpenChange={dialog.setOpen} title={isWaiting ? "Who gets this card" : "Send this card again"} description="To another address it goes under a new code, and the code that was mailed before opens nothing any more.">
        <ReaddressForm card={card} proof={proof} label={isWaiting ? "Save" : "Send"} onDone={dialog.onDone} />
      </Dialog>
    </>
  );
}

function ReaddressForm({ card, proof, label, onDone }: Act & { label: string }) {
  const { form, outcome, field, refusal, isBusy } = useActionForm(readdressOwnCard);
  useEffect(() => { if (outcome?.ok) onDone(); }, [outcome, onDone]);
  return (
    <form {...form} className="grid gap-4">
      <ProofFields proof={proof} />
      <input type="hidden" name="storedValueId" value={card.id} />
      <TextField {...field("recipientName", card.recipientName ?? "")} id={`name-${card.id}`} label="For whom" isOptional autoComplete="off" />
      <TextField {...field("recipientEmail", card.recipientEmail ?? "")} id={`email-${card.id}`} label="Their e-mail" type="email" autoComplete="off" />
      {refusal && refusal.code !== "invalid" && <p role="alert" className="text-sm text-negative">{refusal.message}</p>}
      <Button type="submit" isBusy={isBusy} className="justify-self-end">{label}</Button>
    </form>
  );
}

function TakeBack({ card, proof }: { card: SoldCard; proof: Proof }) {
  const dialog = useCardDialog();
  return (
    <>
      <Button look="quiet" size="small" aria-label={`Cancel the card ending in ${card.last4}`} onClick={() => dialog.setOpen(true)}>Cancel</Button>
      <Dialog open={dialog.isOpen} onOpenChange={dialog.setOpen} title="Cancel this gift card?" description="It is not sent, and what you paid for it goes back the way you paid.">
        <TakeBackForm card={card} proof={proof} onKeep={() => dialog.setOpen(false)} onDone={dialog.onDone} />
      </Dialog>
    </>
  );
}

function TakeBackForm({ card, proof, onKeep, onDone }: Act & { onKeep: () => void }) {
  const { form, outcome, refusal, isBusy } = useActionForm(takeBackOwnCard);
  useEffect(() => { if (outcome?.ok) onDone(); }, [outcome, onDone]);
  return (
    <form {...form} className="flex flex-wrap justify-end gap-3">
      <ProofFields proof={proof} />
      <input type="hidden" name="storedValueId" value={card.id} />
      {refusal && <p role="alert" className="basis-full text-sm text-negative">{refusal.message}</p>}
      <Button look="secondary" onClick={onKeep}>Keep it</Button>
      <Button type="submit" look="danger" isBusy={isBusy}>Cancel the card</Button>
    </form>
  );
}

/** A dialog that closes when its act is done and shows the order anew. */
function useCardDialog() {
  const [isOpen, setOpen] = useState(false);
  const router = useRouter();
  const onDone = useCallback(() => { setOpen(false); router.refresh(); }, [router]);
  return { isOpen, setOpen, onDone };
}
