import type { Metadata } from "next";
import Link from "next/link";
import { StaffPage } from "@/components/shell/staff-page";
import { NoPermission } from "@/components/staff/frame/no-permission";
import { CandidateTable } from "@/components/staff/routing/candidate-table";
import { Badge } from "@/components/ui/badge";
import { Banner } from "@/components/ui/banner";
import { Breadcrumb } from "@/components/ui/breadcrumb";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { TextField } from "@/components/ui/text-field";
import { getRoutingTrial } from "@/lib/domain/fulfillment/get-routing-trial";
import type { RoutingDecision } from "@/lib/domain/fulfillment/routing";
import { reasonWords } from "@/lib/domain/fulfillment/routing-words";
import { maybePermit } from "@/lib/session";
import { homeCurrency } from "@/lib/kernel/currency";

export const metadata: Metadata = { title: "Try an order" };

export default async function TryRoutingPage({ searchParams }: PageProps<"/staff/routing/try">) {
  const by = await maybePermit("routing.edit");
  if (!by) return <NoPermission what="routing" />;
  const { order } = await searchParams;
  const number = (typeof order === "string" ? order : "").trim().slice(0, 40).toUpperCase();
  const trial = number === "" ? null : await getRoutingTrial(by, number);
  return (
    <StaffPage title="Try an order" detail="What the draft would decide about one real order, by the stock of its moment. Nothing is written.">
      <div className="-mt-4 mb-4"><Breadcrumb crumbs={[{ label: "Routing", href: "/staff/routing" }, { label: "Try an order" }]} /></div>
      <form role="search" aria-label="Order" className="mb-6 flex items-end gap-3">
        <TextField name="order" label="Order number" defaultValue={number} placeholder="AH-100042" autoComplete="off" className="w-56" />
        <Button type="submit" look="secondary">Try</Button>
      </form>
      {trial && !trial.hasDraft && <Banner className="mb-6">There is no draft: both show the rules in force.</Banner>}
      {trial ? (
        <div className="grid grid-cols-1 gap-8">
          <p className="flex flex-wrap items-center gap-x-3 gap-y-1 text-sm">
            <Link href={`/staff/orders/${trial.number}`} className="figures inline-flex min-h-11 items-center font-medium underline underline-offset-4 lg:min-h-0">{trial.number}</Link>
            <Badge tone={trial.isSame ? "neutral" : "info"} hasShape>{trial.isSame ? "sent from the same places" : "sent otherwise"}</Badge>
          </p>
          <Decision title="Draft" decision={trial.draft} />
          <Decision title={trial.version === 0 ? "Built-in rules" : `Published, version ${trial.version}`} decision={trial.published} />
        </div>
      ) : <EmptyState title={number === "" ? "Which order?" : `Nothing of ${number} was to be delivered`}>{number === "" ? "Type the number of an order with a delivery, or open one from the back-test." : "Check the number: pickups are not routed."}</EmptyState>}
    </StaffPage>
  );
}

function Decision({ title, decision }: { title: string; decision: RoutingDecision }) {
  const { routing, rule, passed } = decision;
  return (
    <section aria-label={title}>
      <h2 className="text-sm font-semibold">{title}</h2>
      <p className="mt-1 text-sm">{reasonWords(decision)}</p>
      <p className="mt-1 mb-3 text-xs text-muted">{routing} → {[...passed, rule].filter(Boolean).join(" → ")}</p>
      <CandidateTable caption={`Places considered, ${title}`} decision={decision} currency={homeCurrency} />
    </section>
  );
}
