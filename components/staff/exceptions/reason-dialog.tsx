"use client";

import { useRouter } from "next/navigation";
import { useState, useTransition } from "react";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Field, fieldAttributes } from "@/components/ui/field";
import { RadioCards } from "@/components/ui/radio-cards";
import { Select } from "@/components/ui/select";
import { Switch } from "@/components/ui/switch";
import { TextField } from "@/components/ui/text-field";
import { toast } from "@/components/ui/toast";
import { saveReason } from "@/lib/actions/exceptions";
import { destinationLabel, effectLabel, rejectDestinations, rejectEffects, type RejectReason } from "@/lib/domain/fulfillment/reject-reason";

const blank = { id: null, name: "", effect: "minus", destination: "quality_check", isCollateral: false, isActive: true, version: 0 } as const;
type Draft = Omit<RejectReason, "id"> & { id: RejectReason["id"] | null };

/** One reason: its name and its effect on the stock of the place. */
export function ReasonDialog({ reason, onClose }: { reason: RejectReason | "new" | null; onClose: () => void }) {
  const router = useRouter();
  const [draft, setDraft] = useState<Draft>(reason === null || reason === "new" ? blank : reason);
  const [refused, setRefused] = useState<{ message: string; fields: Record<string, string> } | null>(null);
  const [isBusy, start] = useTransition();
  const set = (change: Partial<Draft>) => setDraft((was) => ({ ...was, ...change }));
  const save = () => start(async () => {
    const outcome = await saveReason({ ...draft, isCollateral: draft.isCollateral && draft.effect === "zero" }).catch(() => null);
    if (!outcome?.ok) return setRefused(outcome ? { message: outcome.message, fields: { ...outcome.fields, ...(Array.isArray(outcome.facts.fields) && { name: "Another reason has this name." }) } } : { message: "No connection. Nothing was saved; try again.", fields: {} });
    toast({ title: "Reason saved" });
    onClose();
    router.refresh();
  });
  return (
    <Dialog open={reason !== null} onOpenChange={(open) => !open && onClose()} title={draft.id ? draft.name || "Reason" : "New reason"} description="What was rejected before keeps the effect it had.">
      <form noValidate className="grid gap-5" onSubmit={(event) => { event.preventDefault(); save(); }}>
        {refused && Object.keys(refused.fields).length === 0 && <Banner tone="negative" role="alert">{refused.message}</Banner>}
        <TextField name="reason-name" label="Name" required maxLength={40} autoComplete="off" value={draft.name} error={refused?.fields["name"]} onChange={(event) => set({ name: event.target.value })} />
        <RadioCards legend="Effect on the stock" name="effect" value={draft.effect} onValueChange={(value) => { const effect = rejectEffects.find((one) => one === value); if (effect) set({ effect }); }} options={rejectEffects.map((effect) => ({ value: effect, label: effectLabel[effect] }))} />
        {draft.effect !== "none" && (
          <Field id="destination" label="Where the units go">
            <Select {...fieldAttributes("destination")} value={draft.destination} onChange={(event) => { const destination = rejectDestinations.find((one) => one === event.target.value); if (destination) set({ destination }); }}>{rejectDestinations.map((one) => <option key={one} value={one}>{destinationLabel[one]}</option>)}</Select>
          </Field>
        )}
        {draft.effect === "zero" && <Switch label="Takes it from other orders too" hint="Whoever waits for the item here is moved or asked at once." checked={draft.isCollateral} onChange={(event) => set({ isCollateral: event.target.checked })} />}
        <Switch label="Offered to staff" checked={draft.isActive} onChange={(event) => set({ isActive: event.target.checked })} />
        <div className="flex justify-end gap-3"><Button look="quiet" onClick={onClose}>Cancel</Button><Button type="submit" isBusy={isBusy}>Save</Button></div>
      </form>
    </Dialog>
  );
}
