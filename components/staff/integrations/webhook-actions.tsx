"use client";

import { useRouter } from "next/navigation";
import { useState, useTransition } from "react";
import { useSubmit } from "@/components/staff/counter/use-submit";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { toast } from "@/components/ui/toast";
import { removeWebhook, renewSecret, sendAgain, sendAllFailedAgain, sendTrialNotice } from "@/lib/actions/integrations";
import type { Outcome } from "@/lib/kernel/refusal";

/** One tap that does something at once and says so. */
function useTap<R>(run: () => Promise<Outcome<R>>, words: (data: R) => string) {
  const router = useRouter();
  const [isBusy, start] = useTransition();
  const tap = () => start(async () => {
    const outcome = await run().catch(() => null);
    toast(outcome?.ok ? { title: words(outcome.data) } : { title: outcome?.message ?? "No connection. Nothing changed; try again.", tone: "negative" });
    router.refresh();
  });
  return { tap, isBusy };
}

export function SendTrial({ webhookId }: { webhookId: string }) {
  const { tap, isBusy } = useTap(() => sendTrialNotice({ webhookId }), () => "A trial is on its way");
  return <Button look="secondary" onClick={tap} isBusy={isBusy}>Send a trial</Button>;
}

export function SendAgain({ deliveryId }: { deliveryId: string }) {
  const { tap, isBusy } = useTap(() => sendAgain({ deliveryId }), () => "Sent once more");
  return <Button look="quiet" size="small" className="whitespace-nowrap" onClick={tap} isBusy={isBusy}>Send again</Button>;
}

export function SendAllFailedAgain({ webhookId, count }: { webhookId: string; count: number }) {
  const { tap, isBusy } = useTap(() => sendAllFailedAgain({ webhookId }), ({ sent }) => `${sent} sent once more`);
  return <Button look="secondary" size="small" onClick={tap} isBusy={isBusy}>{count === 1 ? "Send the failed one again" : `Send all ${count} failed again`}</Button>;
}

export function RenewSecret({ webhookId }: { webhookId: string }) {
  const router = useRouter();
  return <Asked label="New secret" title="Make a new secret?" detail="For a day both sign, so that the reader can change over; then the former one is worth nothing." id={webhookId} action={renewSecret} onDone={() => { toast({ title: "The secret is new" }); router.refresh(); }} />;
}

export function RemoveWebhook({ webhookId }: { webhookId: string }) {
  const router = useRouter();
  return <Asked label="Remove" title="Remove this address?" detail="It is told nothing more, and the list of its deliveries is deleted." id={webhookId} isDanger action={removeWebhook} onDone={() => { toast({ title: "Removed" }); router.push("/staff/settings/webhooks"); }} />;
}

type AskedProps = { label: string; title: string; detail: string; id: string; isDanger?: boolean; action: (form: FormData) => Promise<Outcome<object>>; onDone: () => void };

function Asked({ label, title, detail, id, isDanger = false, action, onDone }: AskedProps) {
  const [isOpen, setOpen] = useState(false);
  const { form, problem, isBusy } = useSubmit(action, () => { setOpen(false); onDone(); });
  const formId = `asked-${label.toLowerCase().replaceAll(" ", "-")}`;
  return (
    <Dialog title={title} description={detail} open={isOpen} onOpenChange={setOpen} trigger={<Button look={isDanger ? "danger" : "secondary"}>{label}</Button>} footer={<Button look={isDanger ? "danger" : "primary"} type="submit" form={formId} isBusy={isBusy}>{label}</Button>}>
      <form {...form} id={formId}>
        {problem && <Banner tone="negative" role="alert">{problem}</Banner>}
        <input type="hidden" name="webhookId" value={id} />
      </form>
    </Dialog>
  );
}
