import type { Metadata } from "next";
import Link from "next/link";
import { StaffPage } from "@/components/shell/staff-page";
import { NoPermission } from "@/components/staff/frame/no-permission";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Input } from "@/components/ui/input";
import { LinkButton } from "@/components/ui/link-button";
import { Select } from "@/components/ui/select";
import { Table } from "@/components/ui/table";
import { listOwnStores } from "@/lib/domain/identity/list-own-stores";
import { momentWords } from "@/lib/domain/locations/time-words";
import { listMessages } from "@/lib/domain/messaging/list-messages";
import { maybePermit, staffStoreId } from "@/lib/session";

export const metadata: Metadata = { title: "Messages" };

const tones = { sent: "positive", queued: "info", failed: "negative" } as const;
const isStatus = (value: unknown): value is keyof typeof tones => typeof value === "string" && Object.hasOwn(tones, value);

export default async function MessagesPage({ searchParams }: PageProps<"/staff/messages">) {
  const by = await maybePermit("messages.view");
  if (!by) return <NoPermission what="messages" />;
  const { q, status } = await searchParams;
  const text = typeof q === "string" ? q : "";
  const [messages, stores, storeId] = await Promise.all([listMessages(by, { text, status: isStatus(status) ? status : undefined }), listOwnStores(by), staffStoreId()]);
  const timeZone = stores.find((store) => store.id === storeId)?.timeZone ?? "America/Chicago";
  return (
    <StaffPage title="Messages" detail="The outbox and, where no mail server is set, the built-in inbox: every mail as the customer reads it.">
      <form role="search" className="mb-5 flex max-w-2xl flex-wrap gap-2">
        <label htmlFor="message-search" className="sr-only">Recipient, subject or order</label>
        <Input id="message-search" name="q" type="search" defaultValue={text} placeholder="Recipient, subject or order" className="basis-full sm:min-w-48 sm:flex-1 sm:basis-0" />
        <label htmlFor="message-status" className="sr-only">State</label>
        <Select id="message-status" name="status" defaultValue={isStatus(status) ? status : ""}>
          <option value="">Every state</option><option value="sent">Sent</option><option value="queued">Waiting</option><option value="failed">Failed</option>
        </Select>
        <Button type="submit" look="secondary">Find</Button>
      </form>
      <Table
        caption="Messages, newest first"
        rows={messages}
        rowKey={(message) => message.id}
        empty={<EmptyState title={text || isStatus(status) ? "No message fits" : "No message yet"} action={text || isStatus(status) ? <LinkButton href="/staff/messages" look="secondary">Show everything</LinkButton> : undefined}>{text || isStatus(status) ? "Check the spelling, or try another state." : "They appear here as soon as an order or an account causes one."}</EmptyState>}
        columns={[
          { key: "subject", header: "Subject", cell: (message) => <Link href={`/staff/messages/${message.id}`} className="inline-flex min-h-11 items-center font-medium underline underline-offset-4 lg:min-h-0">{message.subject}</Link> },
          { key: "to", header: "To", cell: (message) => message.recipient },
          { key: "order", header: "Order", cell: (message) => (message.orderNumber ? <Link href={`/staff/orders/${message.orderNumber}`} className="figures inline-flex min-h-11 items-center underline underline-offset-4 lg:min-h-0">{message.orderNumber}</Link> : "–") },
          { key: "state", header: "State", cell: (message) => <Badge tone={isStatus(message.status) ? tones[message.status] : "neutral"} hasShape>{message.status === "queued" ? "waiting" : message.status}</Badge> },
          { key: "at", header: "Written", cell: (message) => <span className="figures whitespace-nowrap">{momentWords(new Date(message.createdAt), timeZone)}</span> },
        ]}
      />
    </StaffPage>
  );
}
