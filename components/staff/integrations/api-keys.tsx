"use client";

import Link from "next/link";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { StaffPage } from "@/components/shell/staff-page";
import { useSubmit } from "@/components/staff/counter/use-submit";
import { Badge } from "@/components/ui/badge";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { EmptyState } from "@/components/ui/empty-state";
import { Table } from "@/components/ui/table";
import { toast } from "@/components/ui/toast";
import { revokeApiKey } from "@/lib/actions/integrations";
import { scopeWords } from "@/lib/domain/integrations/api-key";
import type { ApiKeyRow, ApiKeyState } from "@/lib/domain/integrations/list-api-keys";
import { NewKey } from "./new-key";

const stateWords: Record<ApiKeyState, string> = { active: "In use", expired: "Expired", revoked: "Revoked", orphaned: "Maker has left" };
const day = new Intl.DateTimeFormat("en-US", { dateStyle: "medium" });
const dayOf = (iso: string | null, otherwise: string): string => (iso ? day.format(new Date(iso)) : otherwise);

/** Keys of programs: what each may do, when it was used last, and its end. */
export function ApiKeys({ keys }: { keys: ApiKeyRow[] }) {
  return (
    <StaffPage title="API keys" detail={<>For programs that read and correct what is here. <Link href="/developers" className="underline underline-offset-4">How the API works</Link></>} actions={<NewKey />}>
      <Table
        caption="API keys" rows={keys} rowKey={(key) => key.id} empty={<EmptyState title="No keys yet">Make one for each program, so that each can be revoked alone.</EmptyState>}
        columns={[
          { key: "name", header: "Name", cell: (key) => <span><span className="font-medium">{key.name}</span><code className="block font-mono text-xs text-muted">{key.prefix}_…</code></span> },
          { key: "state", header: "State", cell: (key) => <Badge tone={key.state === "active" ? "positive" : "neutral"} hasShape>{stateWords[key.state]}</Badge> },
          { key: "scopes", header: "May", cell: (key) => <span className="text-sm">{key.scopes.map((scope) => scopeWords[scope]).join(", ")}</span> },
          { key: "maker", header: "Acts as", cell: (key) => key.maker },
          { key: "used", header: "Last used", cell: (key) => <span className="figures whitespace-nowrap">{dayOf(key.lastUsedAt, "Never")}</span> },
          { key: "expires", header: "Expires", cell: (key) => <span className="figures whitespace-nowrap">{dayOf(key.expiresAt, "Never")}</span> },
          { key: "revoke", header: "", cell: (key) => (key.state === "active" ? <RevokeKey apiKey={key} /> : null) },
        ]}
      />
    </StaffPage>
  );
}

function RevokeKey({ apiKey }: { apiKey: ApiKeyRow }) {
  const router = useRouter();
  const [isOpen, setOpen] = useState(false);
  const { form, problem, isBusy } = useSubmit(revokeApiKey, () => { setOpen(false); toast({ title: `“${apiKey.name}” opens nothing now` }); router.refresh(); });
  return (
    <Dialog title={`Revoke “${apiKey.name}”?`} description="Whatever uses it is refused from its next request on. This cannot be undone." open={isOpen} onOpenChange={setOpen} trigger={<Button look="quiet" size="small">Revoke</Button>}
      footer={<Button look="danger" type="submit" form={`revoke-${apiKey.id}`} isBusy={isBusy}>Revoke</Button>}>
      <form {...form} id={`revoke-${apiKey.id}`}>
        {problem && <Banner tone="negative" role="alert">{problem}</Banner>}
        <input type="hidden" name="apiKeyId" value={apiKey.id} />
      </form>
    </Dialog>
  );
}
