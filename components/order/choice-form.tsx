"use client";

import Image from "next/image";
import { useRouter } from "next/navigation";
import { useEffect, useState } from "react";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { Field, fieldAttributes } from "@/components/ui/field";
import { RadioCards, type RadioCard } from "@/components/ui/radio-cards";
import { Select } from "@/components/ui/select";
import { TextField } from "@/components/ui/text-field";
import { useActionForm } from "@/components/ui/use-action-form";
import { chooseInstead } from "@/lib/actions/tracking";
import type { ShopperChoices } from "@/lib/domain/fulfillment/shopper-choice";
import { promiseWords } from "@/lib/domain/locations/time-words";
import { usStates } from "@/lib/domain/locations/us-states";
import { formatMoney } from "@/lib/kernel/money";
import { ProofFields, type Proof } from "./proof-fields";

type Props = { choices: ShopperChoices; proof: Proof };

/** Another store, delivery, waiting, or the money back; each says what it means. */
export function ChoiceForm({ choices, proof }: Props) {
  const { form, outcome, refusal, errorOf, isBusy } = useActionForm(chooseInstead);
  const router = useRouter();
  const options = optionsOf(choices);
  const [choice, setChoice] = useState(options[0]?.value ?? "refund");
  useEffect(() => { if (outcome?.ok) router.refresh(); }, [outcome, router]);
  const error = (field: string) => errorOf(`choice.address.${field}`) ?? errorOf(field);
  return (
    <form {...form} className="mt-8 grid gap-6">
      <ul className="divide-y divide-line border-y border-line">
        {choices.lines.map((line) => (
          <li key={line.orderLineId} className="flex items-center gap-4 py-3 text-sm">
            {line.image && <Image src={line.image.src} alt="" width={56} height={56} className="size-14 rounded-md object-cover" style={{ background: line.image.background }} />}
            <span className="min-w-0 flex-1">{line.quantity} × {line.title}{line.variantTitle && <span className="block text-xs text-muted">{line.variantTitle}</span>}</span>
            <span className="figures">{formatMoney(line.amountMinor, choices.currency)}</span>
          </li>
        ))}
      </ul>
      {refusal && refusal.code !== "invalid" && <Banner tone="negative" role="alert">{refusal.message}</Banner>}
      <ProofFields proof={proof} />
      <RadioCards legend="What shall we do?" name="choice" options={options} value={choice} onValueChange={setChoice} />
      {choice === "delivery" && (
        <div className="grid gap-4">
          <TextField name="name" label="Name at the door" autoComplete="shipping name" defaultValue={choices.shipTo?.["name"] ?? choices.contactName} error={error("name")} />
          <TextField name="line1" label="Street and number" autoComplete="shipping address-line1" defaultValue={choices.shipTo?.["line1"]} error={error("line1")} />
          <div className="grid gap-4 sm:grid-cols-[1fr_9rem]">
            <TextField name="city" label="City" autoComplete="shipping address-level2" defaultValue={choices.shipTo?.["city"]} error={error("city")} />
            <TextField name="postcode" label="ZIP code" inputMode="numeric" autoComplete="shipping postal-code" defaultValue={choices.shipTo?.["postcode"]} error={error("postcode")} />
          </div>
          <Field id="state" label="State" error={error("state")}>
            <Select name="state" autoComplete="shipping address-level1" defaultValue={choices.shipTo?.["state"] ?? ""} {...fieldAttributes("state", { error: error("state") })}>
              <option value="">Choose a state</option>
              {Object.entries(usStates).map(([code, name]) => <option key={code} value={code}>{name}</option>)}
            </Select>
          </Field>
        </div>
      )}
      <Button type="submit" size="large" className="justify-self-start max-sm:w-full" isBusy={isBusy}>{choice === "refund" ? `Refund ${formatMoney(choices.refundMinor, choices.currency)}` : "Do this"}</Button>
    </form>
  );
}

function optionsOf(choices: ShopperChoices): RadioCard[] {
  const now = new Date();
  return [
    ...(choices.question === "later" ? [{ value: "wait", label: `Keep it: collect it at ${choices.store.name}`, detail: `Ready ${promiseWords(new Date(choices.promisedAt), choices.store.timeZone, now)}` }] : []),
    ...choices.stores.map((store) => ({ value: `store:${store.id}`, label: `Pick up at ${store.name}`, detail: `${store.addressLine1}, ${store.city} · ready ${promiseWords(new Date(store.readyAt), store.timeZone, now)}`, aside: `${Math.round(store.distanceKm / 1.609)} mi` })),
    ...(choices.canDeliver ? [{ value: "delivery", label: choices.method === "local_delivery" ? "Send it by carrier" : "Deliver it to me", detail: "Within five days, at no extra cost", aside: "Free" }] : []),
    ...(choices.canWait && choices.question !== "later" ? [{ value: "wait", label: `Wait until ${choices.store.name} opens again`, detail: choices.method === "local_delivery" ? "Our van brings it in its next free time" : "The next free pickup time becomes your new time" }] : []),
    { value: "refund", label: "Give me my money back", detail: "Nothing is charged for these items; what was charged is refunded", aside: formatMoney(choices.refundMinor, choices.currency) },
  ];
}
