"use client";

import { useState } from "react";
import { Field, fieldAttributes } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import type { DeliveryAddress } from "@/lib/domain/fulfillment/shopper-choice";
import { wayText, type ExchangeWay, type QuotedWay } from "@/lib/domain/orders/exchange-way";
import type { LocationId } from "@/lib/kernel/ids";
import { AddressFields, isPriceable, isWhole, noAddress } from "./address-fields";

export type PickupStore = { id: LocationId; name: string };
type Kind = QuotedWay["kind"];

/** How the goods go out, and whether that is said completely: null until it is. What decides over prices goes into the address of the page. */
export function useWay(quoted: QuotedWay, known: DeliveryAddress | null, counterId: LocationId, onQuote: (text: string) => void) {
  const [kind, setKind] = useState<Kind>(quoted.kind);
  const [address, setAddress] = useState(known ?? noAddress);
  const storeId = quoted.kind === "pickup" ? quoted.locationId : counterId;
  const ship = (to: DeliveryAddress) => isPriceable(to) && onQuote(wayText({ kind: "ship", state: to.state, postcode: to.postcode.trim() }));
  const way: ExchangeWay | null = kind === "ship" ? (isWhole(address) && quoted.kind === "ship" && quoted.state === address.state && quoted.postcode === address.postcode.trim() ? { kind, address } : null)
    : kind !== quoted.kind ? null : kind === "pickup" ? { kind, locationId: storeId } : { kind };
  return {
    way, kind, address, storeId,
    choose: (next: Kind) => {
      setKind(next);
      if (next === "ship") ship(address);
      else onQuote(next === "pickup" ? wayText({ kind: next, locationId: storeId }) : "");
    },
    chooseStore: (locationId: LocationId) => onQuote(wayText({ kind: "pickup", locationId })),
    setAddress: (next: DeliveryAddress) => {
      setAddress(next);
      if (next.state !== address.state || next.postcode !== address.postcode) ship(next);
    },
  };
}

/** Taken along at once, collected at any store later, or sent home free of charge. */
export function WayFields({ choice, stores }: { choice: ReturnType<typeof useWay>; stores: PickupStore[] }) {
  const { kind, address, storeId, choose, chooseStore, setAddress } = choice;
  return (
    <div className="grid gap-3">
      <Field id="exchange-way" label="How it goes out">
        <Select {...fieldAttributes("exchange-way")} value={kind} onChange={(event) => choose(event.target.value === "pickup" || event.target.value === "ship" ? event.target.value : "carry_out")}>
          <option value="carry_out">Taken along now</option>
          <option value="pickup">Collected at a store later</option>
          <option value="ship">Sent home, free of charge</option>
        </Select>
      </Field>
      {kind === "pickup" && (
        <Field id="exchange-store" label="Store">
          <Select {...fieldAttributes("exchange-store")} value={storeId} onChange={(event) => { const chosen = stores.find(({ id }) => id === event.target.value); if (chosen) chooseStore(chosen.id); }}>
            {stores.map(({ id, name }) => <option key={id} value={id}>{name}</option>)}
          </Select>
        </Field>
      )}
      {kind === "ship" && <AddressFields address={address} onChange={setAddress} />}
    </div>
  );
}
