"use client";

import { useTransition } from "react";
import { play } from "@/components/staff/counter/sounds";
import { toast } from "@/components/ui/toast";
import { receiveBox } from "@/lib/actions/transfers";
import { unitWords } from "@/lib/domain/inventory/unit-words";

/** Takes in a whole box of an order's goods; says what came, or why not. */
export function useTakeIn(transferId: string | null, onDone: () => void) {
  const [isBusy, start] = useTransition();
  const takeIn = () => start(async () => {
    if (transferId === null) return;
    const outcome = await receiveBox({ transferId }).catch(() => null);
    play(outcome?.ok ? "right" : "wrong");
    toast(outcome?.ok ? { title: `${unitWords(outcome.data.units)} arrived`, detail: "Put it on a shelf: the shopper is told then." } : { tone: "negative", title: outcome?.message ?? "No connection. Nothing was taken in; try again." });
    onDone();
  });
  return { isBusy, takeIn };
}
