"use client";

import { useState } from "react";
import { textOf } from "@/components/staff/counter/text-of";
import { Button } from "@/components/ui/button";
import { Field, fieldAttributes } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { Sheet } from "@/components/ui/sheet";
import { TextField } from "@/components/ui/text-field";
import { phoneWords } from "@/lib/domain/locations/phone-words";
import { usStates } from "@/lib/domain/locations/us-states";
import { isFollowing, type OpenFollowing, type OpenSale } from "./sale";
import { SlotField } from "./slot-field";
import { VanField } from "./van-field";
import { useTillCustomer } from "./use-till-customer";

type Props = { sale: OpenSale; state: string; /** What the shipped goods cost, before offers. */ shippedMinor: number; open: boolean; onOpenChange: (open: boolean) => void; onTold: (following: OpenFollowing) => void };

/** Of what is not taken along: to whom it goes, where to, and when it is picked up. The customer's own address is filled in. */
export function FollowingSheet({ sale, state, shippedMinor, open, onOpenChange, onTold }: Props) {
  const { data: customer, isLoading } = useTillCustomer(sale.customer?.id ?? null);
  const [slots, setSlots] = useState(sale.following?.slots ?? {});
  const [van, setVan] = useState(sale.following?.van ?? null);
  const [typed, setTyped] = useState<string | null>(null);
  const later = sale.lines.filter(isFollowing);
  const isShipped = later.some(({ method }) => method === "ship");
  const places = [...new Map(later.flatMap(({ place, isSent }) => (place && !isSent ? [[place.id, place] as const] : []))).values()];
  const known = sale.following?.shipTo ?? customer?.address;
  const postcode = typed ?? known?.postcode ?? "";
  const tell = (form: FormData) => {
    const text = (name: string) => textOf(form, name).trim();
    onTold({
      name: text("name"), email: text("email"), phone: text("phone"), slots, van,
      shipTo: isShipped ? { line1: text("line1"), line2: text("line2"), city: text("city"), state: text("state"), postcode: text("postcode") } : (sale.following?.shipTo ?? null),
    });
  };
  return (
    <Sheet title={isShipped ? "Where it goes" : "Who picks it up"} open={open} onOpenChange={onOpenChange}>
      {isLoading ? <p className="text-sm text-muted">Reading the customer’s address…</p> : (
        <form key={`${sale.saleId} ${sale.customer?.id ?? ""}`} className="grid gap-4" onSubmit={(event) => { event.preventDefault(); tell(new FormData(event.currentTarget)); }}>
          <TextField name="name" label="Name" required autoComplete="off" defaultValue={sale.following?.name ?? sale.customer?.name ?? ""} />
          <div className="grid gap-4 sm:grid-cols-2">
            <TextField name="email" type="email" label="E-mail" required autoComplete="off" defaultValue={sale.following?.email ?? sale.customer?.email ?? ""} />
            <TextField name="phone" type="tel" label="Phone" isOptional autoComplete="off" defaultValue={sale.following?.phone ?? (customer?.phone ? phoneWords(customer.phone) : "")} />
          </div>
          {places.map((place) => <SlotField key={place.id} place={place} value={slots[place.id]} onChange={(slot) => setSlots((before) => ({ ...before, [place.id]: slot }))} />)}
          {isShipped && (
            <fieldset className="grid gap-4 border-t border-line pt-5">
              <legend className="contents"><span className="text-sm font-semibold">Deliver to</span></legend>
              <TextField name="line1" label="Street and number" required autoComplete="off" defaultValue={known?.line1 ?? ""} />
              <TextField name="line2" label="Apartment, suite" isOptional autoComplete="off" defaultValue={known?.line2 ?? ""} />
              <TextField name="city" label="City" required autoComplete="off" defaultValue={known?.city ?? ""} />
              <div className="grid grid-cols-[1fr_8rem] gap-3">
                <Field id="state" label="State"><Select name="state" defaultValue={known?.state ?? state} {...fieldAttributes("state")}>{Object.entries(usStates).map(([code, name]) => <option key={code} value={code}>{name}</option>)}</Select></Field>
                <TextField name="postcode" label="ZIP code" required inputMode="numeric" pattern="\d{5}(-\d{4})?" title="A ZIP code has five digits." autoComplete="off" value={postcode} onChange={(event) => { setTyped(event.target.value); if (event.target.value.slice(0, 5) !== postcode.slice(0, 5)) setVan(null); }} />
              </div>
              <VanField postcode={postcode} shipped={later.filter(({ method }) => method === "ship")} shippedMinor={shippedMinor} value={van} onChange={setVan} />
            </fieldset>
          )}
          <Button type="submit" size="large">Go on to the payment</Button>
        </form>
      )}
    </Sheet>
  );
}
