import Link from "next/link";
import { moment } from "@/components/staff/frame/moment";
import { Banner } from "@/components/ui/banner";
import type { OfflineQueue } from "./use-offline-queue";

type Props = { isOnline: boolean; queue: OfflineQueue; /** When the prices in this browser were read. */ pricesAt: string | null; timeZone: string };

/** Whether the register has its server, what waits for it, and what can be done meanwhile. */
export function OfflineBanner({ isOnline, queue: { waiting, isSending, toDecide }, pricesAt, timeZone }: Props) {
  const sales = `${waiting} ${waiting === 1 ? "sale" : "sales"}`;
  if (!isOnline) return (
    <Banner tone="warning" role="status" title={waiting === 0 ? "No network: cash only" : `No network: cash only · ${sales} to send`} className="rounded-none">
      Cards, gift cards, credit, refunds and the drawer wait for it.{pricesAt && <> Prices as of {moment(pricesAt, timeZone)}.</>}
    </Banner>
  );
  if (waiting > 0) return <Banner tone="info" role="status" title={isSending ? `Sending ${sales}` : `${sales} to send`} className="rounded-none" />;
  if (toDecide > 0) return <Banner tone="warning" role="status" title={`${toDecide} ${toDecide === 1 ? "thing" : "things"} changed while this register was offline`} action={<Link href="/staff/offline-sales" className="inline-flex min-h-11 items-center underline underline-offset-4">Let a manager decide</Link>} className="rounded-none" />;
  return null;
}
