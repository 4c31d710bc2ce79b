"use client";

import { X } from "lucide-react";
import { useRef, useState } from "react";
import { minorOf } from "@/components/staff/catalog/money-text";
import { useOnline } from "@/components/staff/counter/use-online";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { IconButton } from "@/components/ui/icon-button";
import { Price } from "@/components/ui/price";
import { Sheet } from "@/components/ui/sheet";
import { TextField } from "@/components/ui/text-field";
import { sell } from "@/lib/actions/till";
import type { Quote } from "@/lib/domain/pricing/quote";
import { cashDue, inWholeCoins } from "@/lib/domain/till/cash";
import type { Sale } from "@/lib/domain/till/get-sale";
import { formatMoney } from "@/lib/kernel/money";
import { CardSection, type HeldCard } from "./card-section";
import { CashSection, givenMinor } from "./cash-section";
import { sentFollowing, sentSale, type OpenSale } from "./sale";
import { useTenders } from "./use-tenders";
import { ValueTenders } from "./value-tenders";

type Props = { sale: OpenSale; price: Quote; open: boolean; onOpenChange: (open: boolean) => void; onSold: (sale: Sale) => void; onLocked: () => Promise<unknown> };
type Tender = { cash: { coverMinor: number; receivedMinor: number } | null; card: string | null; secondCard?: { card: string; paysMinor: number } | null };

/** Gift cards and store credit, cash with its change, one or two cards held to the terminal, or a part of each; nothing moves before the last of them. Pressed twice or sent again, it is one sale. */
export function PaySheet({ sale, price: shown, open, onOpenChange, onSold, onLocked }: Props) {
  const [problem, setProblem] = useState<string | null>(null);
  /** What the server says it costs, where that is news. */
  const [totalMinor, setTotal] = useState<number | null>(null);
  const price = { ...shown, totalMinor: totalMinor ?? shown.totalMinor };
  const [given, setGiven] = useState("");
  const [email, setEmail] = useState("");
  const [isBusy, setBusy] = useState(false);
  // A lost answer is asked for again under the same name; a no begins a new attempt.
  const attempt = useRef(crypto.randomUUID());
  const isOnline = useOnline();
  const tenders = useTenders(price.totalMinor, sale.customer?.id ?? null, (typed) => minorOf(typed, price.currency));
  const { leftMinor } = tenders;
  const [held, setHeld] = useState<HeldCard | null>(null);
  const heldMinor = Math.min(held?.minor ?? 0, leftMinor);
  const restMinor = leftMinor - heldMinor;
  const due = held ? inWholeCoins(restMinor, price.currency) : cashDue(restMinor, price.currency);
  const receivedMinor = givenMinor(given, price.currency);
  /** Less than is due, in cash: a card pays the rest. */
  const part = receivedMinor > 0 && receivedMinor < due ? receivedMinor : 0;
  const allInCash = (received: number): Tender => ({ cash: { coverMinor: held ? due : leftMinor, receivedMinor: received }, card: held?.number ?? null });
  const pay = async (tender: Tender) => {
    setBusy(true);
    const outcome = await sell({
      saleId: sale.saleId, attempt: attempt.current, ...sentSale(sale), following: sentFollowing(sale), email: email.trim() || null, totalMinor: price.totalMinor, ...tenders.sent, ...tender,
    }).catch(() => null);
    setBusy(false);
    if (outcome?.ok) return onSold(outcome.data);
    if (!outcome || outcome.code === "till_locked") void onLocked();
    if (outcome?.code === "till_locked") return;
    if (outcome && outcome.code !== "card_unclear" && outcome.code !== "in_progress") attempt.current = crypto.randomUUID();
    if (outcome?.code === "tender_changed") await tenders.lookAgain();
    if (outcome?.code === "price_changed" && typeof outcome.facts["totalMinor"] === "number") {
      setTotal(outcome.facts["totalMinor"]);
      return setProblem(`The price is now ${formatMoney(outcome.facts["totalMinor"], price.currency)}. Tell the shopper, then take it.`);
    }
    setProblem(outcome ? (outcome.fields["email"] ?? outcome.message) : "No answer. The sale may have gone through: press again, it is never charged twice.");
  };
  return (
    <Sheet title={<>Take <Price amountMinor={restMinor} />{restMinor < price.totalMinor && <span className="figures ml-2 font-sans text-sm font-normal text-muted">of {formatMoney(price.totalMinor, price.currency)}</span>}</>} open={open} onOpenChange={onOpenChange}>
      <div className="grid gap-6">
        {problem && <div ref={intoView}><Banner tone="negative" role="alert">{problem}</Banner></div>}
        {!isOnline && <Banner tone="warning">No network: this register can take no money now. The sale is kept.</Banner>}
        <ValueTenders tenders={tenders} currency={price.currency} customerName={sale.customer?.name ?? null} />
        {held && (
          <p className="flex items-center gap-2 rounded-md border border-line py-2 pr-1 pl-3 text-sm">
            <span className="min-w-0 flex-1"><span className="block font-medium">{held.brand} ending in {held.number.slice(-4)}</span><span className="block text-xs text-muted">charged with the rest</span></span>
            <Price amountMinor={heldMinor} /><IconButton label={`Take ${held.brand} ending in ${held.number.slice(-4)} off`} onClick={() => setHeld(null)}><X aria-hidden /></IconButton>
          </p>
        )}
        {restMinor < price.totalMinor && <p role="status" className="figures flex items-baseline justify-between border-t border-line pt-5 text-sm font-semibold">Left to pay<Price amountMinor={restMinor} className="text-lg" /></p>}
        {restMinor === 0 && <Button size="large" isBusy={isBusy} disabled={!isOnline} onClick={() => void pay({ cash: null, card: heldMinor > 0 && held ? held.number : null })}>Finish the sale</Button>}
        {restMinor > 0 && due > 0 && <CashSection dueMinor={due} totalMinor={restMinor} currency={price.currency} isBusy={isBusy} isOff={!isOnline} given={given} onGiven={setGiven} onTake={(received) => void pay(allInCash(received))} />}
        {restMinor > 0 && <CardSection
          leftMinor={restMinor - part} cashMinor={part} currency={price.currency} isBusy={isBusy} isOff={!isOnline} onHold={held ? null : setHeld}
          onPay={(card) => void pay({ cash: part > 0 ? { coverMinor: part, receivedMinor: part } : null, card, secondCard: held && { card: held.number, paysMinor: heldMinor } })}
        />}
        <section aria-label="Receipt" className="border-t border-line pt-5">
          <TextField name="email" type="email" label="E-mail for the receipt" isOptional autoComplete="off" value={email} onChange={(event) => setEmail(event.target.value)} hint={sale.customer?.email ? `Left empty, it goes to ${sale.customer.email}.` : undefined} />
        </section>
      </div>
    </Sheet>
  );
}

/** What is pressed stands below what went wrong. */
const intoView = (node: HTMLElement | null): void => node?.scrollIntoView({ block: "center" });
