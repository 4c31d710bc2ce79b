import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import { PrintFrame } from "@/components/staff/counter/print-frame";
import { momentWords } from "@/lib/domain/locations/time-words";
import { getDrawerReport } from "@/lib/domain/till/get-drawer-report";
import { homeCurrency } from "@/lib/kernel/currency";
import { asId, isUuid, type CashSessionId } from "@/lib/kernel/ids";
import { formatMoney } from "@/lib/kernel/money";
import { maybePermit } from "@/lib/session";

export const metadata: Metadata = { title: "Drawer report" };

const kindWords = { pay_in: "Put in", pay_out: "Taken out", refund: "Refund", exchange: "Exchange", void: "Void sale" } as const;

export default async function DrawerReportPage({ params }: PageProps<"/staff/print/drawer/[id]">) {
  const by = await maybePermit("till.unlock");
  if (!by) redirect("/staff/sign-in");
  const { id } = await params;
  const report = isUuid(id) ? await getDrawerReport(by, asId<CashSessionId>(id)) : null;
  if (!report) notFound();
  const money = (minor: number) => formatMoney(minor, homeCurrency);
  const at = (iso: string) => momentWords(new Date(iso), report.store.timeZone);
  const isOver = report.status === "closed";
  const { expectedMinor, countedMinor } = report;
  return (
    <PrintFrame title={isOver ? "Z report" : "X report"} path={`/staff/print/drawer/${report.id}`} paper="receipt" choices={["receipt"]} back="/staff/till" backTo="the till">
      <div className="figures grid gap-3 p-[4mm] text-xs leading-snug">
        <header className="text-center">
          <p className="text-base font-semibold">{isOver ? "Z report" : "X report"}</p>
          <p>{report.register}, {report.store.name}</p>
        </header>
        <p className="border-y border-[#000] py-1.5">
          Opened {at(report.openedAt)} by {report.openedBy}
          {report.countedAt && <><br />Counted {at(report.countedAt)} by {report.countedBy}</>}
          {report.closedAt && <><br />Closed {at(report.closedAt)} by {report.closedBy}</>}
        </p>
        <Rows rows={[[`Sales (${report.sales})`, money(report.totalMinor)], ["of it tax", money(report.taxMinor)], ["Card", money(report.cardMinor)], ...(report.valueMinor > 0 ? [["Gift cards and credit", money(report.valueMinor)] as const] : []), ["Cash", money(report.cashMinor)], ["of it rounding", money(report.roundingMinor)]]} />
        {report.people.length > 0 && <Rows title="Sold by" rows={report.people.map((person) => [`${person.name} (${person.sales})`, money(person.totalMinor)])} />}
        {report.byHand.length > 0 && <Rows title="Taken off by hand" rows={[
          ...report.byHand.map((one): [string, string] => [`${one.name}, ${one.reason.toLowerCase()} (${one.discounts})`, money(-one.amountMinor)]), ["of it approved by PIN", money(-report.byHand.reduce((sum, one) => sum + one.approvedMinor, 0))]]} />}
        {report.voids.length > 0 && <Rows title={`Void sales (${report.voids.length}), counted above`} rows={report.voids.map((one) => [`${one.number}, ${one.who}${one.approvedBy ? `, allowed by ${one.approvedBy}` : ""}: ${one.reason}`, money(-one.totalMinor)])} />}
        {report.movements.length > 0 && <Rows title="In and out" rows={report.movements.map((movement) => [`${kindWords[movement.kind]}${movement.kind === "refund" || movement.kind === "void" ? "" : `, ${movement.reason}`}, ${movement.who}`, money(movement.amountMinor)])} />}
        <Rows title="Drawer" rows={[["Float", money(report.floatMinor)], ["Should hold", expectedMinor === null ? "after the count" : money(expectedMinor)],
          ...(countedMinor === null || expectedMinor === null ? [] : [["Counted", money(countedMinor)], ["Difference", money(countedMinor - expectedMinor)]] as [string, string][])]} />
        {report.pieces && <Rows title="Count" rows={Object.entries(report.pieces).filter(([, count]) => count > 0).sort(([a], [b]) => Number(b) - Number(a)).map(([value, count]) => [`${count} × ${money(Number(value))}`, money(Number(value) * count)])} />}
        {report.reason && <p>{report.reason}{report.approvedBy && `. Approved by ${report.approvedBy}`}</p>}
      </div>
    </PrintFrame>
  );
}

function Rows({ title, rows }: { title?: string; rows: readonly (readonly [string, string])[] }) {
  return (
    <section>
      {title && <h2 className="font-semibold">{title}</h2>}
      <dl className="grid grid-cols-[1fr_auto] gap-x-3 gap-y-0.5">{rows.map(([label, value], i) => <div key={i} className="contents"><dt>{label}</dt><dd className="text-right">{value}</dd></div>)}</dl>
    </section>
  );
}
