import type { Metadata } from "next";
import { StaffPage } from "@/components/shell/staff-page";
import { NoPermission } from "@/components/staff/frame/no-permission";
import { DraftActions } from "@/components/staff/routing/draft-actions";
import { RoutingEditor } from "@/components/staff/routing/routing-editor";
import { VersionList } from "@/components/staff/routing/version-list";
import { Banner } from "@/components/ui/banner";
import { LinkButton } from "@/components/ui/link-button";
import { getRoutingRules } from "@/lib/domain/fulfillment/get-routing-rules";
import { maybePermit } from "@/lib/session";

export const metadata: Metadata = { title: "Routing" };

export default async function RoutingPage() {
  const by = await maybePermit("routing.edit");
  if (!by) return <NoPermission what="routing" />;
  const { published, draft, versions, places } = await getRoutingRules(by);
  const mayAudit = (await maybePermit("audit.view")) !== null;
  const inForce = published.version === 0 ? "The built-in rules are in force" : `Version ${published.version} is in force: ${published.note}`;
  return (
    <StaffPage
      title="Routing" detail={`Which place sends what is ordered for delivery. ${inForce}.`}
      actions={<><LinkButton href="/staff/routing/try" look="secondary">Try an order</LinkButton><LinkButton href="/staff/routing/back-test" look="secondary">Back-test</LinkButton>{mayAudit && <LinkButton href="/staff/audit?group=routing" look="secondary">Changes</LinkButton>}{draft.revision > 0 && <DraftActions revision={draft.revision} next={(versions[0]?.version ?? 0) + 1} />}</>}
    >
      <Banner className="mb-6">{draft.revision > 0 ? `This is a draft${draft.by ? ` of ${draft.by}` : ""}. Orders follow it only once it is published.` : "These are the rules in force. What you change and save becomes a draft; orders follow it only once it is published."}</Banner>
      <div className="grid grid-cols-1 items-start gap-10 2xl:grid-cols-[minmax(0,1fr)_24rem]">
        <RoutingEditor key={draft.revision === 0 ? `in-force-${published.version}` : "draft"} rules={draft.rules} revision={draft.revision} places={places} />
        <section aria-labelledby="versions" className="rounded-lg border border-line bg-surface p-5">
          <h2 id="versions" className="mb-2 text-sm font-semibold">Versions</h2>
          <VersionList versions={versions} current={published.version} />
        </section>
      </div>
    </StaffPage>
  );
}
