"use client";

import { Field, fieldAttributes } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { TextField } from "@/components/ui/text-field";
import type { DeliveryAddress } from "@/lib/domain/fulfillment/shopper-choice";
import { usStates } from "@/lib/domain/locations/us-states";

export const noAddress: DeliveryAddress = { name: "", line1: "", line2: "", city: "", state: "", postcode: "" };

/** Whether enough of it is known to say what it costs there. */
export const isPriceable = ({ state, postcode }: DeliveryAddress): boolean => state !== "" && /^\d{5}(-\d{4})?$/.test(postcode.trim());
export const isWhole = (address: DeliveryAddress): boolean => isPriceable(address) && [address.name, address.line1, address.city].every((text) => text.trim() !== "");

/** Where goods of an exchange are sent. */
export function AddressFields({ address, onChange }: { address: DeliveryAddress; onChange: (address: DeliveryAddress) => void }) {
  const field = (name: keyof DeliveryAddress, label: string) => ({ name, label, id: `exchange-${name}`, value: address[name], autoComplete: "off", onChange: (event: { target: { value: string } }) => onChange({ ...address, [name]: event.target.value }) });
  return (
    <fieldset className="grid gap-3">
      <legend className="sr-only">Address</legend>
      <TextField {...field("name", "Name at the door")} maxLength={120} />
      <TextField {...field("line1", "Street and number")} maxLength={120} />
      <TextField {...field("line2", "Apartment, floor, door code")} isOptional maxLength={120} />
      <div className="grid grid-cols-[minmax(0,1fr)_7rem] gap-3">
        <TextField {...field("city", "City")} maxLength={80} />
        <TextField {...field("postcode", "ZIP code")} inputMode="numeric" maxLength={10} />
      </div>
      <Field id="exchange-state" label="State">
        <Select {...fieldAttributes("exchange-state")} value={address.state} onChange={(event) => onChange({ ...address, state: event.target.value })}>
          <option value="">Choose a state</option>
          {Object.entries(usStates).map(([code, name]) => <option key={code} value={code}>{name}</option>)}
        </Select>
      </Field>
    </fieldset>
  );
}
