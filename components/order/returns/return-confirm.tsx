"use client";

import Image from "next/image";
import { ProofFields, type Proof } from "@/components/order/proof-fields";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { Field, fieldAttributes } from "@/components/ui/field";
import { FileInput } from "@/components/ui/file-input";
import { LinkButton } from "@/components/ui/link-button";
import { RadioCards } from "@/components/ui/radio-cards";
import { TextField } from "@/components/ui/text-field";
import { useActionForm } from "@/components/ui/use-action-form";
import { askToReturn } from "@/lib/actions/returns";
import { pictureTypes } from "@/lib/domain/catalog/picture";
import { partOfWords } from "@/lib/domain/fulfillment/in-bundle";
import type { ReturnQuote } from "@/lib/domain/returns/get-return-quote";
import { returnReasons } from "@/lib/domain/returns/return-policy";
import { formatMoney } from "@/lib/kernel/money";

type Props = { quote: ReturnQuote; proof: Proof; requestKey: string; currency: string; /** The shopper may take store credit instead. */ mayBeCredit: boolean; changeHref: string };

/** The exact sum before anything is asked; a word and a photo where something is wrong with it. */
export function ReturnConfirm({ quote, proof, requestKey, currency, mayBeCredit, changeHref }: Props) {
  const { form, refusal, errorOf, field, isBusy } = useActionForm(askToReturn);
  const money = (minor: number) => formatMoney(minor, currency);
  return (
    <form {...form} className="grid gap-6">
      <ProofFields proof={proof} />
      <input type="hidden" name="key" value={requestKey} />
      {refusal && <Banner tone="negative" role="alert">{refusal.message}</Banner>}
      <ul className="divide-y divide-line rounded-lg border border-line bg-surface">
        {quote.lines.map((line, index) => {
          const reason = returnReasons[line.reason];
          const photo = `photo.${line.id}`;
          const wrong = errorOf(photo) ?? errorOf(`lines.${index}.photo`);
          return (
            <li key={line.id} className="grid gap-4 p-5 sm:px-7">
              <input type="hidden" name={`quantity.${line.id}`} value={line.quantity} />
              <input type="hidden" name={`reason.${line.id}`} value={line.reason} />
              <div className="flex items-center gap-4">
                {line.image && <Image src={line.image.src} alt="" width={72} height={72} className="size-18 shrink-0 rounded-md object-cover" style={{ background: line.image.background }} />}
                <div className="min-w-0 flex-1">
                  <p className="font-medium">{line.quantity} × {line.title}</p>
                  <p className="text-sm text-muted">{[line.variantTitle, partOfWords(line.bundle), reason.label].filter(Boolean).join(" · ")}</p>
                </div>
                <p className="figures shrink-0 text-sm">{money(line.amountMinor)}</p>
              </div>
              {reason.isOurFault && (
                <div className="grid gap-4 sm:grid-cols-2">
                  <TextField {...field(`note.${line.id}`)} label="What is wrong with it" isOptional maxLength={300} />
                  <Field id={photo} label="Photo" isOptional error={wrong}><FileInput {...fieldAttributes(photo, { error: wrong })} name={photo} accept={pictureTypes.join(",")} /></Field>
                </div>
              )}
            </li>
          );
        })}
      </ul>
      <dl className="figures grid gap-2 text-sm">
        {quote.deliveryMinor > 0 && <div className="flex justify-between gap-4"><dt className="text-muted">Delivery, as it was our fault</dt><dd>{money(quote.deliveryMinor)}</dd></div>}
        <div className="flex justify-between gap-4 border-t border-line pt-3 text-base font-medium"><dt>You get back</dt><dd>{money(quote.totalMinor)}</dd></div>
      </dl>
      {mayBeCredit && (
        <RadioCards
          legend="How do you want it back?" name="refundTo" defaultValue={refusal?.typed?.["refundTo"] ?? "tenders"}
          options={[{ value: "tenders", label: "The way you paid", detail: "A card takes up to five working days." }, { value: "store_credit", label: "As store credit", detail: "There as soon as your return is checked, good online and in every store." }]}
        />
      )}
      <p className="text-sm text-muted">{mayBeCredit ? "You get it" : "It goes back the way you paid,"} once a store has checked what you bring. {quote.needsYes ? "Because of the sum a person looks at it first; you get a mail when it is approved." : "You get a code to show at the counter, also by mail."}</p>
      <div className="flex flex-wrap gap-3">
        <Button type="submit" size="large" className="max-sm:w-full" isBusy={isBusy}>Confirm the return</Button>
        <LinkButton href={changeHref} look="quiet" size="large" className="max-sm:w-full">Change</LinkButton>
      </div>
    </form>
  );
}
