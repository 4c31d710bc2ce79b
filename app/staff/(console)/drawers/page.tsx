import type { Metadata } from "next";
import { StaffPage } from "@/components/shell/staff-page";
import { NoPermission } from "@/components/staff/frame/no-permission";
import { DrawerTable } from "@/components/staff/till/drawer-table";
import { DrawerTabs } from "@/components/staff/till/drawer-tabs";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { LinkButton } from "@/components/ui/link-button";
import { Select } from "@/components/ui/select";
import { drawerQuery } from "@/lib/domain/till/till-input";
import { listDrawers } from "@/lib/domain/till/list-drawers";
import { maybePermit, staffStoreId } from "@/lib/session";

export const metadata: Metadata = { title: "Drawers" };

export default async function DrawersPage({ searchParams }: PageProps<"/staff/drawers">) {
  const by = await maybePermit("till.manage");
  if (!by) return <NoPermission what="the drawers of the tills" />;
  const { show } = drawerQuery.parse(await searchParams);
  const locationId = await staffStoreId();
  const rows = await listDrawers(by, { locationId, only: show === "all" ? null : show });
  return (
    <StaffPage title="Drawers" detail="Every register’s cash from its float to its count." actions={<LinkButton href="/staff/till">Open the till</LinkButton>}>
      <DrawerTabs current="drawers" />
      <form role="search" aria-label="Drawers" className="mb-6 flex items-end gap-3">
        <Field id="show" label="Show" className="w-56">
          <Select id="show" name="show" defaultValue={show}><option value="all">All drawers</option><option value="open">Open now</option><option value="differing">Counts that differed</option></Select>
        </Field>
        <Button type="submit" look="secondary">Show</Button>
      </form>
      <DrawerTable rows={rows} isFiltered={show !== "all"} hasStores={locationId === null} />
    </StaffPage>
  );
}
