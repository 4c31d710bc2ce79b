"use client";

import { useRouter } from "next/navigation";
import { useTransition } from "react";
import { Button } from "@/components/ui/button";
import { toast } from "@/components/ui/toast";
import { checkNow } from "@/lib/actions/drift";

/** Asks every rule at this moment. */
export function CheckNow() {
  const router = useRouter();
  const [isBusy, start] = useTransition();
  const ask = () => start(async () => {
    const outcome = await checkNow({}).catch(() => null);
    toast(outcome?.ok ? { title: outcome.data.broken === 0 ? "Everything adds up" : `${outcome.data.broken} ${outcome.data.broken === 1 ? "rule does" : "rules do"} not hold` } : { title: outcome?.message ?? "No connection. Try again.", tone: "negative" });
    router.refresh();
  });
  return <Button look="secondary" isBusy={isBusy} onClick={ask}>Check now</Button>;
}
