"use client";

import { useRouter } from "next/navigation";
import { useRef, useState, useTransition } from "react";
import { minorOf } from "@/components/staff/catalog/money-text";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Field, fieldAttributes } from "@/components/ui/field";
import { Price } from "@/components/ui/price";
import { Select } from "@/components/ui/select";
import { TextField } from "@/components/ui/text-field";
import { toast } from "@/components/ui/toast";
import { testCards } from "@/lib/domain/payments/test-cards";
import type { Exchanged } from "@/lib/domain/returns/exchange-return";
import type { ExchangePrice } from "@/lib/domain/returns/get-exchange-price";
import type { TakingForm } from "@/lib/domain/returns/return-input";
import { cashDue } from "@/lib/domain/till/cash";
import { formatMoney } from "@/lib/kernel/money";
import type { Outcome } from "@/lib/kernel/refusal";
import { useWay, WayFields, type PickupStore } from "./way-fields";

type Props = {
  price: ExchangePrice; stores: PickupStore[];
  /** Whether this browser is an unlocked register of the store: then the drawer may take the difference. */
  hasDrawer: boolean; isLooking: boolean;
  /** Why it cannot be settled yet, beside what the price says. */
  lacks: string | null;
  onWay: (text: string) => void;
  byCard: (taking: TakingForm & { attempt: string }) => Promise<Outcome<Exchanged>>;
  inCash: (taking: Omit<TakingForm, "way"> & { receivedMinor: number }) => Promise<Outcome<Exchanged & { changeMinor: number }>>;
};

const cash = "cash";

/** One difference and one confirmation: what goes out, what came back, who owes whom, and how it is paid. */
export function SettleBox({ price, stores, hasDrawer, isLooking, lacks, onWay, byCard, inCash }: Props) {
  const router = useRouter();
  const [isBusy, start] = useTransition();
  const [tender, setTender] = useState("");
  const [given, setGiven] = useState("");
  const [problem, setProblem] = useState<string | null>(null);
  const [done, setDone] = useState<{ number: string; partNumber: string; changeMinor: number } | null>(null);
  // A lost answer is asked for again under the same name; a no begins a new attempt.
  const attempt = useRef(crypto.randomUUID());
  const choice = useWay(price.way, price.address, price.store.id, onWay);
  const { dueMinor, backMinor } = price.money;
  const money = (minor: number) => formatMoney(minor, price.currency);
  const mayCash = hasDrawer && dueMinor > 0 && choice.kind === "carry_out";
  const isCash = mayCash && tender === cash;
  const due = isCash ? cashDue(dueMinor, price.currency) : dueMinor;
  const receivedMinor = given === "" ? Number.NaN : minorOf(given, price.currency);
  const card = testCards.find(({ number }) => number === tender);
  const isShort = price.lines.some(({ quantity, available }) => quantity > available);
  const hasPay = dueMinor === 0 || (isCash ? receivedMinor >= due : card !== undefined);
  const leave = (number: string) => router.push(`/staff/returns/${number}`);
  const settle = () => start(async () => {
    if (!choice.way) return;
    const taking = { items: price.lines.map(({ sku, quantity, isNow }) => ({ sku, quantity, isNow })), dueMinor, backMinor };
    const outcome = await (isCash ? inCash({ ...taking, receivedMinor }) : byCard({ ...taking, way: choice.way, attempt: attempt.current, card: card && dueMinor > 0 ? { token: card.token, brand: card.brand, last4: card.number.slice(-4) } : null })).catch(() => null);
    if (outcome?.ok) {
      const changeMinor = "changeMinor" in outcome.data && typeof outcome.data.changeMinor === "number" ? outcome.data.changeMinor : 0;
      if (changeMinor > 0) return setDone({ ...outcome.data, changeMinor });
      toast({ title: `Exchanged: part ${outcome.data.partNumber}` });
      return leave(outcome.data.number);
    }
    if (outcome && outcome.code !== "card_unclear" && outcome.code !== "in_progress") attempt.current = crypto.randomUUID();
    setProblem(outcome ? (Object.values(outcome.fields)[0] ?? (typeof outcome.facts.reason === "string" ? outcome.facts.reason : outcome.message)) : "No connection. Look at the order before trying again.");
    router.refresh();
  });
  return (
    <aside aria-label="Difference" className="grid gap-4 rounded-md border border-line bg-surface p-4 text-sm sm:p-5 xl:sticky xl:top-4">
      <dl className="figures grid gap-2">
        <div className="flex justify-between gap-4"><dt className="text-muted">Goes out, tax included</dt><dd>{money(price.priceMinor)}</dd></div>
        <div className="flex justify-between gap-4"><dt className="text-muted">Comes back</dt><dd>−{money(price.worthMinor)}</dd></div>
        <div className="flex justify-between gap-4 border-t border-line pt-3 text-base font-semibold"><dt>{backMinor > 0 ? "Goes back" : "To pay"}</dt><dd>{money(backMinor > 0 ? backMinor : due)}</dd></div>
      </dl>
      <WayFields choice={choice} stores={stores} />
      {dueMinor > 0 && (
        <Field id="exchange-card" label={hasDrawer ? "Paid with" : "Card on the reader"}>
          <Select {...fieldAttributes("exchange-card")} value={isCash || tender !== cash ? tender : ""} onChange={(event) => setTender(event.target.value)}>
            <option value="">Choose</option>
            {mayCash && <option value={cash}>Cash{cashDue(dueMinor, price.currency) === dueMinor ? "" : `, rounded to ${money(cashDue(dueMinor, price.currency))}`}</option>}
            {testCards.map(({ number, brand, outcome }) => <option key={number} value={number}>{brand} ending in {number.slice(-4)}: {outcome.toLowerCase()}</option>)}
          </Select>
        </Field>
      )}
      {isCash && <TextField name="given" label="Given" hint={receivedMinor >= due ? `Change ${money(receivedMinor - due)}` : `At least ${money(due)}`} inputMode="decimal" autoComplete="off" value={given} onChange={(event) => setGiven(event.target.value)} />}
      {backMinor > 0 && <p className="text-muted">It goes back the way it was paid.</p>}
      {problem && <Banner tone="negative" role="alert">{problem}</Banner>}
      <Button size="large" isBusy={isBusy} disabled={lacks !== null || price.lines.length === 0 || price.unknown.length > 0 || price.problem !== null || isShort || isLooking || choice.way === null || !hasPay} onClick={settle}>{dueMinor > 0 ? `Take ${money(due)} and exchange` : backMinor > 0 ? `Exchange and give back ${money(backMinor)}` : "Exchange"}</Button>
      {isShort && <p className="text-negative">There is less than is wanted.</p>}
      {!isShort && (price.problem ?? lacks) !== null && <p className={price.problem ? "text-negative" : "text-muted"}>{price.problem ?? lacks}</p>}
      {done && (
        <Dialog title={<>Give back <Price amountMinor={done.changeMinor} currency={price.currency} /></>} description={`Exchanged: part ${done.partNumber}. The drawer holds the difference.`} open onOpenChange={() => leave(done.number)}
          footer={<Button size="large" onClick={() => leave(done.number)}>Done</Button>} />
      )}
    </aside>
  );
}
