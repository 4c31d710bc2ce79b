"use client";

import { useQuery } from "@tanstack/react-query";
import { readOwn } from "@/components/staff/counter/read-own";
import { Field, fieldAttributes } from "@/components/ui/field";
import { RadioCards } from "@/components/ui/radio-cards";
import { Select } from "@/components/ui/select";
import { localCharge } from "@/lib/domain/locations/local-delivery";
import { slotWords } from "@/lib/domain/locations/time-words";
import type { TillVan } from "@/lib/domain/till/till-view";
import { homeCurrency } from "@/lib/kernel/currency";
import { formatMoney } from "@/lib/kernel/money";
import type { ChosenVan, OpenLine } from "./sale";

type Props = { postcode: string; shipped: readonly OpenLine[]; /** What the shipped goods cost, before offers. */ shippedMinor: number; value: ChosenVan | null; onChange: (van: ChosenVan | null) => void };

/** Who brings it, where a store's own van comes to the address with all of it: a carrier, or the van in one of its windows. */
export function VanField({ postcode, shipped, shippedMinor, value, onChange }: Props) {
  const code = postcode.slice(0, 5);
  const lines = shipped.map(({ variantId, quantity }) => `${variantId}:${quantity}`).join(",");
  const { data: van, isError } = useQuery({ queryKey: ["till", "van", code, lines], queryFn: () => readOwn<{ van: TillVan | null }>(`/api/staff/till/van?${new URLSearchParams({ postcode: code, lines })}`).then((answer) => answer.van), enabled: /^\d{5}$/.test(code) });
  if (isError) return <p role="alert" className="text-sm text-negative">Our vans could not be asked. A carrier brings it.</p>;
  const [first] = van?.windows ?? [];
  if (!van || !first) return null;
  const { windows, ...terms } = van;
  const charge = localCharge(van, shippedMinor);
  return (
    <div className="grid gap-3">
      <RadioCards
        legend="Who brings it" name="carrier" value={value ? "van" : "carrier"} onValueChange={(chosen) => onChange(chosen === "van" ? { ...terms, ...first } : null)}
        options={[{ value: "carrier", label: "A carrier" }, { value: "van", label: `The van of ${van.store}`, detail: "At the door, in a window of your choice", aside: charge === 0 ? "Free" : formatMoney(charge, homeCurrency) }]}
      />
      {value && (
        <Field id="van-window" label="Delivery window">
          <Select
            {...fieldAttributes("van-window")} required value={value.startsAt}
            onChange={(event) => { const chosen = windows.find(({ startsAt }) => startsAt === event.target.value); if (chosen) onChange({ ...terms, ...chosen }); }}
          >
            {windows.map((one) => <option key={one.startsAt} value={one.startsAt}>{slotWords({ startsAt: new Date(one.startsAt), endsAt: new Date(one.endsAt) }, van.timeZone, new Date())}</option>)}
          </Select>
        </Field>
      )}
    </div>
  );
}
