import { Mark } from "@/components/shell/wordmark";
import { contentWords } from "@/lib/domain/fulfillment/in-bundle";
import { phoneWords } from "@/lib/domain/locations/phone-words";
import { dateWords, momentWords, slotWords } from "@/lib/domain/locations/time-words";
import { tenderWords } from "@/lib/domain/payments/tender";
import { taxWords } from "@/lib/domain/pricing/tax-words";
import type { Receipt } from "@/lib/domain/till/get-receipt";
import { formatMoney } from "@/lib/kernel/money";
import { NumberBars } from "./number-bars";

/** What is printed of a sale, black on white; with or without network the same. */
export function ReceiptPaper({ receipt }: { receipt: Receipt }) {
  const money = (minor: number) => formatMoney(minor, receipt.currency);
  const { store } = receipt;
  const sums: [string, number][] = [["Subtotal", receipt.subtotalMinor], ["Discount", -receipt.discountMinor], ["Delivery", receipt.chargesMinor], ["Tax", receipt.taxMinor]];
  return (
    <div className="figures grid gap-3 p-[4mm] text-xs leading-snug">
      <header className="grid justify-items-center gap-1 text-center">
        <p className="flex items-center gap-2 font-display text-lg font-medium"><Mark className="h-5 w-auto [--paper:#fff]" />Alderway Home</p>
        <p>{store.name}<br />{store.addressLine1}, {store.city}, {store.state} {store.postcode}{store.phone && <><br />{phoneWords(store.phone)}</>}</p>
      </header>
      <p className="border-y border-[#000] py-1.5 text-center">{momentWords(new Date(receipt.at), store.timeZone)}<br />{[receipt.register, receipt.soldBy && `sold by ${receipt.soldBy}`].filter(Boolean).join(" · ")}</p>
      <ul className="grid gap-1.5">
        {receipt.lines.map((line, i) => (
          <li key={`${i} ${line.sku}`} className="grid grid-cols-[1fr_auto] gap-x-3">
            <span>{line.title}{line.variantTitle ? `, ${line.variantTitle}` : ""}<span className="block text-2xs">{line.sku}{line.quantity > 1 ? ` · ${line.quantity} × ${money(line.unitMinor)}` : ""}</span>{line.parts.length > 0 && <span className="block text-2xs">{contentWords(line.parts)}</span>}</span>
            <span className="text-right">{money(line.unitMinor * line.quantity)}</span>
            {line.offers.map((offer) => <span key={offer.name} className="col-span-2 flex justify-between gap-x-3 pl-3 text-2xs"><span>{offer.name}</span><span>{money(-offer.amountMinor)}</span></span>)}
          </li>
        ))}
      </ul>
      {receipt.parts.some(({ method }) => method !== "carry_out") && (
        <ul className="grid gap-1.5 border-t border-[#000] pt-1.5">
          {receipt.parts.map((part) => (
            <li key={part.number}>
              <span className="font-semibold">{partWords(part)}</span>
              {part.lines.map((line, i) => <span key={`${i} ${line.title}`} className="block">{line.quantity} × {line.title}</span>)}
            </li>
          ))}
        </ul>
      )}
      <dl className="grid grid-cols-[1fr_auto] gap-x-3 gap-y-0.5 border-t border-[#000] pt-1.5">
        {sums.filter(([, minor], i) => i === 0 || minor !== 0).map(([label, minor]) => <div key={label} className="contents"><dt>{label}</dt><dd className="text-right">{money(minor)}</dd></div>)}
        <dt className="text-base font-semibold">Total</dt><dd className="text-right text-base font-semibold">{money(receipt.totalMinor)}</dd>
        {receipt.tenders.map((tender, i) => <div key={i} className="contents"><dt>{tenderWords(tender)}</dt><dd className="text-right">{money(tender.amountMinor)}</dd></div>)}
        {receipt.cash && (
          <>
            <dt>Rounded to</dt><dd className="text-right">{money(receipt.cash.dueMinor)}</dd>
            <dt>Given</dt><dd className="text-right">{money(receipt.cash.receivedMinor)}</dd>
            <dt>Change</dt><dd className="text-right">{money(receipt.cash.changeMinor)}</dd>
          </>
        )}
      </dl>
      {taxWords({ ...receipt, exemption: receipt.taxExemption }).map((words) => <p key={words} className="text-center">{words}</p>)}
      <NumberBars number={receipt.number} />
      <p className="text-center">{receipt.number}<br />Thank you. Any Alderway Home store takes returns by this number.</p>
    </div>
  );
}

/** "Taken along", "Ships to Maya Lin, 1 Pine St, Seattle, by Tue, Dec 1", "Van of Seattle to Maya Lin, 1 Pine St, Seattle, Fri 3 to 5 PM", "Pickup at Tacoma, Fri 3 to 4 PM" */
function partWords({ method, store, timeZone, promisedAt, slot, shipTo }: Receipt["parts"][number]): string {
  if (method === "ship") return `Ships to ${shipTo}, by ${dateWords(new Date(promisedAt), timeZone)}`;
  if (method === "email") return "Gift cards, by e-mail or printed";
  const hour = slot && slotWords({ startsAt: new Date(slot.startsAt), endsAt: new Date(slot.endsAt) }, timeZone, new Date());
  if (method === "local_delivery") return `Van of ${store} to ${shipTo}${hour ? `, ${hour}` : ""}`;
  if (method === "carry_out") return "Taken along";
  return hour ? `Pickup at ${store}, ${hour}` : `Pickup at ${store} from ${dateWords(new Date(promisedAt), timeZone)}. We tell you when it is there`;
}
