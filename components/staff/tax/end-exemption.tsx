"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { toast } from "@/components/ui/toast";
import { stopTaxExemption } from "@/lib/actions/pricing";

/** Takes a certificate back at once. */
export function EndExemption({ id, certificate }: { id: string; certificate: string }) {
  const router = useRouter();
  const [isBusy, setBusy] = useState(false);
  async function end() {
    setBusy(true);
    const outcome = await stopTaxExemption({ id });
    setBusy(false);
    toast(outcome.ok ? { title: "Exemption ended" } : { title: outcome.message, tone: "negative" });
    router.refresh();
  }
  return <Button look="quiet" size="small" isBusy={isBusy} aria-label={`End certificate ${certificate}`} onClick={() => void end()}>End</Button>;
}
