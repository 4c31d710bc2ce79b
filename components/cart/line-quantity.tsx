"use client";

import { useEffect, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { QuantityStepper } from "@/components/ui/quantity-stepper";
import { Spinner } from "@/components/ui/spinner";
import { changeQuantity } from "@/lib/actions/cart";
import { useCartForm } from "./use-cart-form";

type Props = { lineId: string; title: string; quantity: number };

/** Several quick presses are one change. */
const settleMs = 350;

export function LineQuantity({ lineId, title, quantity }: Props) {
  const { form, send, isBusy, refusal } = useCartForm(changeQuantity);
  const [wanted, setWanted] = useState(quantity);
  const [known, setKnown] = useState(quantity);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  if (known !== quantity) {
    setKnown(quantity);
    setWanted(quantity);
  }
  useEffect(() => () => clearTimeout(timer.current), []);

  const choose = (next: number) => {
    setWanted(next);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => {
      const change = new FormData();
      change.set("lineId", lineId);
      change.set("quantity", String(next));
      send(change);
    }, settleMs);
  };

  return (
    <form
      {...form}
      onSubmit={(event) => {
        // Enter sends at once; the same number once more a moment later would undo what was chosen meanwhile.
        clearTimeout(timer.current);
        form.onSubmit(event);
      }}
      className="inline-flex items-center gap-2"
    >
      <input type="hidden" name="lineId" value={lineId} />
      <QuantityStepper label={`Quantity of ${title}`} name="quantity" value={wanted} onValueChange={choose} />
      <noscript>
        <Button type="submit" look="secondary">Update</Button>
      </noscript>
      {isBusy && <Spinner />}
      {refusal && <span role="alert" className="text-xs text-negative">{refusal.fields.quantity ?? refusal.message}</span>}
    </form>
  );
}
