"use client";

import { useState } from "react";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { Field, fieldAttributes } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { TextField } from "@/components/ui/text-field";
import { useActionForm } from "@/components/ui/use-action-form";
import { draftTransfer } from "@/lib/actions/transfers";

type Place = { id: string; name: string; isOwn: boolean };

/** From where to where. Whoever has one store drafts what comes to it or leaves it. */
export function NewTransferForm({ places, storeId }: { places: Place[]; storeId: string | null }) {
  const [to, setTo] = useState(storeId ?? "");
  const [from, setFrom] = useState(places.find((place) => place.id !== storeId)?.id ?? "");
  const { form, refusal, isBusy, errorOf, field } = useActionForm(draftTransfer);
  const isOwn = (id: string) => places.some((place) => place.id === id && place.isOwn);
  const choices = (other: string) => places.filter((place) => place.id !== other).map((place) => <option key={place.id} value={place.id}>{place.name}</option>);
  return (
    <form {...form} className="grid max-w-xl gap-5">
      {refusal && Object.keys(refusal.fields).length === 0 && <Banner tone="negative" role="alert">{refusal.message}</Banner>}
      <Field id="fromLocationId" label="From" error={errorOf("fromLocationId")}>
        <Select {...fieldAttributes("fromLocationId", { error: errorOf("fromLocationId") })} name="fromLocationId" value={from} onChange={(event) => setFrom(event.target.value)}>{choices(to)}</Select>
      </Field>
      <Field id="toLocationId" label="To" error={errorOf("toLocationId")}>
        <Select {...fieldAttributes("toLocationId", { error: errorOf("toLocationId") })} name="toLocationId" value={to} onChange={(event) => setTo(event.target.value)}><option value="">Choose a location</option>{choices(from)}</Select>
      </Field>
      {from && to && !isOwn(from) && !isOwn(to) && <p className="text-sm text-warning">One end must be your own store.</p>}
      <TextField {...field("note")} label="Note" isOptional maxLength={300} hint="What it is for; both ends read it." />
      <div><Button type="submit" isBusy={isBusy}>Choose items</Button></div>
    </form>
  );
}
