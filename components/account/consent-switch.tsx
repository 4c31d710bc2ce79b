"use client";

import { useOptimistic, useTransition } from "react";
import { useRouter } from "next/navigation";
import { Switch } from "@/components/ui/switch";
import { toast } from "@/components/ui/toast";
import { saveConsent } from "@/lib/actions/account";
import type { ConsentPurpose } from "@/lib/domain/customers/consent";

type Props = { purpose: ConsentPurpose; isGranted: boolean; label: string; hint: string };

/** In effect at once; what is refused goes back to how it was and says why. */
export function ConsentSwitch({ purpose, isGranted, label, hint }: Props) {
  const [shown, setShown] = useOptimistic(isGranted);
  const [, start] = useTransition();
  const router = useRouter();
  return (
    <Switch label={label} hint={hint} className="py-4" checked={shown} onChange={(event) => {
      const next = event.target.checked;
      start(async () => {
        setShown(next);
        const outcome = await saveConsent({ purpose, isGranted: next });
        if (!outcome.ok) toast({ title: outcome.message, tone: "negative" });
        router.refresh();
      });
    }} />
  );
}
