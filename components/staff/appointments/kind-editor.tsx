"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { textOf } from "@/components/staff/counter/text-of";
import { useSubmit } from "@/components/staff/counter/use-submit";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Field, fieldAttributes } from "@/components/ui/field";
import { Switch } from "@/components/ui/switch";
import { TextField } from "@/components/ui/text-field";
import { Textarea } from "@/components/ui/textarea";
import { toast } from "@/components/ui/toast";
import { keepAppointmentKind } from "@/lib/actions/appointments";
import { lengthWords, type AppointmentKind } from "@/lib/domain/appointments/appointment";

type Props = { locationId: string; kinds: AppointmentKind[]; mayEdit: boolean };
const fresh = { id: "", name: "", about: "", minutes: 60, atOnce: 1, room: 3, cutoffMinutes: 120, daysAhead: 14, isOn: true, version: 1 };

/** What the store takes time for. */
export function KindEditor({ locationId, kinds, mayEdit }: Props) {
  const [open, setOpen] = useState<Omit<AppointmentKind, "id" | "locationId"> & { id: string } | null>(null);
  return (
    <div>
      {kinds.length === 0 ? <p className="text-sm text-muted">It takes no appointments.</p> : (
        <ul className="divide-y divide-line">
          {kinds.map((kind) => (
            <li key={kind.id} className="flex min-h-12 items-center justify-between gap-3 py-2 text-sm">
              <span className="min-w-0"><span className="block">{kind.name}{!kind.isOn && <span className="text-muted"> (off)</span>}</span><span className="figures text-xs text-muted">{lengthWords(kind.minutes)} · {kind.atOnce} at once · takes {kind.room} of an hour</span></span>
              {mayEdit && <Button look="quiet" size="small" aria-label={`Edit ${kind.name}`} onClick={() => setOpen(kind)}>Edit</Button>}
            </li>
          ))}
        </ul>
      )}
      {mayEdit && <Button look="secondary" className="mt-4" onClick={() => setOpen(fresh)}>Add a kind</Button>}
      <Dialog open={open !== null} onOpenChange={(isOpen) => !isOpen && setOpen(null)} title={open?.id ? open.name : "A kind of appointment"} description="What is booked already stays as it is.">
        {open && <KindForm key={open.id} locationId={locationId} kind={open} onDone={() => setOpen(null)} />}
      </Dialog>
    </div>
  );
}

function KindForm({ locationId, kind, onDone }: { locationId: string; kind: Omit<AppointmentKind, "id" | "locationId"> & { id: string }; onDone: () => void }) {
  const router = useRouter();
  const [isOn, setOn] = useState(kind.isOn);
  const save = (form: FormData) => {
    const typed = (name: string) => textOf(form, name);
    return keepAppointmentKind({
      locationId, kindId: kind.id, version: kind.version, isOn, name: typed("name"), about: typed("about"), minutes: typed("minutes"), atOnce: typed("atOnce"), room: typed("room"), cutoffMinutes: typed("cutoffMinutes"), daysAhead: typed("daysAhead"),
    });
  };
  const { form, problem, errorOf, isBusy } = useSubmit(save, () => { toast({ title: "Saved" }); router.refresh(); onDone(); });
  const number = (name: "minutes" | "atOnce" | "room" | "cutoffMinutes" | "daysAhead", label: string, hint: string) => <TextField name={name} id={`kind-${name}`} label={label} hint={hint} inputMode="numeric" autoComplete="off" defaultValue={String(kind[name])} error={errorOf(name)} />;
  return (
    <form {...form} className="grid gap-5">
      {problem && <Banner tone="negative" role="alert">{problem}</Banner>}
      <Switch label="Can be booked" checked={isOn} onChange={(event) => setOn(event.target.checked)} />
      <TextField name="name" id="kind-name" label="Name" maxLength={60} autoComplete="off" defaultValue={kind.name} error={errorOf("name")} />
      <Field id="kind-about" label="What happens, what to bring" isOptional error={errorOf("about")}><Textarea name="about" rows={2} maxLength={300} defaultValue={kind.about} {...fieldAttributes("kind-about", { error: errorOf("about") })} /></Field>
      <div className="grid grid-cols-2 gap-5">
        {number("minutes", "Minutes", "From 15 to 480.")}
        {number("atOnce", "At once", "People who do it.")}
        {number("room", "Room in an hour", "As many orders less.")}
        {number("cutoffMinutes", "Notice, minutes", "Booked and moved until then.")}
        {number("daysAhead", "Days ahead", "Up to 90.")}
      </div>
      <Button type="submit" isBusy={isBusy}>Save</Button>
    </form>
  );
}
