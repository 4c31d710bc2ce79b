import type { Metadata } from "next";
import { StaffPage } from "@/components/shell/staff-page";
import { NoPermission } from "@/components/staff/frame/no-permission";
import { WaveTable } from "@/components/staff/waves/wave-table";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { LinkButton } from "@/components/ui/link-button";
import { Select } from "@/components/ui/select";
import { mayStaff } from "@/lib/domain/identity/permission";
import { listWaves } from "@/lib/domain/waves/list-waves";
import { waveQuery, waveShows } from "@/lib/domain/waves/wave-input";
import { waveStateLabel } from "@/lib/domain/waves/wave-state";
import { maybePermit, staffStoreId } from "@/lib/session";

export const metadata: Metadata = { title: "Waves" };

export default async function WavesPage({ searchParams }: PageProps<"/staff/waves">) {
  const by = await maybePermit("fulfillment.view");
  if (!by) return <NoPermission what="waves" />;
  const query = waveQuery.parse(await searchParams);
  const found = await listWaves(by, query, { locationId: await staffStoreId() });
  return (
    <StaffPage
      title="Waves" detail="Several orders, picked in one walk along the shelves."
      actions={mayStaff(by.actor, "fulfillment.work") && <LinkButton href="/staff/waves/new">Make a wave</LinkButton>}
    >
      <form role="search" aria-label="Waves" className="mb-6 flex items-end gap-3">
        <Field id="show" label="State" className="flex-1 sm:max-w-56">
          <Select id="show" name="show" defaultValue={query.show}>{waveShows.map((show) => <option key={show} value={show}>{show === "under_way" ? "Under way" : show === "all" ? "All" : waveStateLabel[show]}</option>)}</Select>
        </Field>
        <Button type="submit" look="secondary">Show</Button>
      </form>
      <WaveTable found={found} query={query} mayWork={mayStaff(by.actor, "fulfillment.work")} />
    </StaffPage>
  );
}
