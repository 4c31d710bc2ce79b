"use client";

import Image from "next/image";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { Field, fieldAttributes } from "@/components/ui/field";
import { LinkButton } from "@/components/ui/link-button";
import { Select } from "@/components/ui/select";
import { TextField } from "@/components/ui/text-field";
import { useActionForm } from "@/components/ui/use-action-form";
import { startReturn } from "@/lib/actions/returns";
import { partOfWords } from "@/lib/domain/fulfillment/in-bundle";
import { returnPolicy, returnReasons } from "@/lib/domain/returns/return-policy";
import type { ShopperReturns } from "@/lib/domain/returns/return-view";
import { formatMoney } from "@/lib/kernel/money";

type Props = { desk: ShopperReturns; requestKey: string; isById: boolean };

/** At the counter: what comes back and why, with a receipt or with an ID. */
export function StartReturn({ desk, requestKey, isById }: Props) {
  const { form, refusal, field, errorOf, isBusy } = useActionForm(startReturn);
  const address = `/staff/returns/new?order=${desk.orderNumber}`;
  return (
    <form {...form} className="grid max-w-4xl gap-5">
      <input type="hidden" name="orderId" value={desk.orderId} />
      <input type="hidden" name="key" value={requestKey} />
      <input type="hidden" name="proof" value={isById ? "id" : "receipt"} />
      {refusal && <Banner tone="negative" role="alert">{errorOf("lines") ?? Object.entries(refusal.fields).find(([name]) => name.startsWith("lines."))?.[1] ?? refusal.message}</Banner>}
      {isById
        ? <div className="grid gap-3 rounded-md border border-line bg-surface p-4 sm:grid-cols-[minmax(0,1fr)_auto] sm:items-end"><TextField {...field("idNote")} label="ID shown" hint={`No receipt: ${returnPolicy.withoutReceipt.days} days, up to ${formatMoney(returnPolicy.withoutReceipt.mostMinor, desk.currency)}`} maxLength={120} /><LinkButton href={address} look="quiet">There is a receipt</LinkButton></div>
        : <p className="flex flex-wrap items-center gap-x-4 text-sm text-muted">Receipt, mail or code seen.<LinkButton href={`${address}&proof=id`} look="quiet" size="small">No receipt</LinkButton></p>}
      <ul className="divide-y divide-line overflow-hidden rounded-md border border-line bg-surface">
        {desk.lines.map((line) => (
          <li key={line.id} className="grid gap-x-5 gap-y-3 p-3.5 sm:grid-cols-[minmax(0,1fr)_6rem_14rem] sm:items-center">
            <div className="flex items-center gap-3.5">
              {line.image ? <Image src={line.image.src} alt="" width={56} height={56} className="size-14 shrink-0 rounded-md object-cover" style={{ background: line.image.background }} /> : <span className="size-14 shrink-0 rounded-md bg-sunken" />}
              <div className="min-w-0 text-sm">
                <p className="font-medium">{[line.title, line.variantTitle].filter(Boolean).join(", ")}</p>
                <p className="figures text-xs text-muted">{[line.sku, partOfWords(line.bundle), line.left > 0 ? `${formatMoney(line.sumsMinor[0] ?? 0, desk.currency)} each · until ${line.until}` : line.why].filter(Boolean).join(" · ")}</p>
              </div>
            </div>
            {line.left > 0 && (
              <>
                <Field id={`quantity-${line.id}`} label="Units"><Select {...fieldAttributes(`quantity-${line.id}`)} name={`quantity.${line.id}`} defaultValue={refusal?.typed?.[`quantity.${line.id}`] ?? "0"}>{Array.from({ length: line.left + 1 }, (_, count) => <option key={count} value={count}>{count === 0 ? "None" : count}</option>)}</Select></Field>
                <Field id={`reason-${line.id}`} label="Why"><Select {...fieldAttributes(`reason-${line.id}`)} name={`reason.${line.id}`} defaultValue={refusal?.typed?.[`reason.${line.id}`] ?? ""}><option value="">Choose a reason</option>{Object.entries(returnReasons).map(([reason, { label }]) => <option key={reason} value={reason}>{label}</option>)}</Select></Field>
              </>
            )}
          </li>
        ))}
      </ul>
      <Button type="submit" isBusy={isBusy} className="justify-self-start max-sm:w-full max-lg:min-h-11">Start the return</Button>
    </form>
  );
}
