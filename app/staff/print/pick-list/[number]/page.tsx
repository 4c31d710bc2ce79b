import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import { Barcode } from "@/components/ui/barcode";
import { paperOf, PrintFrame } from "@/components/staff/counter/print-frame";
import { shelfWords } from "@/lib/domain/fulfillment/pick-path";
import { getWave } from "@/lib/domain/waves/get-wave";
import { itemName, unitsWanted } from "@/lib/domain/waves/wave-view";
import { maybePermit } from "@/lib/session";

export const metadata: Metadata = { title: "Pick list" };

export default async function PickListPage({ params, searchParams }: PageProps<"/staff/print/pick-list/[number]">) {
  const by = await maybePermit("fulfillment.view");
  if (!by) redirect("/staff/sign-in");
  const view = await getWave(by, (await params).number);
  if (!view) notFound();
  const paper = paperOf((await searchParams).paper, ["letter", "receipt"]);
  return (
    <PrintFrame title={`Pick list ${view.number}`} path={`/staff/print/pick-list/${view.number}`} paper={paper} choices={["letter", "receipt"]} back={`/staff/waves/${view.number}`} backTo="the wave">
      <div className={paper === "letter" ? "grid gap-5 p-4 sm:p-[0.6in] print:p-[0.6in]" : "grid gap-4 p-[4mm]"}>
        <header className="flex flex-wrap items-center justify-between gap-3 border-b border-[#000] pb-3">
          <p className="figures text-lg font-semibold">{view.number}<span className="block text-xs font-normal">{view.place.name} · {view.picker.name}</span></p>
          <Barcode kind="code128" text={view.number} label={`Barcode ${view.number}`} className="h-10 w-40 object-fill" />
        </header>
        <table className="figures w-full border-collapse text-left text-sm">
          <thead><tr className="border-b border-[#000] text-xs"><th scope="col" className="py-1 pr-2 font-medium">Place</th><th scope="col" className="py-1 pr-2 font-medium">Qty</th><th scope="col" className="py-1 font-medium">Item</th><th scope="col" className="py-1 pl-3 font-medium">Totes</th></tr></thead>
          <tbody>
            {view.items.map((item) => (
              <tr key={item.variantId} className="border-b border-[#bbb] align-top">
                <td className="py-1.5 pr-3">{shelfWords(item)}</td>
                <td className="py-1.5 pr-3 font-semibold">{unitsWanted(item)}</td>
                <td className="py-1.5"><span className="block">{itemName(item)}</span><span className="text-xs">{item.sku}</span></td>
                <td className="py-1.5 pl-3">{item.shares.map((share) => <span key={share.tote} className="block whitespace-nowrap">{share.wanted} → {share.tote}</span>)}</td>
              </tr>
            ))}
          </tbody>
        </table>
        <ol className="figures grid grid-cols-2 gap-x-6 gap-y-1 text-sm">{view.parts.map((part) => <li key={part.id}><span className="font-semibold">{part.tote}</span> {part.number}, {part.customerName}</li>)}</ol>
      </div>
    </PrintFrame>
  );
}
