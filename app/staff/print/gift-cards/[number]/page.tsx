import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import { QrCode } from "@/components/order/qr-code";
import { PrintFrame } from "@/components/staff/counter/print-frame";
import { listPrintedCards } from "@/lib/domain/payments/list-printed-cards";
import { showCode } from "@/lib/domain/payments/tender";
import { formatMoney } from "@/lib/kernel/money";
import { maybePermit } from "@/lib/session";

export const metadata: Metadata = { title: "Gift cards" };

export default async function PrintGiftCardsPage({ params }: PageProps<"/staff/print/gift-cards/[number]">) {
  const by = await maybePermit("gift_cards.view");
  if (!by) redirect("/staff/sign-in");
  const number = (await params).number.slice(0, 40).toUpperCase();
  const cards = await listPrintedCards(by, number);
  if (cards.length === 0) notFound();
  return (
    <PrintFrame title="Gift cards" path={`/staff/print/gift-cards/${number}`} paper="receipt" choices={["receipt"]} back={`/staff/orders/${number}`}>
      {cards.map((card) => (
        <section key={card.id} className="grid justify-items-center gap-2 border-b border-dashed border-[#000] p-[4mm] text-center text-xs leading-snug last:border-b-0">
          <p className="text-base font-semibold">Alderway gift card</p>
          <p className="figures text-2xl font-semibold">{formatMoney(card.amountMinor, card.currency)}</p>
          {(card.recipientName || card.senderName) && <p>{[card.recipientName && `For ${card.recipientName}`, card.senderName && `from ${card.senderName}`].filter(Boolean).join(" ")}</p>}
          {card.message && <p className="break-words">“{card.message}”</p>}
          <QrCode text={card.code} label="The code of the gift card" className="w-[28mm]" />
          <p className="figures text-sm font-semibold tracking-wide">{showCode(card.code)}</p>
          <p>For anything online and in every store. It never expires. Whoever has the code can spend it: keep it like cash.</p>
        </section>
      ))}
    </PrintFrame>
  );
}
