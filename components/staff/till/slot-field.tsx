"use client";

import { useQuery } from "@tanstack/react-query";
import { readOwn } from "@/components/staff/counter/read-own";
import { Field, fieldAttributes } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { slotWords } from "@/lib/domain/locations/time-words";
import type { TillPlace } from "@/lib/domain/till/till-view";

type Slot = { startsAt: string; endsAt: string };

/** The hour at which something is picked up at a store. */
export function SlotField({ place, value, onChange }: { place: TillPlace; value: Slot | undefined; onChange: (slot: Slot) => void }) {
  const { data: slots, isError } = useQuery({ queryKey: ["till", "slots", place.id], queryFn: () => readOwn<Slot[]>(`/api/staff/till/slots?storeId=${place.id}`) });
  const error = isError ? "The hours could not be read. Close this and try again." : slots?.length === 0 ? "Every hour of the next week is full." : undefined;
  return (
    <Field id={`slot-${place.id}`} label={`Pickup at ${place.name}`} error={error}>
      <Select
        {...fieldAttributes(`slot-${place.id}`, { error })} required value={value?.startsAt ?? ""} disabled={!slots}
        onChange={(event) => { const slot = slots?.find((one) => one.startsAt === event.target.value); if (slot) onChange({ startsAt: slot.startsAt, endsAt: slot.endsAt }); }}
      >
        <option value="" disabled>{slots ? "Choose an hour" : "Reading the hours"}</option>
        {slots?.map((slot) => <option key={slot.startsAt} value={slot.startsAt}>{slotWords({ startsAt: new Date(slot.startsAt), endsAt: new Date(slot.endsAt) }, place.timeZone, new Date())}</option>)}
      </Select>
    </Field>
  );
}
