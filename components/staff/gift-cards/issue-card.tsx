"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { useSubmit } from "@/components/staff/counter/use-submit";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Field, fieldAttributes } from "@/components/ui/field";
import { TextField } from "@/components/ui/text-field";
import { Textarea } from "@/components/ui/textarea";
import { uuid } from "@/components/ui/uuid";
import { issueCard } from "@/lib/actions/gift-cards";
import { showCode } from "@/lib/domain/payments/tender";

/** A new card. Its code is shown once, here, and mailed to the recipient when there is one. */
export function IssueCard({ limit }: { limit: string }) {
  const router = useRouter();
  const [isOpen, setOpen] = useState(false);
  const [key, setKey] = useState("");
  const [code, setCode] = useState<string | null>(null);
  const { form, problem, errorOf, isBusy } = useSubmit(issueCard, (issued) => { setCode(issued.code); router.refresh(); });
  const begin = () => { setKey(uuid()); setCode(null); setOpen(true); };
  return (
    <>
      <Button onClick={begin}>Issue a gift card</Button>
      <Dialog title={code ? "Gift card issued" : "Issue a gift card"} description={code ? "Write the code down or copy it now: it is not shown again." : limit} open={isOpen} onOpenChange={setOpen}
        footer={code ? <Button onClick={() => setOpen(false)}>Done</Button> : <Button type="submit" form="issue-card" isBusy={isBusy}>Issue</Button>}>
        {code ? <p className="figures rounded-md border border-line bg-paper px-4 py-5 text-center text-lg font-medium tracking-wide select-all">{showCode(code)}</p> : (
          <form {...form} id="issue-card" className="grid gap-4">
            {problem && <Banner tone="negative" role="alert">{problem}</Banner>}
            <input type="hidden" name="key" value={key} />
            <TextField name="amount" label="Amount in dollars" inputMode="decimal" autoComplete="off" error={errorOf("amount")} />
            <TextField name="reason" label="Why" hint="Goes into the ledger and the audit." autoComplete="off" maxLength={300} error={errorOf("reason")} />
            <TextField name="recipientName" label="For whom" isOptional autoComplete="off" error={errorOf("recipientName")} />
            <TextField name="recipientEmail" label="Their e-mail" isOptional type="email" autoComplete="off" hint="The card is mailed there." error={errorOf("recipientEmail")} />
            <Field id="message" label="A message" isOptional error={errorOf("message")}><Textarea {...fieldAttributes("message", { error: errorOf("message") })} name="message" rows={3} maxLength={500} /></Field>
          </form>
        )}
      </Dialog>
    </>
  );
}
