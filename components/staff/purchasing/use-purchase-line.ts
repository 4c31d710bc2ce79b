"use client";

import { useCallback } from "react";
import { toast } from "@/components/ui/toast";
import { changePurchaseLine } from "@/lib/actions/purchasing";

/** Says how many units of an item a draft orders. Answers whether it did. */
export function usePurchaseLine(purchaseOrderId: string, onChanged: () => void) {
  return useCallback(async (variantId: string, ordered: number, was: number): Promise<boolean> => {
    const outcome = await changePurchaseLine({ purchaseOrderId, variantId, ordered, was }).catch(() => null);
    if (!outcome?.ok) toast({ tone: "negative", title: outcome?.message ?? "No connection. Nothing changed; try again." });
    onChanged();
    return outcome?.ok ?? false;
  }, [purchaseOrderId, onChanged]);
}
