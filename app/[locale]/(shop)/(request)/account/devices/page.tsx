import type { Metadata } from "next";
import { SessionList } from "@/components/account/session-list";
import { listSessions } from "@/lib/domain/identity/list-sessions";
import { requirePermit } from "@/lib/session";

export const metadata: Metadata = { title: "Devices", robots: { index: false } };

export default async function DevicesPage() {
  return (
    <section className="max-w-2xl">
      <h1 className="display-2">Devices</h1>
      <p className="mt-2 mb-6 text-sm text-muted">Where you are signed in. Signing a device out takes effect at once.</p>
      <SessionList sessions={await listSessions(await requirePermit("account.own"))} room="shop" />
    </section>
  );
}
