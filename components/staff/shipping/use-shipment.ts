"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useCallback, useState, useTransition } from "react";
import { play } from "@/components/staff/counter/sounds";
import { readOwn } from "@/components/staff/counter/read-own";
import { toast } from "@/components/ui/toast";
import type { ShipmentView } from "@/lib/domain/shipping/shipment-view";
import type { Outcome } from "@/lib/kernel/refusal";

type Refused = { message: string; fields: Record<string, string> };

/** The boxes of a delivery, and how to change them: one change at a time, each followed by what the server says now. */
export function useShipment(fulfillmentId: string, version: number, onChanged: () => void) {
  const client = useQueryClient();
  const [problem, setProblem] = useState<Refused | null>(null);
  const [isBusy, start] = useTransition();
  const { data: shipment } = useQuery({ queryKey: ["shipment", fulfillmentId, version], placeholderData: (before) => before, queryFn: () => readOwn<ShipmentView>(`/api/staff/shipment?fulfillmentId=${fulfillmentId}`) });
  const run = useCallback(<R,>(work: () => Promise<Outcome<R>>, done?: string, then?: (data: R) => void) => start(async () => {
    const outcome = await work().catch(() => null);
    if (outcome?.ok) {
      setProblem(null);
      play("right");
      if (done) toast({ title: done });
      then?.(outcome.data);
    } else {
      play("wrong");
      setProblem(outcome ?? { message: "No connection. Nothing changed; try again.", fields: {} });
    }
    await client.invalidateQueries({ queryKey: ["shipment", fulfillmentId] });
    onChanged();
  }), [client, fulfillmentId, onChanged]);
  return { shipment, isBusy, problem, run };
}
