"use client";

import { useDraft } from "@/components/staff/frame/use-draft";
import { Button } from "@/components/ui/button";
import { Disclosure } from "@/components/ui/disclosure";
import { Input } from "@/components/ui/input";
import { TextField } from "@/components/ui/text-field";
import { savePrice, scheduleLaterPrice } from "@/lib/actions/pricing";
import { decimalMoney, formatMoney } from "@/lib/kernel/money";
import { CancelScheduledPrice } from "./cancel-scheduled-price";
import { minorOf } from "./money-text";
import { utcMoment } from "./utc-moment";

export type PriceRow = {
  variantId: string; sku: string; title: string; priceListId: string; list: string; currency: string; amountMinor: number | null; compareAtMinor: number | null; version: number;
  history: { at: string; beforeMinor: number | null; afterMinor: number; who: string | null }[];
  scheduled: { priceListId: string; startsAt: string; amountMinor: number }[];
};

/** What each variant costs, what it will cost, and what it cost before. */
export function PriceEditor({ prices, mayEdit }: { prices: PriceRow[]; mayEdit: boolean }) {
  if (prices.length === 0) return <p className="text-sm text-muted">There is no price list yet.</p>;
  return <ul className="divide-y divide-line">{prices.map((price) => <Row key={`${price.variantId}${price.priceListId}`} price={price} mayEdit={mayEdit} />)}</ul>;
}

function Row({ price, mayEdit }: { price: PriceRow; mayEdit: boolean }) {
  const saved = { amount: price.amountMinor === null ? "" : decimalMoney(price.amountMinor, price.currency), compareAt: price.compareAtMinor === null ? "" : decimalMoney(price.compareAtMinor, price.currency), startsAt: "" };
  const { draft, set, errors, problem, isBusy, isDirty, discard, save } = useDraft(saved, { done: ({ startsAt }) => (startsAt === "" ? "Price saved" : "Price scheduled") });
  const isLater = draft.startsAt !== "";
  const id = `${price.variantId}-${price.priceListId}`;
  const send = () => save((now) => {
    const wanted = { variantId: price.variantId, priceListId: price.priceListId, amountMinor: minorOf(now.amount, price.currency), compareAtMinor: now.compareAt.trim() === "" ? null : minorOf(now.compareAt, price.currency) };
    return now.startsAt === "" ? savePrice({ ...wanted, version: price.version }) : scheduleLaterPrice({ ...wanted, startsAt: `${now.startsAt}Z` });
  });

  return (
    <li className="py-3">
      <form noValidate onSubmit={(event) => { event.preventDefault(); void send(); }} className="grid grid-cols-2 items-end gap-3">
        <p className="col-span-2 text-sm"><span className="font-medium">{price.title || price.sku}</span> <span className="text-xs text-muted">{price.list}</span></p>
        <Amount id={`${id}-amount`} label={`Price, ${price.currency}`} value={draft.amount} error={errors.amountMinor} disabled={!mayEdit} onChange={(amount) => set("amount", amount)} />
        <Amount id={`${id}-compare`} label="Former price" value={draft.compareAt} error={errors.compareAtMinor} disabled={!mayEdit} onChange={(compareAt) => set("compareAt", compareAt)} />
        {isDirty && <TextField name={`${id}-from`} label="From, UTC" type="datetime-local" hint="Empty: at once." isOptional value={draft.startsAt} error={errors.startsAt} onChange={(event) => set("startsAt", event.target.value)} className="col-span-2" />}
        {problem && <p role="alert" className="col-span-2 text-xs text-negative">{problem}</p>}
        {isDirty && <div className="col-span-2 flex justify-end gap-2"><Button look="quiet" size="small" onClick={discard}>Discard</Button><Button type="submit" size="small" isBusy={isBusy}>{isLater ? "Schedule price" : "Save price"}</Button></div>}
      </form>
      {price.scheduled.length > 0 && (
        <ul aria-label={`Scheduled prices of ${price.title || price.sku}`} className="mt-3 grid gap-1 rounded-md bg-sunken px-3 py-2 text-xs">
          {price.scheduled.map((later) => (
            <li key={later.priceListId} className="flex min-h-9 items-center justify-between gap-3">
              <span><span className="figures text-sm font-medium">{formatMoney(later.amountMinor, price.currency)}</span> <span className="text-muted">from {utcMoment(later.startsAt)}</span></span>
              {mayEdit && <CancelScheduledPrice variantId={price.variantId} priceListId={later.priceListId} what={`${formatMoney(later.amountMinor, price.currency)} from ${utcMoment(later.startsAt)}`} />}
            </li>
          ))}
        </ul>
      )}
      {price.history.length > 0 && (
        <Disclosure title={<span className="text-xs font-normal text-muted">{price.history.length === 1 ? "One price so far" : `${price.history.length} prices so far`}</span>} className="-mb-3 border-b-0! [&>summary]:min-h-11! lg:[&>summary]:min-h-9! [&>div]:pb-3!">
          <ol className="grid gap-1.5 text-xs">
            {price.history.map((change) => (
              <li key={change.at} className="flex justify-between gap-4"><span>{utcMoment(change.at)}{change.who && ` · ${change.who}`}</span><span className="figures text-ink">{change.beforeMinor === null ? "" : `${formatMoney(change.beforeMinor, price.currency)} → `}{formatMoney(change.afterMinor, price.currency)}</span></li>
            ))}
          </ol>
        </Disclosure>
      )}
    </li>
  );
}

function Amount({ id, label, value, error, disabled, onChange }: { id: string; label: string; value: string; error: string | undefined; disabled: boolean; onChange: (value: string) => void }) {
  return (
    <div className="min-w-0 self-start">
      <label htmlFor={id} className="mb-1 block text-xs text-muted">{label}</label>
      <Input id={id} inputMode="decimal" value={value} disabled={disabled} onChange={(event) => onChange(event.target.value)} autoComplete="off" className="figures" aria-invalid={error ? true : undefined} aria-describedby={`${id}-error`} />
      <p id={`${id}-error`} className="text-xs text-negative not-empty:pt-1">{error}</p>
    </div>
  );
}
