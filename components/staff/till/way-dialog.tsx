"use client";

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { readOwn } from "@/components/staff/counter/read-own";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { RadioCards } from "@/components/ui/radio-cards";
import { Skeleton } from "@/components/ui/skeleton";
import type { TillWays } from "@/lib/domain/till/till-view";
import type { LineWay, OpenLine } from "./sale";

type Props = { line: OpenLine; name: string; left: number; onChoose: (way: LineWay) => void; onClose: () => void };

/** How a line is had: taken along, shipped, or picked up at a store that has it or has it sent there. */
export function WayDialog({ line, name, left, onChoose, onClose }: Props) {
  const [chosen, setChosen] = useState(line.place ? `pickup:${line.place.id}` : (line.method ?? "carry_out"));
  const { data: ways, isError, refetch } = useQuery({ queryKey: ["till", "ways", line.variantId, line.quantity], queryFn: () => readOwn<TillWays>(`/api/staff/till/ways?${new URLSearchParams({ variantId: line.variantId, quantity: String(line.quantity) })}`) });
  const choose = () => {
    const store = ways?.stores.find(({ place }) => `pickup:${place.id}` === chosen);
    onChoose({ method: store ? "pickup" : chosen === "ship" ? "ship" : "carry_out", place: store?.place ?? null, isSent: store?.isSent ?? false });
  };
  return (
    <Dialog title="How they get it" description={name} open onOpenChange={(open) => !open && onClose()} footer={<Button size="large" onClick={choose}>Use this</Button>}>
      {isError && <Banner tone="negative" role="alert" className="mb-3" action={<Button size="small" look="secondary" onClick={() => void refetch()}>Try again</Button>}>Other stores could not be asked.</Banner>}
      {!ways && !isError && <div className="grid gap-2"><Skeleton className="h-14" /><Skeleton className="h-14" /><Skeleton className="h-14" /></div>}
      {ways && (
        <div className="max-h-[55dvh] overflow-y-auto">
          <RadioCards legend="How" isLegendHidden name="way" value={chosen} onValueChange={setChosen} options={[
            { value: "carry_out", label: "Take now", detail: left > 0 ? `${left} here` : "None on our books" },
            { value: "ship", label: "Ship", detail: ways.ship.words, disabled: !ways.ship.isPossible },
            ...ways.stores.map(({ place, distance, words }) => ({ value: `pickup:${place.id}`, label: `Pick up at ${place.name}`, detail: words, aside: distance })),
          ]} />
          {ways.stores.length === 0 && <p className="mt-3 text-sm text-muted">No store around has {line.quantity} of it.</p>}
        </div>
      )}
    </Dialog>
  );
}
