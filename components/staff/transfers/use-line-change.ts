"use client";

import { useCallback } from "react";
import { toast } from "@/components/ui/toast";
import { changeTransferLine } from "@/lib/actions/transfers";

/** Says how many units of an item a draft asks for. Answers whether it did. */
export function useLineChange(transferId: string, onChanged: () => void) {
  return useCallback(async (variantId: string, wanted: number, was: number): Promise<boolean> => {
    const outcome = await changeTransferLine({ transferId, variantId, wanted, was }).catch(() => null);
    if (!outcome?.ok) toast({ tone: "negative", title: outcome?.message ?? "No connection. Nothing changed; try again." });
    onChanged();
    return outcome?.ok ?? false;
  }, [transferId, onChanged]);
}
