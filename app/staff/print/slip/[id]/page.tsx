import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import { Mark } from "@/components/shell/wordmark";
import { Barcode } from "@/components/ui/barcode";
import { paperOf, PrintFrame } from "@/components/staff/counter/print-frame";
import { getPickup } from "@/lib/domain/fulfillment/get-pickup";
import { shelfWords } from "@/lib/domain/fulfillment/pick-path";
import { clockWords, dateWords } from "@/lib/domain/locations/time-words";
import { asId, isUuid, type FulfillmentId } from "@/lib/kernel/ids";
import { maybePermit } from "@/lib/session";

export const metadata: Metadata = { title: "Packing slip" };

export default async function SlipPage({ params, searchParams }: PageProps<"/staff/print/slip/[id]">) {
  const by = await maybePermit("fulfillment.view");
  if (!by) redirect("/staff/sign-in");
  const { id } = await params;
  const view = isUuid(id) ? await getPickup(by, asId<FulfillmentId>(id)) : null;
  if (!view) notFound();
  const paper = paperOf((await searchParams).paper, ["receipt", "label", "letter"]);
  const zone = view.store.timeZone;
  const at = new Date(view.slot?.startsAt ?? view.promisedAt);
  const lines = view.lines.map((line) => ({ ...line, count: line.quantity - line.cancelled - line.moved - line.missing })).filter((line) => line.count > 0);
  const { shipTo } = view;
  return (
    <PrintFrame title={`Packing slip ${view.number}`} path={`/staff/print/slip/${view.id}`} paper={paper} choices={["receipt", "label", "letter"]} back={`/staff/pickups/${view.id}`}>
      <div className={paper === "letter" ? "grid gap-5 p-4 sm:p-[0.6in] print:p-[0.6in]" : paper === "label" ? "grid gap-3 p-[0.25in]" : "grid gap-4 p-[4mm]"}>
        <header className="flex items-center justify-between gap-3 border-b border-[#000] pb-3">
          <p className="flex items-center gap-2 font-display text-lg font-medium whitespace-nowrap"><Mark className="h-5 w-auto [--paper:#fff]" />Alderway Home</p>
          <p className="text-right text-xs leading-tight">{view.store.name}<span className="block">{view.method === "local_delivery" ? "Brought by our van" : view.method === "ship" ? "Delivery" : view.method === "curbside" ? "Curbside pickup" : "Store pickup"}</span></p>
        </header>
        <dl className="figures grid grid-cols-[auto_1fr] gap-x-4 gap-y-1 text-sm">
          <dt>Order</dt><dd className="font-semibold">{view.number}</dd>
          <dt>For</dt><dd>{view.pickupPerson?.name ?? view.customer.name}</dd>
          <dt>{view.method === "local_delivery" ? "From" : view.method === "ship" ? "Arrives by" : "Ready by"}</dt><dd>{dateWords(at, zone)}, {clockWords(at, zone)}</dd>
          {shipTo && <><dt>To</dt><dd>{[shipTo["line1"], shipTo["line2"], `${shipTo["city"]}, ${shipTo["state"]} ${shipTo["postcode"]}`].filter(Boolean).join(", ")}</dd></>}
        </dl>
        <table className="figures w-full border-collapse text-left text-sm">
          <thead><tr className="border-b border-[#000] text-xs"><th scope="col" className="py-1 pr-2 font-medium">Qty</th><th scope="col" className="py-1 font-medium">Item</th>{paper === "letter" && <th scope="col" className="py-1 pl-3 font-medium">Place</th>}</tr></thead>
          <tbody>
            {lines.map((line) => (
              <tr key={line.id} className="border-b border-[#bbb] align-top">
                <td className="py-1.5 pr-3 font-semibold">{line.count}</td>
                <td className="py-1.5"><span className="block">{line.title}{line.variantTitle ? `, ${line.variantTitle}` : ""}</span><span className="text-xs">{line.sku}{line.parcels > 1 ? ` · ${line.parcels} parcels each` : ""}{line.bundle ? ` · part of ${line.bundle.title}` : ""}</span></td>
                {paper === "letter" && <td className="py-1.5 pl-3 whitespace-nowrap">{shelfWords(line)}</td>}
              </tr>
            ))}
          </tbody>
        </table>
        <Barcode kind="code128" text={view.number} label={`Barcode ${view.number}`} className="h-14 w-56 justify-self-center object-fill" />
        <p className="text-center text-xs">Thank you. Any Alderway Home store takes returns; your order says until when.</p>
      </div>
    </PrintFrame>
  );
}
