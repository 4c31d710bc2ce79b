"use client";

import Image from "next/image";
import { useRouter } from "next/navigation";
import { useState, useTransition } from "react";
import { ScanField } from "@/components/staff/counter/scan-field";
import { textOf } from "@/components/staff/counter/text-of";
import { ApproverFields } from "@/components/staff/till/approver-fields";
import { CustomerDialog } from "@/components/staff/till/customer-dialog";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Field, fieldAttributes } from "@/components/ui/field";
import { QuantityStepper } from "@/components/ui/quantity-stepper";
import { Select } from "@/components/ui/select";
import { TextField } from "@/components/ui/text-field";
import { takeUnproven } from "@/lib/actions/returns";
import { pinWords, type TillPerson } from "@/lib/domain/identity/pin";
import type { UnprovenQuote } from "@/lib/domain/returns/get-unproven-quote";
import { idKinds, idKindWords } from "@/lib/domain/returns/id-document";
import { returnPolicy } from "@/lib/domain/returns/return-policy";
import { outcomeWords, unitOutcomes } from "@/lib/domain/returns/return-state";
import { homeCurrency } from "@/lib/kernel/currency";
import { formatMoney } from "@/lib/kernel/money";

type Props = { quote: UnprovenQuote | null; scanned: string; quantity: number; customerId: string | null; /** The seller may say yes alone. */ mayApprove: boolean; approvers: TillPerson[] };
type Address = { scanned: string; quantity: number; customer: string | null };

const money = (minor: number) => formatMoney(minor, homeCurrency);
const { days } = returnPolicy.withoutPurchase;
const outcomes = unitOutcomes.filter((one) => one !== "refuse");

/** An article that no purchase is found for: its lowest price, whose credit it becomes, and what speaks against it. */
export function UnprovenDesk({ quote, scanned, quantity, customerId, mayApprove, approvers }: Props) {
  const router = useRouter();
  const [isLooking, look] = useTransition();
  const [isBusy, start] = useTransition();
  const [key, setKey] = useState(() => crypto.randomUUID());
  const [asked, setAsked] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [done, setDone] = useState<{ name: string; amountMinor: number; balanceMinor: number } | null>(null);
  const here: Address = { scanned, quantity, customer: customerId };
  const person = quote?.person ?? null;
  const approval = mayApprove ? null : (quote?.approval ?? asked);
  const go = (next: Partial<Address>) => look(() => {
    const { customer, ...to } = { ...here, ...next };
    router.replace(`/staff/returns/unproven?${new URLSearchParams({ scanned: to.scanned, quantity: String(to.quantity), ...(customer && { customer }) })}`, { scroll: false });
  });
  const begin = (text: string) => {
    setKey(crypto.randomUUID());
    setAsked(null);
    setProblem(null);
    setDone(null);
    go({ scanned: text, quantity: 1 });
  };
  const take = (form: FormData) => start(async () => {
    if (!quote || !person) return;
    const outcome = outcomes.find((one) => one === textOf(form, "outcome"));
    const idKind = idKinds.find((one) => one === textOf(form, "idKind"));
    if (!outcome || !idKind) return setProblem(outcome ? "Say what kind of ID it was." : "Say what becomes of it.");
    const answer = await takeUnproven({
      key, scanned: quote.sku, quantity, customerId: person.id, amountMinor: quote.amountMinor, outcome, note: textOf(form, "note"), idKind, idNumber: textOf(form, "idNumber"),
      approver: approval === null ? null : { staffId: textOf(form, "approver"), pin: textOf(form, "approver-pin") },
    }).catch(() => null);
    if (answer?.ok && answer.data.isRight) setDone({ name: person.name, ...answer.data });
    else if (answer?.ok && !answer.data.isRight) setProblem(pinWords(answer.data));
    else if (answer && !answer.ok && answer.code === "approval_needed") setAsked(answer.message);
    else setProblem(answer && !answer.ok ? (Object.values(answer.fields)[0] ?? answer.message) : "No connection. Send it again: it is taken once.");
    router.refresh();
  });
  if (done) return (
    <div className="grid max-w-md gap-4 rounded-md border border-line bg-surface p-5">
      <Banner tone="positive" role="status" title={`${money(done.amountMinor)} of store credit given`}>{done.name} has {money(done.balanceMinor)} now, to spend online and in every store.</Banner>
      <Button look="secondary" onClick={() => begin("")}>Next article</Button>
    </div>
  );
  return (
    <div className="grid items-start gap-6 xl:grid-cols-[minmax(0,1fr)_24rem]">
      <div className="grid min-w-0 gap-4">
        <ScanField label="Scan or type the article" placeholder="Scan, or type GTIN or SKU" onScan={begin} />
        <div aria-busy={isLooking} className="rounded-md border border-line bg-surface">
          {!quote && <EmptyState title={scanned ? `“${scanned}” is not sold in our stores` : "Nothing scanned yet"}>{scanned ? "Only our own articles can come back." : `Look for the purchase first: it brings what was paid, the way it was paid. Without one it is the lowest price of ${days} days, as store credit.`}</EmptyState>}
          {quote && (
            <div className="flex flex-wrap items-center gap-x-5 gap-y-3 p-3.5">
              {quote.image ? <Image src={quote.image.src} alt="" width={56} height={56} className="size-14 shrink-0 rounded-md object-cover" style={{ background: quote.image.background }} /> : <span className="size-14 shrink-0 rounded-md bg-sunken" />}
              <div className="min-w-0 flex-1 basis-48 text-sm">
                <p className="font-medium">{[quote.title, quote.variantTitle].filter(Boolean).join(", ")}</p>
                <p className="figures text-xs text-muted">{quote.sku} · {money(quote.unitMinor)} each, the lowest of {days} days</p>
              </div>
              <QuantityStepper label="Units" value={quantity} min={1} max={20} onValueChange={(next) => go({ quantity: next })} />
            </div>
          )}
        </div>
      </div>
      {quote && (
        <aside aria-label="Store credit" className="grid gap-4 rounded-md border border-line bg-surface p-4 text-sm sm:p-5">
          <div><CustomerDialog customer={person} isOnline description="The store credit is theirs, and limits count for them." onChoose={(next) => go({ customer: next?.id ?? null })} /></div>
          <form className="grid gap-4" onSubmit={(event) => { event.preventDefault(); take(new FormData(event.currentTarget)); }}>
            <div className="grid grid-cols-2 items-start gap-3">
              <Field id="idKind" label="ID shown"><Select name="idKind" {...fieldAttributes("idKind")}>{idKinds.map((one) => <option key={one} value={one}>{idKindWords[one]}</option>)}</Select></Field>
              <TextField name="idNumber" label="Its number" maxLength={60} autoComplete="off" autoCapitalize="characters" spellCheck={false} />
            </div>
            <p className="-mt-2 text-xs text-muted">The number is not kept: only a mark by which the same ID is known again.</p>
            <Field id="outcome" label="What becomes of it"><Select name="outcome" {...fieldAttributes("outcome")}>{outcomes.map((one) => <option key={one} value={one}>{outcomeWords[one].label}</option>)}</Select></Field>
            <TextField name="note" label="Note" isOptional maxLength={200} autoComplete="off" />
            <dl className="figures grid gap-2 border-t border-line pt-4">
              {quote.history.amountMinor > 0 && <div className="flex justify-between gap-4"><dt className="text-muted">In {days} days so far</dt><dd>{money(quote.history.amountMinor)}</dd></div>}
              <div className="flex justify-between gap-4 text-base font-semibold"><dt>Store credit</dt><dd>{money(quote.amountMinor)}</dd></div>
            </dl>
            {mayApprove && quote.approval && <Banner tone="warning" title="Look twice">{quote.approval}</Banner>}
            {approval && <div className="grid gap-3"><Banner tone="warning" title="Look twice">{approval}</Banner><ApproverFields people={approvers} /></div>}
            {problem && <Banner tone="negative" role="alert">{problem}</Banner>}
            <Button type="submit" size="large" isBusy={isBusy} disabled={!person || isLooking || (approval !== null && approvers.length === 0)}>Give store credit</Button>
            {!person && <p className="text-muted">Add the customer: the credit is theirs.</p>}
          </form>
        </aside>
      )}
    </div>
  );
}
