import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { StaffPage } from "@/components/shell/staff-page";
import { NoPermission } from "@/components/staff/frame/no-permission";
import { MailFrame } from "@/components/staff/messages/mail-frame";
import { Disclosure } from "@/components/ui/disclosure";
import { getMessage } from "@/lib/domain/messaging/list-messages";
import { isUuid } from "@/lib/kernel/ids";
import { maybePermit } from "@/lib/session";

export const metadata: Metadata = { title: "Message" };

export default async function MessagePage({ params }: PageProps<"/staff/messages/[id]">) {
  const by = await maybePermit("messages.view");
  if (!by) return <NoPermission what="messages" />;
  const { id } = await params;
  const message = isUuid(id) ? await getMessage(by, id) : null;
  if (!message) notFound();
  return (
    <StaffPage title={message.subject} detail={`To ${message.recipient} · ${message.status === "queued" ? "waiting" : message.status}`} actions={<Link href="/staff/messages" className="inline-flex min-h-11 items-center text-sm underline underline-offset-4">All messages</Link>}>
      {message.failure && <p role="alert" className="mb-4 text-sm text-negative">{message.failure}</p>}
      <MailFrame html={message.html} />
      <Disclosure title="Plain text" className="mt-4 max-w-3xl"><pre className="whitespace-pre-wrap font-sans">{message.plain}</pre></Disclosure>
    </StaffPage>
  );
}
