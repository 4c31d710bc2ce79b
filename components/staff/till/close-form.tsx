"use client";

import { useState } from "react";
import { textOf } from "@/components/staff/counter/text-of";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { LinkButton } from "@/components/ui/link-button";
import { Price } from "@/components/ui/price";
import { TextField } from "@/components/ui/text-field";
import { closeDrawer } from "@/lib/actions/till";
import { pinWords } from "@/lib/domain/identity/pin";
import { varianceLimitMinor } from "@/lib/domain/till/cash";
import type { TillView } from "@/lib/domain/till/till-view";
import { ApproverFields } from "./approver-fields";

type Props = { till: TillView; drawer: NonNullable<TillView["drawer"]>; onClosed: () => Promise<unknown> };

/** The drawer is counted: a difference is explained, a large one approved by a manager's PIN, then it is closed. */
export function CloseForm({ till, drawer, onClosed }: Props) {
  const [problem, setProblem] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);
  const variance = drawer.varianceMinor ?? 0;
  const needsApproval = Math.abs(variance) > varianceLimitMinor;
  const approvers = till.people.filter((person) => person.mayApprove && person.hasPin);
  return (
    <main id="main" className="grid flex-1 place-items-center p-4">
      <form
        className="grid w-full max-w-sm gap-5 rounded-lg border border-line bg-surface p-6"
        onSubmit={(event) => {
          event.preventDefault();
          const form = new FormData(event.currentTarget);
          const text = (name: string) => textOf(form, name).trim();
          setBusy(true);
          void closeDrawer({ sessionId: drawer.id, reason: text("reason"), approver: needsApproval ? { staffId: text("approver"), pin: text("approver-pin") } : null }).catch(() => null).then(async (outcome) => {
            setProblem(!outcome ? "No connection. Try again." : !outcome.ok ? (Object.values(outcome.fields)[0] ?? outcome.message) : outcome.data.isRight ? null : pinWords(outcome.data));
            await onClosed();
            setBusy(false);
          });
        }}
      >
        <div>
          <h2 className="display-3">{variance === 0 ? "The drawer is right" : <>{variance > 0 ? "Too much: " : "Missing: "}<Price amountMinor={Math.abs(variance)} /></>}</h2>
          <p className="mt-1 text-sm text-muted">{variance === 0 ? "To the cent. Close it." : needsApproval ? "Say why, and let a manager approve it." : "Say why, then close it."}</p>
        </div>
        {problem && <Banner tone="negative" role="alert">{problem}</Banner>}
        {variance !== 0 && <TextField name="reason" label="Why it differs" maxLength={200} autoComplete="off" autoFocus />}
        {needsApproval && <ApproverFields people={approvers} />}
        <div className="grid gap-2">
          <Button type="submit" size="large" isBusy={isBusy}>Close the drawer</Button>
          <LinkButton look="quiet" href={`/staff/print/drawer/${drawer.id}`} target="_blank">Print the report</LinkButton>
        </div>
      </form>
    </main>
  );
}
