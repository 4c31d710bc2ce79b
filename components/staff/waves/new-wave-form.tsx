"use client";

import { useState } from "react";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { Field, fieldAttributes } from "@/components/ui/field";
import { QuantityStepper } from "@/components/ui/quantity-stepper";
import { RadioCards } from "@/components/ui/radio-cards";
import { Select } from "@/components/ui/select";
import { useActionForm } from "@/components/ui/use-action-form";
import { startWave } from "@/lib/actions/waves";
import type { WaveChoices } from "@/lib/domain/waves/get-wave-choices";
import { waveMethodLabel, waveMethods, waveSize } from "@/lib/domain/waves/wave-input";

type Props = { choices: WaveChoices; staffId: string; maySend: boolean };

/** Where, how many, of what, and who walks. */
export function NewWaveForm({ choices: { places }, staffId, maySend }: Props) {
  const [placeId, setPlaceId] = useState<string>(places[0]?.id ?? "");
  const { form, refusal, isBusy, errorOf } = useActionForm(startWave);
  const place = places.find((one) => one.id === placeId);
  const others = place?.pickers.filter((picker) => picker.id !== staffId) ?? [];
  return (
    <form {...form} className="grid max-w-xl gap-6">
      {refusal && Object.keys(refusal.fields).length === 0 && <Banner tone="negative" role="alert">{refusal.message}</Banner>}
      {places.length > 1 ? (
        <Field id="locationId" label="Place" error={errorOf("locationId")}>
          <Select {...fieldAttributes("locationId", { error: errorOf("locationId") })} name="locationId" value={placeId} onChange={(event) => setPlaceId(event.target.value)}>
            {places.map((one) => <option key={one.id} value={one.id}>{one.name}: {one.open.all} open</option>)}
          </Select>
        </Field>
      ) : <input type="hidden" name="locationId" value={placeId} />}
      <RadioCards
        key={placeId} legend="What" name="method" defaultValue="all"
        options={waveMethods.map((method) => ({ value: method, label: waveMethodLabel[method], aside: `${place?.open[method] ?? 0} open`, disabled: (place?.open[method] ?? 0) === 0 && method !== "all" }))}
      />
      <div className="flex items-center justify-between gap-4">
        <div><p className="text-sm font-medium">Orders at most</p><p className="text-xs text-muted">The priority lane first, then the oldest. Each gets a tote.</p></div>
        <QuantityStepper label="Orders at most" name="size" defaultValue={waveSize.usual} min={1} max={waveSize.most} />
      </div>
      {maySend && others.length > 0 && (
        <Field id="pickerId" label="Picker" error={errorOf("pickerId")}>
          <Select {...fieldAttributes("pickerId", { error: errorOf("pickerId") })} name="pickerId" defaultValue="">
            <option value="">Me</option>
            {others.map((picker) => <option key={picker.id} value={picker.id}>{picker.name}</option>)}
          </Select>
        </Field>
      )}
      <div><Button type="submit" size="large" isBusy={isBusy}>Make the wave</Button></div>
    </form>
  );
}
