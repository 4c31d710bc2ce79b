"use client";

import Image from "next/image";
import { useRouter } from "next/navigation";
import { useState, useTransition } from "react";
import { ScanField } from "@/components/staff/counter/scan-field";
import { Badge } from "@/components/ui/badge";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Field, fieldAttributes } from "@/components/ui/field";
import { QuantityStepper } from "@/components/ui/quantity-stepper";
import { Select } from "@/components/ui/select";
import { toast } from "@/components/ui/toast";
import { exchangeAtCounter } from "@/lib/actions/returns";
import { testCards } from "@/lib/domain/payments/test-cards";
import type { ExchangeLine, ExchangeQuote } from "@/lib/domain/returns/get-exchange-quote";
import { formatMoney } from "@/lib/kernel/money";

/** What is taken along for what came back: scanned at the shelf, priced here, settled in one step. What is chosen lives in the address. */
export function ExchangeDesk({ quote, requestKey }: { quote: ExchangeQuote; requestKey: string }) {
  const router = useRouter();
  const [isLooking, look] = useTransition();
  const [isBusy, start] = useTransition();
  const [card, setCard] = useState("");
  const [problem, setProblem] = useState<string | null>(null);
  const money = (minor: number) => formatMoney(minor, quote.currency);
  const { dueMinor, backMinor } = quote.money;
  const items = quote.lines.map(({ sku, quantity }) => ({ sku, quantity }));
  const show = (next: { sku: string; quantity: number }[]) => look(() => router.replace(`/staff/returns/${quote.number}/exchange${next.length > 0 ? `?items=${next.map(({ sku, quantity }) => `${encodeURIComponent(sku)}:${quantity}`).join(",")}` : ""}`, { scroll: false }));
  const setCount = (sku: string, quantity: number) => show(items.map((one) => (one.sku === sku ? { sku, quantity } : one)).filter((one) => one.quantity > 0));
  const add = (text: string) => {
    const sku = text.trim().toUpperCase();
    const known = items.find((one) => one.sku === sku);
    show(known ? items.map((one) => (one.sku === sku ? { sku, quantity: one.quantity + 1 } : one)) : [...items, { sku, quantity: 1 }]);
  };
  const isShort = quote.lines.some(({ quantity, available }) => quantity > available);
  const settle = () => start(async () => {
    const used = testCards.find(({ number }) => number === card);
    const outcome = await exchangeAtCounter({ returnId: quote.returnId, items, dueMinor, backMinor, key: `${requestKey}-${card.slice(-4)}`, card: used ? { token: used.token, brand: used.brand, last4: used.number.slice(-4) } : null }).catch(() => null);
    if (outcome?.ok) {
      toast({ title: `Exchanged: part ${outcome.data.partNumber}` });
      router.push(`/staff/returns/${quote.number}`);
      return;
    }
    setProblem(outcome ? (Object.values(outcome.fields)[0] ?? (typeof outcome.facts.reason === "string" ? outcome.facts.reason : outcome.message)) : "No connection. Look at the return before trying again.");
    router.refresh();
  });
  return (
    <div className="grid items-start gap-6 xl:grid-cols-[minmax(0,1fr)_24rem]">
      <div className="grid gap-4">
        <ScanField label="Scan or type what is taken along" placeholder="Scan, or type a SKU" onScan={add} />
        {quote.unknown.length > 0 && <Banner tone="negative" role="alert">Not sold by us: {quote.unknown.join(", ")}</Banner>}
        {quote.lines.length === 0 && <div className="rounded-md border border-line bg-surface"><EmptyState title="Nothing chosen yet">Scan what the shopper takes along.</EmptyState></div>}
        {quote.lines.length > 0 && (
          <ul aria-busy={isLooking} className="divide-y divide-line overflow-hidden rounded-md border border-line bg-surface">
            {quote.lines.map((line) => <Line key={line.sku} line={line} currency={quote.currency} onCount={(count) => setCount(line.sku, count)} />)}
          </ul>
        )}
      </div>
      <aside className="grid gap-4 rounded-md border border-line bg-surface p-4 text-sm sm:p-5">
        <dl className="figures grid gap-2">
          <div className="flex justify-between gap-4"><dt className="text-muted">Taken along, tax included</dt><dd>{money(quote.priceMinor)}</dd></div>
          <div className="flex justify-between gap-4"><dt className="text-muted">Brought back</dt><dd>−{money(quote.worthMinor)}</dd></div>
          <div className="flex justify-between gap-4 border-t border-line pt-3 text-base font-semibold"><dt>{backMinor > 0 ? "Goes back" : "To pay"}</dt><dd>{money(backMinor > 0 ? backMinor : dueMinor)}</dd></div>
        </dl>
        {problem && <Banner tone="negative" role="alert">{problem}</Banner>}
        {dueMinor > 0 && (
          <Field id="exchange-card" label="Card on the reader">
            <Select {...fieldAttributes("exchange-card")} value={card} onChange={(event) => setCard(event.target.value)}>
              <option value="">Choose a test card</option>
              {testCards.map(({ number, brand, outcome }) => <option key={number} value={number}>{brand} ending in {number.slice(-4)}: {outcome.toLowerCase()}</option>)}
            </Select>
          </Field>
        )}
        {backMinor > 0 && <p className="text-muted">It goes back the way it was paid.</p>}
        <Button size="large" isBusy={isBusy} disabled={quote.lines.length === 0 || quote.unknown.length > 0 || isShort || isLooking || (dueMinor > 0 && card === "")} onClick={settle}>{dueMinor > 0 ? `Take ${money(dueMinor)} and exchange` : backMinor > 0 ? `Exchange and give back ${money(backMinor)}` : "Exchange"}</Button>
        {isShort && <p className="text-negative">This store has fewer than are wanted.</p>}
      </aside>
    </div>
  );
}

function Line({ line, currency, onCount }: { line: ExchangeLine; currency: string; onCount: (count: number) => void }) {
  return (
    <li className="flex flex-wrap items-center gap-x-5 gap-y-3 p-3.5">
      {line.image ? <Image src={line.image.src} alt="" width={56} height={56} className="size-14 shrink-0 rounded-md object-cover" style={{ background: line.image.background }} /> : <span className="size-14 shrink-0 rounded-md bg-sunken" />}
      <div className="min-w-0 flex-1 basis-48 text-sm">
        <p className="font-medium">{[line.title, line.variantTitle].filter(Boolean).join(", ")}</p>
        <p className="figures text-xs text-muted">{line.sku} · {formatMoney(line.unitMinor, currency)} each{line.isKeptPrice && ", as it was bought"}</p>
        <Badge tone={line.quantity > line.available ? "negative" : "neutral"} hasShape>{line.available} here</Badge>
      </div>
      <QuantityStepper label={`Units of ${line.title}`} value={line.quantity} min={0} max={99} onValueChange={onCount} />
      <p className="figures w-20 text-right text-sm">{formatMoney(line.totalMinor, currency)}</p>
    </li>
  );
}
