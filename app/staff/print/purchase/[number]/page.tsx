import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import { Mark } from "@/components/shell/wordmark";
import { Barcode } from "@/components/ui/barcode";
import { PrintFrame } from "@/components/staff/counter/print-frame";
import { lineName } from "@/lib/domain/inventory/unit-words";
import { calendarWords } from "@/lib/domain/locations/time-words";
import { getPurchase } from "@/lib/domain/purchasing/get-purchase";
import { linesMinor } from "@/lib/domain/purchasing/purchase-line";
import { formatMoney } from "@/lib/kernel/money";
import { maybePermit } from "@/lib/session";

export const metadata: Metadata = { title: "Purchase order" };

export default async function PrintPurchasePage({ params }: PageProps<"/staff/print/purchase/[number]">) {
  const by = await maybePermit("purchasing.plan");
  if (!by) redirect("/staff/sign-in");
  const { number } = await params;
  const viewer = await maybePermit("purchasing.view");
  const view = viewer && (await getPurchase(viewer, number));
  if (!view) notFound();
  const money = (minor: number) => formatMoney(minor, view.currency);
  const lines = view.lines.map((line) => ({ ...line, unitCostMinor: line.unitCostMinor ?? 0 }));
  return (
    <PrintFrame title={`Purchase order ${view.number}`} path={`/staff/print/purchase/${view.number}`} paper="letter" choices={[]} back={`/staff/purchasing/${view.number}`}>
      <div className="grid gap-6 p-4 sm:p-[0.6in] print:p-[0.6in]">
        <header className="flex items-center justify-between gap-3 border-b border-[#000] pb-3">
          <p className="flex items-center gap-2 font-display text-lg font-medium whitespace-nowrap"><Mark className="h-5 w-auto [--paper:#fff]" />Alderway Home</p>
          <p className="figures text-right text-lg font-semibold">{view.number}</p>
        </header>
        <dl className="figures grid grid-cols-[auto_1fr] gap-x-6 gap-y-1 text-sm">
          <dt>Supplier</dt><dd className="font-semibold">{view.supplier.name}</dd>
          <dt>Deliver to</dt><dd>{view.location.name}, {view.location.address}</dd>
          <dt>Expected</dt><dd>{view.expectedOn ? calendarWords(view.expectedOn) : "–"}</dd>
          {view.createdBy && <><dt>Contact</dt><dd>{view.createdBy}</dd></>}
          {view.note && <><dt>Note</dt><dd>{view.note}</dd></>}
        </dl>
        <table className="figures w-full border-collapse text-left text-sm">
          <thead><tr className="border-b border-[#000] text-xs"><th scope="col" className="py-1 pr-3 font-medium">Qty</th><th scope="col" className="py-1 font-medium">Item</th><th scope="col" className="py-1 pl-3 text-right font-medium">Each</th><th scope="col" className="py-1 pl-3 text-right font-medium">Amount</th></tr></thead>
          <tbody>
            {lines.map((line) => (
              <tr key={line.id} className="border-b border-[#bbb] align-top">
                <td className="py-1.5 pr-3 font-semibold">{line.ordered}</td>
                <td className="py-1.5"><span className="block">{lineName(line)}</span><span className="text-xs">{[line.supplierSku, line.sku].filter(Boolean).join(" · ")}</span></td>
                <td className="py-1.5 pl-3 text-right whitespace-nowrap">{money(line.unitCostMinor)}</td>
                <td className="py-1.5 pl-3 text-right whitespace-nowrap">{money(line.unitCostMinor * line.ordered)}</td>
              </tr>
            ))}
          </tbody>
          <tfoot><tr className="font-semibold"><td colSpan={3} className="py-2 text-right">Total</td><td className="py-2 pl-3 text-right whitespace-nowrap">{money(linesMinor(lines))}</td></tr></tfoot>
        </table>
        <Barcode kind="code128" text={view.number} label={`Barcode ${view.number}`} className="h-14 w-56 object-fill" />
      </div>
    </PrintFrame>
  );
}
