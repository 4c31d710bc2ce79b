import type { Metadata } from "next";
import { StaffPage } from "@/components/shell/staff-page";
import { ExceptionTabs } from "@/components/staff/exceptions/exception-tabs";
import { PolicyForm } from "@/components/staff/exceptions/policy-form";
import { ReasonList } from "@/components/staff/exceptions/reason-list";
import { NoPermission } from "@/components/staff/frame/no-permission";
import { getExceptionPolicy } from "@/lib/domain/fulfillment/get-exception-policy";
import { listRejectReasons } from "@/lib/domain/fulfillment/list-reject-reasons";
import { mayStaff } from "@/lib/domain/identity/permission";
import { maybePermit } from "@/lib/session";

export const metadata: Metadata = { title: "Reasons and rules" };

export default async function RulesPage() {
  const by = await maybePermit("fulfillment.view");
  if (!by) return <NoPermission what="the rules for exceptions" />;
  const [reasons, policy] = await Promise.all([listRejectReasons(by), getExceptionPolicy()]);
  const mayEdit = mayStaff(by.actor, "exceptions.edit");
  return (
    <StaffPage title="Reasons and rules" detail={mayEdit ? "They hold for every location, from the moment they are saved." : "They hold for every location. Administrators change them."}>
      <ExceptionTabs current="rules" />
      <div className="grid gap-10">
        <ReasonList reasons={reasons} mayEdit={mayEdit} />
        <PolicyForm policy={policy} mayEdit={mayEdit} />
      </div>
    </StaffPage>
  );
}
