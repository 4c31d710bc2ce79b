import type { Metadata } from "next";
import { NoPermission } from "@/components/staff/frame/no-permission";
import { LoyaltyForm } from "@/components/staff/loyalty/loyalty-form";
import { getLoyaltyPolicy } from "@/lib/domain/loyalty/get-loyalty-policy";
import { listCustomerGroups } from "@/lib/domain/pricing/list-customer-groups";
import { maybePermit } from "@/lib/session";

export const metadata: Metadata = { title: "Points" };

export default async function PointsSettingsPage() {
  const [by, groupViewer, editor] = [await maybePermit("loyalty.view"), await maybePermit("catalog.view"), await maybePermit("loyalty.edit")];
  if (!by) return <NoPermission what="the rules for points" />;
  const { tiers, ...policy } = await getLoyaltyPolicy();
  const groups = groupViewer ? await listCustomerGroups(groupViewer) : [];
  return (
    <LoyaltyForm
      policy={{ ...policy, tiers: tiers.map(({ members: _, ...tier }) => tier) }} members={Object.fromEntries(tiers.flatMap(({ id, members }) => (id ? [[id, members]] : [])))}
      groups={groups.map(({ id, name }) => ({ id, name }))} mayEdit={editor !== null}
    />
  );
}
