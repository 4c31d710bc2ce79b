"use client";

import { useRouter } from "next/navigation";
import { useEffect, useRef } from "react";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Disclosure } from "@/components/ui/disclosure";
import { TextField } from "@/components/ui/text-field";
import { toast } from "@/components/ui/toast";
import { useActionForm } from "@/components/ui/use-action-form";
import { makePass, revokePass } from "@/lib/actions/tracking";
import type { PickupPass } from "@/lib/domain/fulfillment/pickup-pass";
import type { OrderPart } from "@/lib/domain/orders/order-view";
import { ProofFields, type Proof } from "./proof-fields";

const stateWords = { live: "can be used once", used: "used", revoked: "taken back" } as const;
const tones = { live: "positive", used: "neutral", revoked: "negative" } as const;

/** Somebody collects in the shopper's place, by a link that works once and can be taken back. */
export function PickupPasses({ part, proof }: { part: Pick<OrderPart, "passes" | "actions">; proof: Proof }) {
  const { form, outcome, refusal, field, isBusy } = useActionForm(makePass);
  const router = useRouter();
  const made = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (!outcome?.ok) return;
    made.current?.reset();
    router.refresh();
  }, [outcome, router]);
  return (
    <Disclosure title="Send somebody with a pass" className="mt-3 border-t border-b-0">
      <div className="grid gap-5 text-ink">
        <p className="text-muted">They need no account: the link shows a code that the counter scans. It works once, and you can take it back until then.</p>
        {part.passes.length > 0 && <ul className="divide-y divide-line rounded-md border border-line">{part.passes.map((pass) => <Pass key={pass.id} pass={pass} proof={proof} />)}</ul>}
        {part.actions.includes("make_pass") && (
          <form {...form} ref={made} className="grid max-w-xl gap-4">
            <ProofFields proof={proof} />
            <TextField {...field("name")} label="Who comes?" autoComplete="off" maxLength={80} />
            {refusal && refusal.code !== "invalid" && <p role="alert" className="text-negative">{refusal.message}</p>}
            <Button type="submit" look="secondary" className="justify-self-start" isBusy={isBusy}>Make a pass</Button>
          </form>
        )}
      </div>
    </Disclosure>
  );
}

function Pass({ pass, proof }: { pass: PickupPass; proof: Proof }) {
  const { form, outcome, refusal, isBusy } = useActionForm(revokePass);
  const router = useRouter();
  useEffect(() => { if (outcome?.ok) router.refresh(); }, [outcome, router]);
  const send = async () => {
    const url = new URL(pass.link, location.origin).href;
    if (typeof navigator.share === "function") return navigator.share({ title: `Pickup pass for ${pass.name}`, url }).catch(() => undefined);
    await navigator.clipboard.writeText(url).then(() => toast({ title: "Link copied" }), () => toast({ tone: "negative", title: "Open the pass and copy its address" }));
  };
  return (
    <li className="grid gap-2 px-4 py-3">
      <p className="flex flex-wrap items-center justify-between gap-2"><span className="font-medium">{pass.name}</span><Badge tone={tones[pass.status]} hasShape>{stateWords[pass.status]}</Badge></p>
      {pass.status === "live" && (
        <div className="flex flex-wrap items-center gap-x-5 gap-y-1">
          <a href={pass.link} className="inline-flex min-h-11 items-center underline underline-offset-4">Open the pass</a>
          <Button look="quiet" size="small" className="min-h-11" onClick={() => void send()}>Send the link</Button>
          <form {...form}><ProofFields proof={proof} /><input type="hidden" name="passId" value={pass.id} /><Button type="submit" look="quiet" size="small" className="min-h-11" isBusy={isBusy}>Take it back</Button></form>
        </div>
      )}
      {refusal && <p role="alert" className="text-negative">{refusal.message}</p>}
    </li>
  );
}
