"use client";

import { CircleCheckBig, Gift, Printer } from "lucide-react";
import { useState } from "react";
import { textOf } from "@/components/staff/counter/text-of";
import { Button } from "@/components/ui/button";
import { LinkButton } from "@/components/ui/link-button";
import { Price } from "@/components/ui/price";
import { TextField } from "@/components/ui/text-field";
import { mailReceipt } from "@/lib/actions/till";
import { dateWords, promiseWords } from "@/lib/domain/locations/time-words";
import type { Sale } from "@/lib/domain/till/get-sale";
import type { TillView } from "@/lib/domain/till/till-view";
import { VoidDialog } from "./void-dialog";

/** The sale is done: the change in large figures, and the receipt on paper or by mail. */
export function SoldPanel({ till, sale, onDone, onAgain }: { till: TillView; sale: Sale; onDone: () => void; onAgain: () => Promise<unknown> }) {
  const [answer, setAnswer] = useState<{ isSent: boolean; words: string } | null>(sale.email ? { isSent: true, words: `The receipt goes to ${sale.email}.` } : null);
  const [isBusy, setBusy] = useState(false);
  const [isVoiding, setVoiding] = useState(false);
  return (
    <div className="mx-auto grid w-full max-w-md justify-items-center gap-5 py-6 text-center">
      <CircleCheckBig aria-hidden className="size-10 stroke-[1.25] text-positive" />
      <div role="status">
        <p className="text-sm text-muted">{sale.orderNumber}{sale.cash && <> · <Price amountMinor={sale.totalMinor} /> paid</>}</p>
        <p className="display-2 mt-1 mb-3">{!sale.cash ? <><Price amountMinor={sale.totalMinor} /> paid</> : sale.cash.changeMinor > 0 ? <>Change <Price amountMinor={sale.cash.changeMinor} /></> : "No change"}</p>
        {sale.following.map(({ method, store, promisedAt, timeZone }) => <p key={`${method} ${store}`} className="mt-1 text-sm">{method === "ship" ? `Ships from ${store}, arrives by ${dateWords(new Date(promisedAt), timeZone)}` : method === "local_delivery" ? `Van of ${store}, there ${promiseWords(new Date(promisedAt), timeZone, new Date())}` : `Pickup at ${store}, ${promiseWords(new Date(promisedAt), timeZone, new Date())}`}</p>)}
        {sale.values.map(({ words, leftMinor }) => <p key={words} className="mt-1 text-sm">{words}: <Price amountMinor={leftMinor} /> left</p>)}
      </div>
      <div className="flex flex-wrap justify-center gap-2">
        <LinkButton look="secondary" size="large" href={`/staff/print/receipt/${sale.orderNumber}`} target="_blank"><Printer aria-hidden className="size-4" />Print the receipt</LinkButton>
        {sale.printed > 0 && <LinkButton look="secondary" size="large" href={`/staff/print/gift-cards/${sale.orderNumber}`} target="_blank"><Gift aria-hidden className="size-4" />{sale.printed === 1 ? "Print the gift card" : `Print ${sale.printed} gift cards`}</LinkButton>}
        <Button size="large" onClick={onDone}>Next sale</Button>
      </div>
      {answer?.isSent ? <p className="text-sm text-muted">{answer.words}</p> : (
        <form
          className="flex w-full items-end gap-2 text-left"
          onSubmit={(event) => {
            event.preventDefault();
            setBusy(true);
            const email = textOf(new FormData(event.currentTarget), "receipt-email");
            void mailReceipt({ orderId: sale.orderId, email }).catch(() => null).then((outcome) => {
              setBusy(false);
              setAnswer(outcome?.ok ? { isSent: true, words: `The receipt goes to ${email}.` } : { isSent: false, words: outcome ? (outcome.fields["email"] ?? outcome.message) : "No connection. Try again." });
            });
          }}
        >
          <TextField name="receipt-email" type="email" label="Receipt by e-mail" autoComplete="off" className="flex-1" error={answer?.words} />
          <Button type="submit" look="secondary" isBusy={isBusy}>Send</Button>
        </form>
      )}
      {sale.isVoidable ? <Button look="quiet" onClick={() => setVoiding(true)}>Void this sale</Button> : <p className="text-sm text-muted">Its gift cards can be spent already, so it stands. The console takes cards back.</p>}
      {isVoiding && <VoidDialog till={till} sale={sale} onClose={(isVoid) => { setVoiding(false); if (isVoid) onDone(); void onAgain(); }} />}
    </div>
  );
}
