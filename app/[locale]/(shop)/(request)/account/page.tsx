import type { Metadata } from "next";
import Link from "next/link";
import { OrderHistory } from "@/components/account/order-history";
import { VerifyNotice } from "@/components/account/verify-notice";
import { Button } from "@/components/ui/button";
import { channelLabel, channels } from "@/lib/domain/channel";
import { getProfile } from "@/lib/domain/customers/get-profile";
import { listOrders } from "@/lib/domain/orders/list-orders";
import { requirePermit } from "@/lib/session";

export const metadata: Metadata = { title: "Your orders", robots: { index: false } };

const filters = ["web", "store", "call_center"] as const;

export default async function AccountOrdersPage({ searchParams }: PageProps<"/[locale]/account">) {
  const by = await requirePermit("account.own");
  const { channel: wanted } = await searchParams;
  const channel = channels.find((each) => each === wanted);
  const [profile, orders] = await Promise.all([getProfile(by), listOrders(by, channel ? { channel } : {})]);
  return (
    <>
      <h1 className="display-2">Hello, {profile.name.split(" ")[0]}</h1>
      {!profile.isEmailVerified && <VerifyNotice email={profile.email} />}
      <nav aria-label="Where you bought" className="mt-6 flex flex-wrap gap-2">
        {[{ href: "/account", label: "Everything", isHere: !channel }, ...filters.map((each) => ({ href: `/account?channel=${each}`, label: channelLabel[each], isHere: channel === each }))].map(({ href, label, isHere }) => (
          <Link key={href} href={href} aria-current={isHere ? "page" : undefined} className="inline-flex min-h-11 items-center rounded-full border border-line px-4 text-sm hover:border-ink aria-[current]:border-action aria-[current]:bg-action-soft aria-[current]:font-medium">{label}</Link>
        ))}
      </nav>
      <div className="mt-6"><OrderHistory orders={orders} /></div>
      {/* A form loads the page anew: its own policy lets its camera read barcodes. */}
      <form action="/account/receipt" className="mt-6 flex flex-wrap items-center gap-x-4 text-sm text-muted">Something from a store is missing? <Button type="submit" look="secondary">Add its receipt</Button></form>
    </>
  );
}
