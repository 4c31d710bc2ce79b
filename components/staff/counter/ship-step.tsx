"use client";

import { useState, useTransition } from "react";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { TextField } from "@/components/ui/text-field";
import { toast } from "@/components/ui/toast";
import { packPickup, shipPickup } from "@/lib/actions/fulfillment";
import type { PickupView } from "@/lib/domain/fulfillment/pickup-view";
import { play } from "./sounds";

/** A delivery: close the parcel, then give it to the carrier. */
export function ShipStep({ view, onChanged }: { view: PickupView; onChanged: () => void }) {
  const [number, setNumber] = useState("");
  const [problem, setProblem] = useState<{ message: string; fields: Record<string, string> } | null>(null);
  const [isBusy, start] = useTransition();
  const isPacked = view.status === "packed";
  const send = () => start(async () => {
    const outcome = await (isPacked ? shipPickup({ fulfillmentId: view.id, trackingNumber: number }) : packPickup({ fulfillmentId: view.id })).catch(() => null);
    if (!outcome?.ok) {
      play("wrong");
      return setProblem({ message: outcome?.message ?? "No connection. Nothing changed; try again.", fields: outcome?.fields ?? {} });
    }
    play("right");
    setProblem(null);
    toast({ title: isPacked ? "Shipped" : "Packed" });
    onChanged();
  });
  const to = view.shipTo;
  return (
    <form className="grid gap-5" onSubmit={(event) => { event.preventDefault(); send(); }}>
      {to && <address className="rounded-md border border-line bg-surface p-4 text-sm not-italic"><span className="block text-xs text-muted">Ship to</span>{to["name"]}<br />{to["line1"]}{to["line2"] ? `, ${to["line2"]}` : ""}<br />{to["city"]}, {to["state"]} {to["postcode"]}</address>}
      {isPacked && <TextField name="trackingNumber" label="Tracking number" autoFocus autoComplete="off" maxLength={60} value={number} onChange={(event) => setNumber(event.target.value)} error={problem?.fields["trackingNumber"]} />}
      {problem && Object.keys(problem.fields).length === 0 && <Banner tone="negative" role="alert">{problem.message}</Banner>}
      <Button type="submit" size="large" isBusy={isBusy}>{isPacked ? "Given to the carrier" : "Parcel is packed"}</Button>
    </form>
  );
}
