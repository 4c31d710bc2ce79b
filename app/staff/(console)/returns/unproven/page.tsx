import type { Metadata } from "next";
import { QueryProvider } from "@/components/shell/query-provider";
import { StaffPage } from "@/components/shell/staff-page";
import { NoPermission } from "@/components/staff/frame/no-permission";
import { UnprovenDesk } from "@/components/staff/returns/unproven-desk";
import { UnprovenTable } from "@/components/staff/returns/unproven-table";
import { Banner } from "@/components/ui/banner";
import { Breadcrumb } from "@/components/ui/breadcrumb";
import { LinkButton } from "@/components/ui/link-button";
import { listTillPeople } from "@/lib/domain/identity/list-till-people";
import { mayStaff } from "@/lib/domain/identity/permission";
import { getUnprovenQuote } from "@/lib/domain/returns/get-unproven-quote";
import { listUnproven } from "@/lib/domain/returns/list-unproven";
import { unprovenQuery } from "@/lib/domain/returns/unproven-input";
import { maybePermit, register, staffStoreId } from "@/lib/session";

export const metadata: Metadata = { title: "Return without a purchase" };

export default async function UnprovenReturnPage({ searchParams }: PageProps<"/staff/returns/unproven">) {
  const by = await maybePermit("returns.view");
  if (!by) return <NoPermission what="returns" />;
  const [seller, unlock, facts] = await Promise.all([maybePermit("till.sell"), maybePermit("till.unlock"), register()]);
  const { scanned, quantity, customer, before } = unprovenQuery.parse(await searchParams);
  const { rows, next } = await listUnproven(by, { before }, await staffStoreId());
  const approvers = seller && unlock && facts && !mayStaff(seller.actor, "till.approve") ? (await listTillPeople(unlock, facts)).filter(({ mayApprove, hasPin }) => mayApprove && hasPin) : [];
  return (
    <StaffPage title="Return without a purchase" detail="When neither receipt, name, phone nor card finds what was bought.">
      <div className="-mt-3 mb-4"><Breadcrumb crumbs={[{ label: "Returns", href: "/staff/returns" }, { label: "Without a purchase" }]} /></div>
      {seller
        ? <QueryProvider><UnprovenDesk quote={scanned ? await getUnprovenQuote(seller, { scanned, quantity, customerId: customer }) : null} scanned={scanned} quantity={quantity} customerId={customer} mayApprove={mayStaff(seller.actor, "till.approve")} approvers={approvers} /></QueryProvider>
        : <Banner title="Taken at an unlocked register" action={<LinkButton href="/staff/till" look="secondary" size="small">Open the till</LinkButton>}>It becomes store credit at once, and a manager’s PIN may be needed.</Banner>}
      <section aria-labelledby="unproven-taken" className="mt-8">
        <h2 id="unproven-taken" className="mb-3 text-sm font-semibold">Taken without a purchase</h2>
        <UnprovenTable rows={rows} isNarrowed={before !== null} />
        <nav aria-label="Pages" className="mt-6 flex justify-center gap-3">
          {before !== null && <LinkButton look="quiet" href="/staff/returns/unproven">Newest</LinkButton>}
          {next !== null && <LinkButton look="secondary" href={`/staff/returns/unproven?before=${next}`}>Earlier</LinkButton>}
        </nav>
      </section>
    </StaffPage>
  );
}
