"use client";

import { useRef, useState } from "react";
import { minorOf } from "@/components/staff/catalog/money-text";
import { useOnline } from "@/components/staff/counter/use-online";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { Price } from "@/components/ui/price";
import { Sheet } from "@/components/ui/sheet";
import { TextField } from "@/components/ui/text-field";
import { sell } from "@/lib/actions/till";
import { formatCardNumber, testCards } from "@/lib/domain/payments/test-cards";
import type { Quote } from "@/lib/domain/pricing/quote";
import { cashDue } from "@/lib/domain/till/cash";
import type { Sale } from "@/lib/domain/till/get-sale";
import { formatMoney } from "@/lib/kernel/money";
import { CashSection, givenMinor } from "./cash-section";
import { sentFollowing, sentSale, type OpenSale } from "./sale";
import { useTenders } from "./use-tenders";
import { ValueTenders } from "./value-tenders";

type Props = { sale: OpenSale; price: Quote; open: boolean; onOpenChange: (open: boolean) => void; onSold: (sale: Sale) => void; onLocked: () => Promise<unknown> };
type Tender = { cash: { coverMinor: number; receivedMinor: number } | null; card: string | null };

/** Gift cards and store credit, cash with its change, a card held to the terminal, or a part of each. Pressed twice or sent again, it is one sale. */
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
  const due = cashDue(leftMinor, price.currency);
  const receivedMinor = givenMinor(given, price.currency);
  /** Less than is due, in cash: a card pays the rest. */
  const part = receivedMinor > 0 && receivedMinor < due ? receivedMinor : 0;
  const allInCash = (received: number): Tender => ({ cash: { coverMinor: leftMinor, receivedMinor: received }, card: null });
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
    <Sheet title={<>Take <Price amountMinor={price.totalMinor} /></>} open={open} onOpenChange={onOpenChange}>
      <div className="grid gap-6">
        {problem && <div ref={intoView}><Banner tone="negative" role="alert">{problem}</Banner></div>}
        {!isOnline && <Banner tone="warning">No network: this register can take no money now. The sale is kept.</Banner>}
        <ValueTenders tenders={tenders} currency={price.currency} customerName={sale.customer?.name ?? null} />
        {leftMinor < price.totalMinor && <p role="status" className="figures flex items-baseline justify-between border-t border-line pt-5 text-sm font-semibold">Left to pay<Price amountMinor={leftMinor} className="text-lg" /></p>}
        {leftMinor === 0 && <Button size="large" isBusy={isBusy} disabled={!isOnline} onClick={() => void pay({ cash: null, card: null })}>Finish the sale</Button>}
        {leftMinor > 0 && <CashSection dueMinor={due} totalMinor={leftMinor} currency={price.currency} isBusy={isBusy} isOff={!isOnline} given={given} onGiven={setGiven} onTake={(received) => void pay(allInCash(received))} />}
        {leftMinor > 0 && <section aria-label="Card" className="grid gap-3 border-t border-line pt-5">
          <h3 className="flex items-baseline justify-between text-sm font-semibold">Card<span className="figures font-normal text-muted">{part > 0 ? `${formatMoney(leftMinor - part, price.currency)} beside ${formatMoney(part, price.currency)} in cash` : ""}</span></h3>
          <p className="text-xs text-muted">The built-in terminal moves no money. Hold a test card to it:</p>
          {testCards.filter((card) => card.token === "success_token" || card.token === "fail_token").map((card) => (
            <Button key={card.number} look="secondary" size="large" className="w-full justify-between! px-4" disabled={isBusy || !isOnline} onClick={() => void pay({ cash: part > 0 ? { coverMinor: part, receivedMinor: part } : null, card: card.number })}>
              <span>{card.brand}</span><span className="figures text-xs text-muted">{formatCardNumber(card.number).slice(-4)} · {card.outcome}</span>
            </Button>
          ))}
        </section>}
        <section aria-label="Receipt" className="border-t border-line pt-5">
          <TextField name="email" type="email" label="E-mail for the receipt" isOptional autoComplete="off" value={email} onChange={(event) => setEmail(event.target.value)} hint={sale.customer?.email ? `Left empty, it goes to ${sale.customer.email}.` : undefined} />
        </section>
      </div>
    </Sheet>
  );
}

/** What is pressed stands below what went wrong. */
const intoView = (node: HTMLElement | null): void => node?.scrollIntoView({ block: "center" });
