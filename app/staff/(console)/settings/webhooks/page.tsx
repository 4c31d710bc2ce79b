import type { Metadata } from "next";
import Link from "next/link";
import { StaffPage } from "@/components/shell/staff-page";
import { NoPermission } from "@/components/staff/frame/no-permission";
import { WebhookForm } from "@/components/staff/integrations/webhook-form";
import { webhookState } from "@/components/staff/integrations/webhook-state";
import { Badge } from "@/components/ui/badge";
import { EmptyState } from "@/components/ui/empty-state";
import { Table } from "@/components/ui/table";
import { listWebhooks } from "@/lib/domain/integrations/list-webhooks";
import { maybePermit } from "@/lib/session";

export const metadata: Metadata = { title: "Webhooks" };

export default async function WebhooksPage() {
  const by = await maybePermit("integrations.manage");
  if (!by) return <NoPermission what="webhooks" />;
  const webhooks = await listWebhooks(by);
  return (
    <StaffPage title="Webhooks" detail={<>Addresses that are told what happens. <Link href="/developers#webhooks" className="underline underline-offset-4">How they are signed</Link></>} actions={<WebhookForm webhook={null} />}>
      <Table
        caption="Addresses" rows={webhooks} rowKey={(one) => one.id} empty={<EmptyState title="Nobody is told yet">Add an address, and choose what it should hear of.</EmptyState>}
        columns={[
          { key: "url", header: "Address", cell: (one) => <span className="min-w-0"><Link href={`/staff/settings/webhooks/${one.id}`} className="inline-flex min-h-11 items-center font-medium break-all underline underline-offset-4 lg:min-h-0">{one.url}</Link>{one.description && <span className="block text-xs text-muted">{one.description}</span>}</span> },
          { key: "state", header: "State", cell: (one) => { const { tone, words } = webhookState(one); return <Badge tone={tone} hasShape>{words}</Badge>; } },
          { key: "kinds", header: "Told of", kind: "number", cell: (one) => `${one.kinds.length} ${one.kinds.length === 1 ? "event" : "events"}` },
          { key: "delivered", header: "Taken, 7 days", kind: "number", cell: (one) => one.delivered },
          { key: "pending", header: "On their way", kind: "number", cell: (one) => one.pending },
          { key: "failed", header: "Failed", kind: "number", cell: (one) => one.failed },
        ]}
      />
    </StaffPage>
  );
}
