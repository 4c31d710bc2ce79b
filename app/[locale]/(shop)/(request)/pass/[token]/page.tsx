import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { QrCode } from "@/components/order/qr-code";
import { Banner } from "@/components/ui/banner";
import { getPickupPass } from "@/lib/domain/fulfillment/get-pickup-pass";
import { passScan, passWords } from "@/lib/domain/fulfillment/pass-code";
import type { PassPage } from "@/lib/domain/fulfillment/pickup-pass";
import { phoneWords } from "@/lib/domain/locations/phone-words";
import { clockWords, dateWords } from "@/lib/domain/locations/time-words";
import { wallClock } from "@/lib/kernel/clock";
import { asId, isUuid, type PassId } from "@/lib/kernel/ids";
import { readLink } from "@/lib/kernel/signed-link";

export const metadata: Metadata = { title: "Pickup pass", robots: { index: false }, referrer: "same-origin" };

/** For whoever collects in the buyer's place: where, when and the code; nothing else of the order. */
export default async function PickupPassPage({ params }: PageProps<"/[locale]/pass/[token]">) {
  const id = readLink("pickup_pass", decodeURIComponent((await params).token), wallClock());
  const pass = id && isUuid(id) ? await getPickupPass(asId<PassId>(id)) : null;
  if (!pass) notFound();
  const { store, code } = pass;
  const day = (iso: string) => dateWords(new Date(iso), store.timeZone);
  return (
    <div className="page py-12 lg:py-16">
      <div className="mx-auto max-w-md">
        <p className="text-sm text-muted">Pickup pass for {pass.name}</p>
        <h1 className="mt-2 display-2">Collect for {pass.buyer}</h1>
        {pass.status !== "live" && <Banner tone="warning" className="mt-5">{overWords[pass.status]}</Banner>}
        {code && (
          <>
            <p className="mt-3 text-muted">{pass.isReady ? "It is waiting at the counter." : `Not ready yet: by ${day(pass.readyBy)}, ${clockWords(new Date(pass.readyBy), store.timeZone)}. Ask ${pass.buyer} before you go.`} {pass.units} {pass.units === 1 ? "item" : "items"}{pass.collectBy ? `, kept until ${day(pass.collectBy)}` : ""}.</p>
            <div className="mt-6 grid justify-items-center gap-4 rounded-lg border border-line bg-surface p-6 text-center">
              <QrCode text={passScan(code)} label="QR code of this pass" className="size-52" />
              <p className="text-sm text-muted">Show this at the counter. It works once.</p>
              <p className="figures text-xl tracking-[0.12em]" aria-label={`Pass ${code.split("").join(" ")}`}>{passWords(code)}</p>
            </div>
          </>
        )}
        <address className="mt-6 text-sm not-italic"><span className="font-medium">{store.name}</span><br />{store.addressLine1}<br />{store.city}, {store.state} {store.postcode}{store.phone && <><br /><a href={`tel:${store.phone}`} className="figures inline-flex min-h-11 items-center underline underline-offset-4">{phoneWords(store.phone)}</a></>}</address>
        {store.instructions && code && <p className="mt-3 text-sm text-muted">{store.instructions}</p>}
        <p className="mt-3 text-sm"><Link href={`/stores/${store.slug}`} className="inline-flex min-h-11 items-center underline underline-offset-4">Store and hours</Link></p>
      </div>
    </div>
  );
}

const overWords: Record<Exclude<PassPage["status"], "live">, string> = {
  used: "This pass was used. It works only once.", revoked: "The buyer took this pass back. Ask for another one.", over: "Nothing waits here any more.",
};
