"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { useSubmit } from "@/components/staff/counter/use-submit";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { Dialog } from "@/components/ui/dialog";
import { TextField } from "@/components/ui/text-field";
import { toast } from "@/components/ui/toast";
import { addWebhook, changeWebhook } from "@/lib/actions/integrations";
import type { WebhookRow } from "@/lib/domain/integrations/list-webhooks";
import { webhookKinds } from "@/lib/domain/integrations/webhook";

/** An address and what it is told; without one, a new address. */
export function WebhookForm({ webhook }: { webhook: WebhookRow | null }) {
  const router = useRouter();
  const [isOpen, setOpen] = useState(false);
  const done = () => { setOpen(false); toast({ title: webhook ? "Saved" : "Added" }); };
  const adding = useSubmit(addWebhook, ({ webhookId }) => { done(); router.push(`/staff/settings/webhooks/${webhookId}`); });
  const changing = useSubmit(changeWebhook, () => { done(); router.refresh(); });
  const { form, problem, errorOf, isBusy } = webhook ? changing : adding;
  const label = webhook ? "Change" : "Add an address";
  return (
    <Dialog title={label} description="Each event is posted there as JSON, signed, until it is taken." open={isOpen} onOpenChange={setOpen} trigger={<Button look={webhook ? "secondary" : "primary"}>{label}</Button>}
      footer={<Button type="submit" form="webhook" isBusy={isBusy}>{webhook ? "Save" : "Add"}</Button>}>
      <form {...form} id="webhook" className="grid gap-4">
        {problem && <Banner tone="negative" role="alert">{problem}</Banner>}
        {webhook && <><input type="hidden" name="webhookId" value={webhook.id} /><input type="hidden" name="version" value={webhook.version} /></>}
        <TextField name="url" id="webhook-url" label="Address" type="url" placeholder="https://example.com/hooks" autoComplete="off" maxLength={500} defaultValue={webhook?.url ?? ""} error={errorOf("url")} />
        <TextField name="description" id="webhook-description" label="What it is for" isOptional autoComplete="off" maxLength={120} defaultValue={webhook?.description ?? ""} error={errorOf("description")} />
        {webhook && <Checkbox name="isActive" defaultChecked={webhook.isActive} label="Send to it" hint="What happens while it is paused is not sent later." />}
        <fieldset>
          <legend className="text-sm font-medium">What it is told</legend>
          {errorOf("kinds") && <p role="alert" className="mt-1 text-sm text-negative">{errorOf("kinds")}</p>}
          <div className="mt-2 grid max-h-72 gap-4 overflow-y-auto rounded-md border border-line p-3">
            {Object.entries(webhookKinds).map(([group, kinds]) => (
              <div key={group}>
                <p className="text-2xs text-muted">{group}</p>
                <div className="grid sm:grid-cols-2">{kinds.map((kind) => <Checkbox key={kind} name="kinds[]" value={kind} defaultChecked={webhook?.kinds.includes(kind) ?? false} label={<code className="font-mono text-xs break-all">{kind}</code>} />)}</div>
              </div>
            ))}
          </div>
        </fieldset>
      </form>
    </Dialog>
  );
}
