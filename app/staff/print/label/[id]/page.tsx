import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import { Barcode } from "@/components/ui/barcode";
import { paperOf, PrintFrame } from "@/components/staff/counter/print-frame";
import type { FulfillmentMethod } from "@/lib/domain/fulfillment/fulfillment-state";
import { getPickup } from "@/lib/domain/fulfillment/get-pickup";
import { clockWords, dateWords } from "@/lib/domain/locations/time-words";
import { asId, isUuid, type FulfillmentId } from "@/lib/kernel/ids";
import { maybePermit } from "@/lib/session";

export const metadata: Metadata = { title: "Label" };

export default async function LabelPage({ params, searchParams }: PageProps<"/staff/print/label/[id]">) {
  const by = await maybePermit("fulfillment.view");
  if (!by) redirect("/staff/sign-in");
  const { id } = await params;
  const view = isUuid(id) ? await getPickup(by, asId<FulfillmentId>(id)) : null;
  if (!view) notFound();
  const paper = paperOf((await searchParams).paper, ["label", "receipt"]);
  const at = new Date(view.slot?.startsAt ?? view.promisedAt);
  const zone = view.store.timeZone;
  const units = view.lines.reduce((sum, line) => sum + line.quantity - line.cancelled - line.moved - line.missing - line.handedOver, 0);
  const [surname, ...rest] = (view.pickupPerson?.name ?? view.customer.name).split(" ").reverse();
  const isLong = (surname ?? "").split("-").some((word) => word.length > 11);
  return (
    <PrintFrame title={`Label ${view.number}`} path={`/staff/print/label/${view.id}`} paper={paper} choices={["label", "receipt"]} back={`/staff/pickups/${view.id}`}>
      <div className={paper === "label" ? "flex h-[6in] flex-col p-[0.25in]" : "grid grid-cols-[minmax(0,1fr)] p-[4mm]"}>
        <div className="flex items-start justify-between gap-3 border-b-2 border-[#000] pb-3">
          <p className="text-sm leading-tight font-semibold">{view.store.name}<span className="block font-normal">{wayWords[view.method]}</span></p>
          <p className="figures text-right text-sm leading-tight font-semibold">{dateWords(at, zone)}<span className="block text-xl">{clockWords(at, zone)}</span></p>
        </div>
        <p className={`mt-4 ${isLong ? "text-2xl" : "text-4xl"} leading-none font-bold tracking-tight break-words uppercase`}>{surname}</p>
        <p className="mt-1 text-xl">{rest.reverse().join(" ")}</p>
        <p className="figures mt-4 text-2xl font-semibold">{view.number}</p>
        <p className="figures mt-1 text-lg">{units} {units === 1 ? "unit" : "units"}{view.lines.some((line) => line.needsTwoPeople) ? " · two people to lift" : ""}</p>
        {view.method === "local_delivery" && view.shipTo && <address className="mt-4 text-lg leading-snug not-italic">{view.shipTo["line1"]}{view.shipTo["line2"] && <>, {view.shipTo["line2"]}</>}<br />{view.shipTo["city"]}, {view.shipTo["state"]} {view.shipTo["postcode"]}</address>}
        {view.shelf && <p className="figures mt-3 self-start justify-self-start border-2 border-[#000] px-3 py-1 text-2xl font-bold">{view.shelf}{view.tote ? ` / ${view.tote}` : ""}</p>}
        <div className="mt-auto flex items-end justify-between gap-4 pt-4">
          <Barcode kind="code128" text={view.number} label={`Barcode ${view.number}`} className="h-16 min-w-0 flex-1 object-fill" />
          {paper === "label" && <Barcode kind="qrcode" text={view.number} label={`QR code ${view.number}`} className="size-20 shrink-0" />}
        </div>
      </div>
    </PrintFrame>
  );
}

const wayWords: Record<FulfillmentMethod, string> = { pickup: "Pickup", curbside: "Curbside", ship: "Delivery by carrier", local_delivery: "Delivery by our van", carry_out: "Taken along", email: "By e-mail" };
