"use client";

import Link from "next/link";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { openShelfCount } from "@/lib/actions/inventory";
import { refusedWords } from "./refused";

type Props = { message: string; orders: string[]; variantId: string; locationId: string };

/** Why stock cannot fall below what is promised, the orders concerned, and the way out: count the shelf. */
export function PromisedNotice({ message, orders, variantId, locationId }: Props) {
  const [state, setState] = useState<"idle" | "busy" | "opened">("idle");
  const [problem, setProblem] = useState<string | null>(null);
  async function count() {
    setState("busy");
    const outcome = await openShelfCount({ variantId, locationId, reason: "Adjustment below what is promised" });
    const isOpen = outcome.ok || outcome.code === "duplicate_count";
    setState(isOpen ? "opened" : "idle");
    setProblem(isOpen ? null : refusedWords(outcome));
  }
  return (
    <div role="alert" className="grid gap-2 rounded-md bg-negative-soft px-3 py-2.5 text-xs">
      <p>{message.replace(/ \([^)]*\)/, "")}</p>
      {orders.length > 0 && (
        <p className="figures flex flex-wrap gap-x-3 gap-y-1">
          {orders.slice(0, 6).map((number) => <Link key={number} href={`/staff/orders/${number}`} className="underline underline-offset-4">{number}</Link>)}
          {orders.length > 6 && <span>and {orders.length - 6} more</span>}
        </p>
      )}
      {problem && <p>{problem}</p>}
      {state === "opened"
        ? <p className="font-medium">The count is open. <Link href="/staff/counts" className="underline underline-offset-4">Go to counts</Link></p>
        : <Button size="small" look="secondary" className="justify-self-start" isBusy={state === "busy"} onClick={count}>Count this shelf</Button>}
    </div>
  );
}
