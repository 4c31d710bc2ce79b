import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { QueryProvider } from "@/components/shell/query-provider";
import { RegisterSetup } from "@/components/staff/till/register-setup";
import { TillRoom } from "@/components/staff/till/till-room";
import { listRegisters } from "@/lib/domain/identity/list-registers";
import { getStore } from "@/lib/domain/locations/get-store";
import { getTill } from "@/lib/domain/till/get-till";
import { maybePermit, register, staffStoreId } from "@/lib/session";

export const metadata: Metadata = { title: "Till" };

export default async function TillPage() {
  const by = await maybePermit("till.unlock");
  if (!by) redirect("/staff/sign-in");
  const facts = await register();
  const till = facts && (await getTill(by, facts));
  if (till) return <QueryProvider><TillRoom initial={till} /></QueryProvider>;
  const locationId = await staffStoreId();
  const [store, manager] = [locationId ? await getStore({ id: locationId }) : null, await maybePermit("till.manage")];
  return (
    <main id="main" className="grid min-h-dvh place-items-center p-4">
      <RegisterSetup store={store && store.kind === "store" ? { id: store.id, name: store.name } : null} registers={store && manager ? await listRegisters(manager, { locationId: store.id }) : []} mayManage={manager !== null} />
    </main>
  );
}
