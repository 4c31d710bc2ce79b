"use client";

import { useState } from "react";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { TextField } from "@/components/ui/text-field";
import { uuid } from "@/components/ui/uuid";
import { adjustBalance, blockCard, giveCredit, unblockCard } from "@/lib/actions/gift-cards";
import { useAct } from "./use-act";

type Subject = { storedValueId: string } | { customerId: string };
const named = (subject: Subject) => Object.entries(subject).map(([name, value]) => <input key={name} type="hidden" name={name} value={value} />);

/** Adds to a balance or takes from it: the card's, or the customer's credit, which the first amount opens. */
export function AdjustBalance({ subject, label, limit }: { subject: Subject; label: string; limit: string }) {
  const [key, setKey] = useState("");
  const dialog = useAct("storedValueId" in subject ? adjustBalance : giveCredit, "The balance has changed");
  return (
    <Dialog title={label} description={`${limit} Write a minus to take something away.`} open={dialog.isOpen} onOpenChange={(next) => { setKey(uuid()); dialog.setOpen(next); }}
      trigger={<Button look="secondary">{label}</Button>} footer={<Button type="submit" form="adjust-balance" isBusy={dialog.isBusy}>Save</Button>}>
      <form {...dialog.form} id="adjust-balance" className="grid gap-4">
        {dialog.problem && <Banner tone="negative" role="alert">{dialog.problem}</Banner>}
        {named(subject)}
        <input type="hidden" name="key" value={key} />
        <TextField name="amount" label="Amount in dollars" inputMode="text" autoComplete="off" placeholder="25 or -10" error={dialog.errorOf("amount")} />
        <TextField name="reason" label="Why" hint="Goes into the ledger and the audit." autoComplete="off" maxLength={300} error={dialog.errorOf("reason")} />
      </form>
    </Dialog>
  );
}

export function BlockCard({ storedValueId, isBlocked }: { storedValueId: string; isBlocked: boolean }) {
  const label = isBlocked ? "Let it be spent again" : "Block";
  const dialog = useAct(isBlocked ? unblockCard : blockCard, isBlocked ? "It can be spent again" : "Nothing can be paid with it now");
  return (
    <Dialog title={label} description={isBlocked ? "Its balance stays as it is." : "Nothing can be paid with it until it is let free. Orders that it has paid keep what they have."} open={dialog.isOpen} onOpenChange={dialog.setOpen}
      trigger={<Button look={isBlocked ? "secondary" : "danger"}>{label}</Button>} footer={<Button look={isBlocked ? "primary" : "danger"} type="submit" form="block-card" isBusy={dialog.isBusy}>{label}</Button>}>
      <form {...dialog.form} id="block-card" className="grid gap-4">
        {dialog.problem && <Banner tone="negative" role="alert">{dialog.problem}</Banner>}
        {named({ storedValueId })}
        <TextField name="reason" label="Why" autoComplete="off" maxLength={300} error={dialog.errorOf("reason")} />
      </form>
    </Dialog>
  );
}
