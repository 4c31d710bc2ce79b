import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { StaffPage } from "@/components/shell/staff-page";
import { FileFacts } from "@/components/staff/customers/file-facts";
import { CustomerCredit } from "./customer-credit";
import { CustomerPoints } from "./customer-points";
import { NoteForm } from "@/components/staff/customers/note-form";
import { OpenFileButton } from "@/components/staff/customers/open-file-button";
import { SharedCart } from "@/components/staff/customers/shared-cart";
import { TimelineFilter } from "@/components/staff/customers/timeline-filter";
import { TimelineList } from "@/components/staff/customers/timeline-list";
import { VariantStrip } from "@/components/staff/customers/variant-strip";
import { NoPermission } from "@/components/staff/frame/no-permission";
import { GroupChoice } from "@/components/staff/pricing/group-choice";
import { Banner } from "@/components/ui/banner";
import { EmptyState } from "@/components/ui/empty-state";
import { getCustomerFile } from "@/lib/domain/customers/get-customer-file";
import { listTimeline } from "@/lib/domain/customers/list-timeline";
import { groupLabel, type TimelineGroup } from "@/lib/domain/customers/timeline";
import { listOwnStores } from "@/lib/domain/identity/list-own-stores";
import { listGroupsOf } from "@/lib/domain/pricing/list-customer-groups";
import { isUuid } from "@/lib/kernel/ids";
import { maybePermit, staffStoreId } from "@/lib/session";

export const metadata: Metadata = { title: "Customer" };

const isGroup = (value: unknown): value is TimelineGroup => typeof value === "string" && Object.hasOwn(groupLabel, value);

export default async function CustomerPage({ params, searchParams }: PageProps<"/staff/customers/[id]">) {
  const by = await maybePermit("customers.view");
  if (!by) return <NoPermission what="customer files" />;
  const { id } = await params;
  if (!isUuid(id)) notFound();
  const { group, channel, at, before } = await searchParams;
  const storeId = await staffStoreId();
  const store = (await listOwnStores(by)).find((each) => each.id === storeId);
  const file = await getCustomerFile(by, { customerId: id, storeId });
  if (!file) {
    return (
      <StaffPage title="Customer file">
        <EmptyState title="This file is closed" action={<OpenFileButton customerId={id} name="this customer" size="regular" />}>Files open for one shift. Opening it is recorded and shown to the customer.</EmptyState>
      </StaffPage>
    );
  }
  const [groups, editor] = await Promise.all([listGroupsOf(by, file.id), maybePermit("customers.edit")]);
  const timeline = await listTimeline(by, {
    customerId: id,
    group: isGroup(group) ? group : undefined,
    channel: typeof channel === "string" && channel !== "" ? channel : undefined,
    before: typeof at === "string" && !Number.isNaN(Date.parse(at)) && Number.isSafeInteger(Number(before)) ? { at, id: Number(before) } : undefined,
  });
  const filter = { group: isGroup(group) ? group : "", channel: typeof channel === "string" ? channel : "" };
  return (
    <StaffPage title={file.name} detail={[file.email, file.phone].filter(Boolean).join(" · ")}>
      <div className="grid gap-8 xl:grid-cols-[1fr_24rem]">
        <div className="min-w-0 xl:order-2">
          <div className="grid gap-6">
            <FileFacts file={file} />
            <CustomerPoints customerId={file.id} />
            <CustomerCredit customerId={file.id} />
            <GroupChoice key={groups.map((one) => one.isIn).join()} customerId={file.id} groups={groups} mayEdit={editor !== null} />
            <SharedCart customerId={file.id} storeId={storeId} file={file} />
            <VariantStrip title="What to offer" items={file.offers} empty={file.sharesBrowsing ? "Nothing to suggest yet." : "Suggestions need purchases or shared browsing."} />
            <VariantStrip title="Wish list" items={file.wishes} empty="The wish list is empty." />
            <VariantStrip title="Looked at lately" items={file.viewed} empty={file.sharesBrowsing ? "Nothing in the last 90 days." : "This customer does not share browsing with stores."} />
            <section className="grid gap-3">
              <h2 className="text-sm font-semibold">Notes</h2>
              <NoteForm customerId={file.id} />
              <ul className="grid gap-2">
                {file.notes.map((note) => <li key={note.at} className="rounded-md border border-line bg-surface px-3 py-2 text-sm">{note.body}<span className="mt-0.5 block text-xs text-muted">{note.by}</span></li>)}
              </ul>
            </section>
          </div>
        </div>
        <section className="min-w-0">
          <div className="mb-4 flex flex-wrap items-end justify-between gap-3">
            <h2 className="text-sm font-semibold">Timeline</h2>
            <TimelineFilter {...filter} />
          </div>
          {timeline && timeline.hiddenBrowsing > 0 && <Banner className="mb-4">{timeline.hiddenBrowsing} browsing entries are hidden: this customer does not share browsing with stores.</Banner>}
          {timeline && timeline.entries.length > 0 ? <TimelineList entries={timeline.entries} timeZone={store?.timeZone ?? "America/Chicago"} /> : <EmptyState title="Nothing here">No entry fits this filter.</EmptyState>}
          {timeline?.next && (
            <Link href={{ query: { ...filter, at: timeline.next.at, before: timeline.next.id } }} className="mt-4 inline-flex min-h-11 items-center text-sm underline underline-offset-4">Earlier entries</Link>
          )}
        </section>
      </div>
    </StaffPage>
  );
}
