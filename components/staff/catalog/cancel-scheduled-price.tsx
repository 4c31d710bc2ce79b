"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { toast } from "@/components/ui/toast";
import { cancelScheduledPrice } from "@/lib/actions/pricing";

/** Takes back a price that is still ahead. `what` names it to those who cannot see the row. */
export function CancelScheduledPrice({ variantId, priceListId, what }: { variantId: string; priceListId: string; what: string }) {
  const router = useRouter();
  const [isBusy, setBusy] = useState(false);
  async function cancel() {
    setBusy(true);
    const outcome = await cancelScheduledPrice({ variantId, priceListId });
    setBusy(false);
    toast(outcome.ok ? { title: "Scheduled price cancelled" } : { title: outcome.message, tone: "negative" });
    router.refresh();
  }
  return <Button look="quiet" size="small" isBusy={isBusy} aria-label={`Cancel ${what}`} onClick={() => void cancel()}>Cancel</Button>;
}
