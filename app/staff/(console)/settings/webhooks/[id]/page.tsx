import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { StaffPage } from "@/components/shell/staff-page";
import { FilterTab } from "@/components/staff/frame/filter-tab";
import { NoPermission } from "@/components/staff/frame/no-permission";
import { NumberedPages } from "@/components/staff/frame/numbered-pages";
import { DeliveryTable } from "@/components/staff/integrations/delivery-table";
import { SecretText } from "@/components/staff/integrations/secret-text";
import { RemoveWebhook, RenewSecret, SendAllFailedAgain, SendTrial } from "@/components/staff/integrations/webhook-actions";
import { WebhookForm } from "@/components/staff/integrations/webhook-form";
import { webhookState } from "@/components/staff/integrations/webhook-state";
import { Badge } from "@/components/ui/badge";
import { Breadcrumb } from "@/components/ui/breadcrumb";
import { getWebhook, deliveriesOnPage } from "@/lib/domain/integrations/list-webhooks";
import { deliveryQuery, deliveryWords } from "@/lib/domain/integrations/webhook";
import { asId, isUuid, type WebhookId } from "@/lib/kernel/ids";
import { maybePermit } from "@/lib/session";

export const metadata: Metadata = { title: "Webhook" };

const time = new Intl.DateTimeFormat("en-US", { dateStyle: "medium", timeStyle: "short", timeZone: "UTC" });

export default async function WebhookPage({ params, searchParams }: PageProps<"/staff/settings/webhooks/[id]">) {
  const by = await maybePermit("integrations.manage");
  if (!by) return <NoPermission what="webhooks" />;
  const { id } = await params;
  const { show, page } = deliveryQuery.parse(await searchParams);
  const webhook = isUuid(id) ? await getWebhook(by, { webhookId: asId<WebhookId>(id), show, page }) : null;
  if (!webhook) notFound();
  const { tone, words } = webhookState(webhook);
  const addressOf = (query: { show?: string; page?: number }) => `/staff/settings/webhooks/${id}?${new URLSearchParams({ show: query.show ?? show, page: String(query.page ?? 1) })}`;
  return (
    <StaffPage title={new URL(webhook.url).host} detail={<span className="break-all">{webhook.url}</span>} actions={<><SendTrial webhookId={webhook.id} /><WebhookForm key={webhook.version} webhook={webhook} /><RemoveWebhook webhookId={webhook.id} /></>}>
      <Breadcrumb crumbs={[{ label: "Webhooks", href: "/staff/settings/webhooks" }, { label: new URL(webhook.url).host }]} />
      <div className="mt-4 grid gap-8 xl:grid-cols-[minmax(0,1fr)_24rem]">
        <section aria-labelledby="deliveries" className="min-w-0">
          <div className="mb-2 flex flex-wrap items-center justify-between gap-3">
            <h2 id="deliveries" className="text-sm font-semibold">Deliveries</h2>
            {webhook.failed > 0 && <SendAllFailedAgain webhookId={webhook.id} count={webhook.failed} />}
          </div>
          <nav aria-label="State" className="mb-3 flex gap-1 overflow-x-auto pb-1">
            <FilterTab href={addressOf({ show: "all" })} isOn={show === "all"} label="All" />
            <FilterTab href={addressOf({ show: "pending" })} isOn={show === "pending"} label={deliveryWords.pending} count={webhook.pending} />
            <FilterTab href={addressOf({ show: "delivered" })} isOn={show === "delivered"} label={deliveryWords.delivered} />
            <FilterTab href={addressOf({ show: "failed" })} isOn={show === "failed"} label={deliveryWords.failed} count={webhook.failed} />
          </nav>
          <DeliveryTable rows={webhook.deliveries} isNarrowed={show !== "all"} />
          <NumberedPages page={page} pageSize={deliveriesOnPage} total={webhook.total} hrefOf={(to) => addressOf({ page: to })} />
        </section>
        <aside className="order-first min-w-0 xl:order-none">
          <div className="grid gap-5 rounded-md border border-line bg-surface p-4 text-sm">
            <div className="flex items-center justify-between gap-3"><Badge tone={tone} hasShape>{words}</Badge>{webhook.failingSince && <span className="figures text-xs text-muted">since {time.format(new Date(webhook.failingSince))} UTC</span>}</div>
            {webhook.description && <p className="text-muted">{webhook.description}</p>}
            <div>
              <h2 className="mb-2 font-semibold">Signing secret</h2>
              <SecretText text={webhook.secret} label="Signing secret" />
              {webhook.formerSecretUntil && <p className="mt-2 text-xs text-muted">The former one signs beside it until {time.format(new Date(webhook.formerSecretUntil))} UTC.</p>}
              <div className="mt-3"><RenewSecret webhookId={webhook.id} /></div>
            </div>
            <div>
              <h2 className="mb-2 font-semibold">Told of</h2>
              <ul className="grid gap-1">{webhook.kinds.map((kind) => <li key={kind}><code className="font-mono text-xs">{kind}</code></li>)}</ul>
            </div>
          </div>
        </aside>
      </div>
    </StaffPage>
  );
}
