import type { Metadata } from "next";
import { StaffPage } from "@/components/shell/staff-page";
import { NoPermission } from "@/components/staff/frame/no-permission";
import { DiscountTable } from "@/components/staff/till/discount-table";
import { DrawerTabs } from "@/components/staff/till/drawer-tabs";
import { GiverTable } from "@/components/staff/till/giver-table";
import { LimitList } from "@/components/staff/till/limit-list";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { mayStaff } from "@/lib/domain/identity/permission";
import { listDiscountLimits } from "@/lib/domain/till/get-discount-limits";
import { listDiscounts } from "@/lib/domain/till/list-discounts";
import { discountQuery } from "@/lib/domain/till/till-input";
import { maybePermit, staffStoreId } from "@/lib/session";

export const metadata: Metadata = { title: "Discounts at tills" };

export default async function DiscountsPage({ searchParams }: PageProps<"/staff/drawers/discounts">) {
  const by = await maybePermit("till.manage");
  if (!by) return <NoPermission what="the discounts given at tills" />;
  const { show, days } = discountQuery.parse(await searchParams);
  const locationId = await staffStoreId();
  const [{ rows, givers }, limits] = await Promise.all([listDiscounts(by, { locationId, days, only: show === "all" ? null : show }), listDiscountLimits()]);
  return (
    <StaffPage title="Discounts at tills" detail="Prices and discounts given by hand: by whom, why, and who allowed what was above a limit.">
      <DrawerTabs current="discounts" />
      <form role="search" aria-label="Discounts" className="mb-6 flex flex-wrap items-end gap-3">
        <Field id="show" label="Show" className="w-56 max-sm:w-full"><Select id="show" name="show" defaultValue={show}><option value="all">All discounts</option><option value="approved">Allowed by a PIN</option></Select></Field>
        <Field id="days" label="Of the last" className="w-36"><Select id="days" name="days" defaultValue={days}>{[7, 30, 90].map((one) => <option key={one} value={one}>{one} days</option>)}</Select></Field>
        <Button type="submit" look="secondary">Show</Button>
      </form>
      <div className="grid gap-8">
        {givers.length > 0 && <GiverTable rows={givers} />}
        <DiscountTable rows={rows} isFiltered={show !== "all"} hasStores={locationId === null} />
        <LimitList limits={limits} mayEdit={mayStaff(by.actor, "till.limits")} />
      </div>
    </StaffPage>
  );
}
