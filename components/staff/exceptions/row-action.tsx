"use client";

import { useRouter } from "next/navigation";
import { useTransition } from "react";
import { Button } from "@/components/ui/button";
import { LinkButton } from "@/components/ui/link-button";
import { toast } from "@/components/ui/toast";
import { releaseHold, routeParkedPart } from "@/lib/actions/exceptions";
import type { ExceptionRow } from "@/lib/domain/fulfillment/exception-query";

/** Tries a parked delivery again now, lets go what rests, leads to the van that was at a door for nothing; everything else is done at the part itself. */
export function RowAction({ row }: { row: ExceptionRow }) {
  const router = useRouter();
  const [isBusy, start] = useTransition();
  const release = () => start(async () => {
    const outcome = await releaseHold({ fulfillmentId: row.id }).catch(() => null);
    toast(outcome?.ok ? { title: `${row.number} is back in the queue` } : { tone: "negative", title: outcome?.message ?? "No connection. Nothing changed; try again." });
    router.refresh();
  });
  if (row.kind === "on_hold") return <Button size="small" look="secondary" className="min-h-11 whitespace-nowrap lg:min-h-9" isBusy={isBusy} onClick={release}>Take off hold</Button>;
  if (row.kind === "missed") return <LinkButton size="small" look="secondary" className="min-h-11 whitespace-nowrap lg:min-h-9" href="/staff/deliveries">To the van’s run</LinkButton>;
  if (row.kind !== "parked") return null;
  const route = () => start(async () => {
    const outcome = await routeParkedPart({ fulfillmentId: row.id }).catch(() => null);
    if (!outcome?.ok) return toast({ tone: "negative", title: outcome?.message ?? "No connection. Nothing changed; try again." });
    toast(outcome.data.parts > 0 ? { title: `Another place sends ${row.number}` } : { tone: "negative", title: "Still no place has it", detail: "It stays parked and is tried again every quarter of an hour." });
    router.refresh();
  });
  return <Button size="small" look="secondary" className="min-h-11 whitespace-nowrap lg:min-h-9" isBusy={isBusy} onClick={route}>Route again</Button>;
}
